import { z } from 'zod/v4';
import { COMPUTED_KINDS } from '../../../domain/catalogue/catalogue-kinds';
import { LOCALES } from '../../../domain/codes/tables';
import { DOCUMENT_KINDS } from '../../../domain/document/document';
import { chartSchema, NODE_TYPES } from '../../../domain/flowchart/chart';
import { itemSchema, type ResourceName } from './resources';

/** Schemas of the answers, for the OpenAPI document. */

const release = z.object({
  site: z.string(),
  number: z.number().int().describe('Number of the release'),
  asOf: z.number().int().describe('Place in the log of events that the release shows'),
});

const pages = z.object({
  page: z.number().int(),
  pageSize: z.number().int(),
  pageCount: z.number().int(),
  total: z.number().int(),
});
const cursorPages = z.object({
  pageSize: z.number().int(),
  total: z.number().int(),
  next: z.string().nullable().describe('pagination[cursor] of the next page; null on the last'),
});
const localized = z.object({ 'zh-Hans': z.string(), en: z.string() });

export const listAnswer = (resource: ResourceName) =>
  z.object({
    data: z.array(itemSchema(resource).partial()),
    meta: z.object({ pagination: z.union([pages, cursorPages]), release }),
  });

export const oneAnswer = (resource: ResourceName) =>
  z.object({ data: itemSchema(resource).partial(), meta: z.object({ release }) });

const catalogueHead = z.object({
  slug: z.enum(COMPUTED_KINDS),
  title: localized,
  columns: z.array(
    z.object({
      name: z.string(),
      label: localized,
      table: z.string().optional().describe('Code table of the values of the column'),
    })
  ),
  counts: z.object({
    total: z.number().int(),
    by: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.number().int() }))),
  }),
});

export const cataloguesAnswer = z.object({
  data: z.array(catalogueHead),
  meta: z.object({ release }),
});

export const catalogueAnswer = z.object({
  data: catalogueHead.extend({
    entries: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
      })
    ),
  }),
  meta: z.object({ pagination: pages, release }),
});

const outlineStep = z.object({
  number: z.number().int(),
  nodeId: z.string(),
  type: z.enum(NODE_TYPES),
  stage: z.string(),
  who: z.string(),
  label: z.string(),
  post: z.string(),
  limit: z.string(),
  counted: z.boolean(),
  standard: z.string(),
  result: z.string(),
  document: z.string(),
  branches: z.array(branch()),
});

export const flowchartAnswer = z.object({
  data: z.object({
    code: z.string(),
    name: z.string(),
    subjectCode: z.string().describe('Code of what the chart draws'),
    origin: z.enum(['published', 'derived']).describe('Derived from the steps of the guide'),
    hash: z.string(),
    locale: z.enum(LOCALES),
    chart: chartSchema,
    outline: z.object({
      title: z.string(),
      chartHash: z.string(),
      steps: z.array(outlineStep),
      loose: z.array(branch()),
    }),
  }),
  meta: z.object({ release }),
});

function branch() {
  return z.object({
    edgeId: z.string(),
    condition: z.string(),
    target: z.number().int().nullable(),
    text: z.string(),
  });
}

const facet = z.array(z.object({ value: z.string(), label: z.string(), count: z.number().int() }));

export const searchAnswer = z.object({
  data: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      organization: z.string(),
      region: z.object({ code: z.string(), name: z.string() }),
      itemType: z.string(),
      handlingMode: z.string(),
      audiences: z.array(z.string()),
      page: z.string().describe('Address of its page, or blank'),
      highlights: z
        .object({ name: z.string(), organization: z.string(), text: z.string() })
        .describe('HTML: escaped, with <mark> around what was found'),
    })
  ),
  meta: z.object({
    pagination: pages,
    facets: z
      .object({ regionCode: facet, itemType: facet, audiences: facet, handlingMode: facet })
      .describe('How many there would be for each value, with the filters on the others'),
    readings: z
      .array(z.object({ term: z.string(), meaning: z.string() }))
      .describe('Words of daily speech that were also read as what guides call them'),
    relaxed: z.boolean().describe('Nothing has all that was asked for; these have the most of it'),
    release,
  }),
});

const eventHead = {
  sequence: z.number().int(),
  kind: z.enum(DOCUMENT_KINDS),
  code: z.string(),
  locale: z.enum(LOCALES),
};

export const changesAnswer = z.object({
  data: z.array(
    z.discriminatedUnion('action', [
      z.object({ ...eventHead, action: z.literal('published'), hash: z.string() }),
      z.object({
        ...eventHead,
        action: z.literal('withdrawn'),
        reason: z.enum(['cancelled', 'delegated', 'merged', 'error', 'moved']),
        successor: z.string(),
      }),
    ])
  ),
  meta: z.object({
    next: z.number().int().describe('since of the next request'),
    more: z.boolean(),
    release,
  }),
});

export const openApiAnswer = z.looseObject({ openapi: z.string() });

export const errorAnswer = z.object({
  data: z.null(),
  error: z.object({
    status: z.number().int(),
    name: z.string(),
    message: z.string(),
    details: z.looseObject({ code: z.string(), messages: localized }),
  }),
});
