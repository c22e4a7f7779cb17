import { z } from 'zod/v4';
import { STAGE_IDS, text, timeLimitSchema } from '../codes/values';

/**
 * The chart model: the one source of the picture, the outline, the check and BPMN.
 * Stages and steps: 收件与受理 (收件, 受理) · 审查与决定 (审查, 决定) · 颁证与送达 (颁证, 送达).
 */

/** Most nodes of one chart: the largest real one has 64; more is an error, not a hang. */
export const MAX_NODES = 300;
export const MAX_EDGES = 900;
/** More columns than a page is wide. */
export const MAX_LANES = 20;

export const LANE_ROLES = ['applicant', 'window', 'department', 'other'] as const;
export const NODE_TYPES = ['start', 'end', 'task', 'decision', 'document', 'special'] as const;

const id = z.string().min(1).max(80);

export const laneSchema = z.object({ id, role: z.enum(LANE_ROLES), name: text });

export const chartNodeSchema = z.object({
  id,
  type: z.enum(NODE_TYPES),
  label: text,
  lane: id,
  stage: z.enum(STAGE_IDS).nullable().default(null),
  /** One of the six steps, where the node is one. */
  step: z.string().max(40).default(''),
  post: text,
  limit: timeLimitSchema.default(null),
  counted: z.boolean().default(true),
  standard: text,
  result: text,
  /** Element of BPMN that the node was read from, e.g. `bpmn:UserTask`, so that it can be written as such again. */
  kind: z.string().max(60).optional(),
});

export const chartEdgeSchema = z.object({
  id,
  from: id,
  to: id,
  condition: text,
  /** Element of BPMN that the edge was read from, where it was no sequence flow. */
  kind: z.string().max(60).optional(),
});

export const chartSchema = z.object({
  title: text,
  lanes: z.array(laneSchema).max(MAX_LANES),
  nodes: z.array(chartNodeSchema).max(MAX_NODES),
  edges: z.array(chartEdgeSchema).max(MAX_EDGES),
});

export type Chart = z.output<typeof chartSchema>;
export type ChartNode = z.output<typeof chartNodeSchema>;
export type ChartEdge = z.output<typeof chartEdgeSchema>;
export type Lane = z.output<typeof laneSchema>;
