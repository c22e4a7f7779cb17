import type { LocalizedText } from '../../../../domain/codes/tables';
import type { Chart } from '../../../../domain/flowchart/chart';
import type { ChartProblem } from '../../../../domain/flowchart/problems';
import type { Finding, Severity } from '../../../../domain/template/types';

/** What is found in a chart, at the node or flow that it belongs to. */

export interface ChartFinding {
  readonly severity: Severity;
  readonly message: LocalizedText;
  /** Left out where it concerns the chart as a whole. */
  readonly nodeId?: string;
  readonly edgeId?: string;
  /** What a rule about charts found, in the words of the check of charts. */
  readonly problem?: LocalizedText;
}

export interface ChartFindings {
  /** The gravest first. */
  readonly all: readonly ChartFinding[];
  readonly byNode: ReadonlyMap<string, readonly ChartFinding[]>;
  readonly byEdge: ReadonlyMap<string, readonly ChartFinding[]>;
}

/** The server's last answer. */
export interface CheckedChart {
  /** The chart as it was checked: findings name nodes by their place in it. */
  readonly chart: Chart;
  readonly findings: readonly Finding[];
}

interface Sources {
  readonly chart: Chart;
  /** What the form of the chart shows at once. */
  readonly problems: readonly ChartProblem[];
  readonly checked: CheckedChart | null;
}

/**
 * The server's findings, and those problems that no rule of the template speaks of (as advice; how grave something is, the
 * template decides). Nothing is said twice at one place.
 */
export function chartFindings({ chart, problems, checked }: Sources): ChartFindings {
  const present = new Set([...chart.nodes, ...chart.edges].map(({ id }) => id));
  const fromRules = (checked?.findings ?? [])
    .filter(({ path }) => path === ROOT || path.startsWith(`${ROOT}/`))
    .map((finding) => located(finding, checked!.chart))
    .filter((finding) => present.has(placeOf(finding) ?? '') || placeOf(finding) === undefined);
  const said = (problem: ChartProblem) =>
    fromRules.some(
      (finding) =>
        placeOf(finding) === placeOf(problem) &&
        finding.problem?.['zh-Hans'] === problem.message['zh-Hans']
    );
  const others = problems
    .filter((problem) => !said(problem))
    .map(({ message, nodeId, edgeId }): ChartFinding => ({
      severity: 'advice',
      message,
      ...(edgeId === undefined ? {} : { edgeId }),
      ...(nodeId === undefined ? {} : { nodeId }),
    }));
  const all = [...fromRules, ...others].sort((a, b) => RANK[a.severity] - RANK[b.severity]);
  return { all, byNode: grouped(all, nodeOf), byEdge: grouped(all, ({ edgeId }) => edgeId) };
}

export const gravest = (findings: readonly ChartFinding[]): Severity | null =>
  findings[0]?.severity ?? null;

const ROOT = '/chart';
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, advice: 2 };

/** A finding of a flow belongs to the flow; only one without a flow to its node. */
const nodeOf = ({ nodeId, edgeId }: ChartFinding) => (edgeId === undefined ? nodeId : undefined);
const placeOf = ({ nodeId, edgeId }: { nodeId?: string; edgeId?: string }) => edgeId ?? nodeId;

function located({ severity, message, path, actual }: Finding, chart: Chart): ChartFinding {
  const [, part, index] = path.split('/').slice(1);
  const place = Number(index);
  const nodeId = part === 'nodes' ? chart.nodes[place]?.id : undefined;
  const edgeId = part === 'edges' ? chart.edges[place]?.id : undefined;
  return {
    severity,
    message,
    ...(actual === undefined ? {} : { problem: actual }),
    ...(nodeId === undefined ? {} : { nodeId }),
    ...(edgeId === undefined ? {} : { edgeId }),
  };
}

function grouped(
  findings: readonly ChartFinding[],
  keyOf: (finding: ChartFinding) => string | undefined
): ReadonlyMap<string, readonly ChartFinding[]> {
  const groups = new Map<string, ChartFinding[]>();
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}
