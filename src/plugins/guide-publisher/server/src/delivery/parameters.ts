import { z } from 'zod/v4';
import { LOCALES } from '../../../domain/codes/tables';
import { PublisherError } from '../../../shared/contracts/errors';

/**
 * The query parameters of the public API: one schema each, by which requests are read and from which the OpenAPI
 * document is written. Everything that a schema does not name is refused, so that no second path to the data opens.
 */

export const MAX_PAGE_SIZE = 100;
/** Values of one `$in`; the parser of query strings makes no longer lists either. */
const MAX_VALUES = 100;
/** Deeper offsets are slow; readers of everything use the cursor. */
const MAX_PAGE = 100_000;
/** Longest code or word of a filter. */
const MAX_VALUE = 100;
/** Longest cursor: a name of 255 characters and a code, as JSON in base64. */
const MAX_CURSOR = 2_000;
/** Longest name of a parameter that an error repeats. */
const MAX_ECHO = 100;

/** `pagination[cursor]` of the first page. */
export const FIRST_CURSOR = '*';

const whole = (min: number, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    z.number().int().min(min).max(max)
  );

/** `a,b`, or the parameter repeated. */
const listOf = <T extends z.ZodType>(entry: T, max: number) =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.split(',') : value),
    z.array(entry).min(1).max(max)
  );

/** A single value may come in the form of a list, as clients of Strapi send it. */
const single = (value: unknown) => (Array.isArray(value) && value.length === 1 ? value[0] : value);

const value = z.string().min(1).max(MAX_VALUE);
const oneOf = { $eq: value.optional(), $in: listOf(value, MAX_VALUES).optional() };

const site = z
  .string()
  .regex(/^[a-z0-9-]{1,63}$/)
  .optional()
  .describe('Site whose release is served; the first one where it is not named');
/** Which release is read; see `AskedRelease`. */
export const asked = {
  site,
  release: whole(1, Number.MAX_SAFE_INTEGER)
    .optional()
    .describe('Number of a release that is still kept; the current one where it is not named'),
};
export const locale = z.enum(LOCALES).default('zh-Hans').describe('Language of the texts');

export const equality = z.strictObject(oneOf).optional();
export const prefixed = z
  .strictObject({
    ...oneOf,
    $startsWith: z
      .string()
      .regex(/^\d{2,12}$/)
      .optional(),
  })
  .optional();
export const containing = z.strictObject({ $contains: value.optional() }).optional();

/** A filter as all columns have it. */
export interface Filter {
  readonly $eq?: string | undefined;
  readonly $in?: readonly string[] | undefined;
  readonly $startsWith?: string | undefined;
  readonly $contains?: string | undefined;
}

export const SORT_FIELDS = ['code', 'name', 'sequence'] as const;
export type SortField = (typeof SORT_FIELDS)[number];
const SORTS = SORT_FIELDS.flatMap((field) => [field, `${field}:asc`, `${field}:desc`] as const);

export const sort = z
  .preprocess(single, z.enum(SORTS))
  .default('code')
  .describe('Order; equal names are ordered by code');

export const pagination = (sizes: { readonly most: number; readonly usual: number }) =>
  z
    .strictObject({
      page: whole(1, MAX_PAGE).optional().describe('From 1'),
      pageSize: whole(1, sizes.most).default(sizes.usual),
      cursor: z
        .string()
        .min(1)
        .max(MAX_CURSOR)
        .optional()
        .describe(`Instead of page: "${FIRST_CURSOR}" first, then meta.pagination.next`),
    })
    .refine(({ page, cursor }) => page === undefined || cursor === undefined, {
      path: ['cursor'],
      message: 'page and cursor exclude each other',
    })
    .prefault({});

export const fields = (names: readonly string[]) =>
  listOf(z.enum(names), names.length)
    .optional()
    .describe('Only these fields of each document, by their top-level names');

/** Longest question that is read; only its beginning is looked at (`MAX_QUESTION`). */
const MAX_TYPED = 200;
/** Deeper pages of a search are read by nobody. */
const MAX_SEARCH_PAGE = 1_000;

/** What is searched for, and in which part of the guides. */
export const searching = <S extends z.ZodRawShape>(common: S) =>
  z.strictObject({
    ...common,
    q: z.string().min(1).max(MAX_TYPED).describe('Names, places, words; pinyin or initials'),
    filters: z
      .strictObject({
        regionCode: z
          .strictObject({ $startsWith: z.string().regex(/^\d{2,12}$/) })
          .optional()
          .describe('A region and what is below it, by the leading digits of its code'),
        itemType: equality,
        audiences: equality,
        handlingMode: equality,
      })
      .optional(),
    pagination: z
      .strictObject({
        page: whole(1, MAX_SEARCH_PAGE).default(1),
        pageSize: whole(1, MAX_PAGE_SIZE).default(20),
      })
      .prefault({}),
  });

export const place = whole(0, Number.MAX_SAFE_INTEGER).describe('Place in the log of events');
export const limit = whole(1, 1_000).default(100);
export const pages = z
  .strictObject({ page: whole(1, MAX_PAGE).default(1), pageSize: whole(1, 1_000).default(1_000) })
  .prefault({});

/**
 * Reads a query by its schema. Throws `api.unknown-parameter` or `api.invalid-parameter`, each with the name of the
 * parameter as it stands in the address, such as `filters[itemType][$ne]`.
 */
export function readQuery<T extends z.ZodType>(schema: T, query: unknown): z.output<T> {
  const result = schema.safeParse(query);
  if (result.success) return result.data;
  const issue = result.error.issues[0]!;
  if (issue.code === 'unrecognized_keys') {
    const parameter = parameterName([...issue.path, issue.keys[0]!]);
    throw new PublisherError('api.unknown-parameter', { parameter });
  }
  throw invalidParameter(parameterName(issue.path), issue.message);
}

/** The error for a value that is not as it should be; `reason` is plain English. */
export function invalidParameter(parameter: string, reason: string): PublisherError {
  return new PublisherError('api.invalid-parameter', { parameter, reason });
}

function parameterName(path: readonly PropertyKey[]): string {
  const [first = '', ...rest] = path.map(String);
  return (first + rest.map((key) => `[${key}]`).join('')).slice(0, MAX_ECHO);
}
