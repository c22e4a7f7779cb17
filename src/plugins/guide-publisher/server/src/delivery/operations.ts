import { z } from 'zod/v4';
import * as answers from './answers';
import { CHART_TYPES } from './flowcharts';
import * as p from './parameters';
import { listParameters, oneParameters } from './resources';

/**
 * The operations of the public API. From this table come the addresses, the checks of parameters and the OpenAPI
 * document, so that none of them says what the others don't.
 */

export const JSON_TYPE = 'application/json';
export const LINKED_DATA_TYPE = 'application/ld+json';

export interface Operation<S extends z.ZodType = z.ZodType> {
  /** Below `/api/public`, with `:name` for what the address names. */
  readonly path: string;
  readonly summary: string;
  readonly parameters: S;
  /** Schema of the answer in JSON. */
  readonly answer: z.ZodType;
  /** A media type that the reader may ask for instead of JSON. */
  readonly alternative?: string;
  /** Endings of the address that choose a form, with its media type. */
  readonly endings?: Readonly<Record<string, string>>;
}

const common = { ...p.asked, locale: p.locale };
const nothingMore = z.strictObject(common);

export const OPERATIONS = {
  guides: operation({
    path: '/guides',
    summary: 'Service guides',
    parameters: listParameters('guides'),
    answer: answers.listAnswer('guides'),
  }),
  guide: operation({
    path: '/guides/:code',
    summary: 'A service guide, by implementation code',
    parameters: oneParameters('guides'),
    answer: answers.oneAnswer('guides'),
    alternative: LINKED_DATA_TYPE,
  }),
  organizations: operation({
    path: '/organizations',
    summary: 'Organizations',
    parameters: listParameters('organizations'),
    answer: answers.listAnswer('organizations'),
  }),
  organization: operation({
    path: '/organizations/:code',
    summary: 'An organization, by credit code',
    parameters: oneParameters('organizations'),
    answer: answers.oneAnswer('organizations'),
  }),
  halls: operation({
    path: '/halls',
    summary: 'Service halls',
    parameters: listParameters('halls'),
    answer: answers.listAnswer('halls'),
  }),
  hall: operation({
    path: '/halls/:code',
    summary: 'A service hall',
    parameters: oneParameters('halls'),
    answer: answers.oneAnswer('halls'),
  }),
  catalogues: operation({
    path: '/catalogues',
    summary: 'Catalogues with their counts',
    parameters: nothingMore,
    answer: answers.cataloguesAnswer,
  }),
  catalogue: operation({
    path: '/catalogues/:slug',
    summary: 'A catalogue with its entries',
    parameters: z.strictObject({ ...common, pagination: p.pages }),
    answer: answers.catalogueAnswer,
  }),
  flowchart: operation({
    path: '/flowcharts/:code',
    summary: 'A flowchart, by its own code or that of the guide that it draws',
    parameters: nothingMore,
    answer: answers.flowchartAnswer,
    endings: { svg: CHART_TYPES.svg, bpmn: CHART_TYPES.bpmn },
  }),
  search: operation({
    path: '/search',
    summary: 'Guides that answer a question, in Chinese characters, pinyin or initials',
    parameters: p.searching({ ...common }),
    answer: answers.searchAnswer,
  }),
  changes: operation({
    path: '/changes',
    summary:
      'What was published and withdrawn since a place in the log, for readers who keep a copy',
    parameters: z.strictObject({ ...p.asked, since: p.place, limit: p.limit }),
    answer: answers.changesAnswer,
  }),
  openApi: operation({
    path: '/openapi.json',
    summary: 'This description, in OpenAPI 3.1',
    parameters: z.strictObject({}),
    answer: answers.openApiAnswer,
  }),
} as const;

export type OperationName = keyof typeof OPERATIONS;
export type QueryOf<N extends OperationName> = z.output<(typeof OPERATIONS)[N]['parameters']>;

/** Keeps the type of the parameters while checking the row. */
function operation<S extends z.ZodType>(row: Operation<S>): Operation<S> {
  return row;
}
