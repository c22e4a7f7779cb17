import { padRegionCode } from '../../../domain/codes/region';
import { normalizeCode } from '../../../domain/codes/spelling';
import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind } from '../../../domain/document/document';
import { visibleAt } from '../editions/log';
import type { Filter } from './parameters';
import type { PublicRelease } from './types';

/** Conditions on the edition table: which rows a release shows, and which of them a reader asks for. */

export type Where = Readonly<Record<string, unknown>>;

/** Kinds of document that belong to a region; the others are shown on every site. */
export const REGIONAL_KINDS = [
  'guide',
  'organization',
  'service-hall',
  'region',
] as const satisfies readonly DocumentKind[];

const isRegional = (kind: DocumentKind): boolean =>
  (REGIONAL_KINDS as readonly DocumentKind[]).includes(kind);

/** Rows of one kind and language that the release shows. */
export function shownBy(release: PublicRelease, kind: DocumentKind, locale: Locale): Where {
  return { kind, editionLocale: locale, ...visibleAt(release.asOf), ...within(release, kind) };
}

/** The region scope for one kind. */
export function within({ regionCode }: PublicRelease, kind: DocumentKind): Where {
  const range = isRegional(kind) ? regionRange(regionCode) : null;
  return range ? { regionCode: range } : {};
}

/** The region scope over all kinds. */
export function withinScope({ regionCode }: PublicRelease): Where {
  const range = regionRange(regionCode);
  return range ? { $or: [{ kind: { $notIn: [...REGIONAL_KINDS] } }, { regionCode: range }] } : {};
}

/** Rows that filters ask for. */
export function filtered(filters: Readonly<Record<string, Filter | undefined>>): Where[] {
  return Object.entries(filters).flatMap(([column, filter]) =>
    filter ? conditionsOf(column, filter) : []
  );
}

/** The spellings by which a code may be stored: addresses are lower-case, most codes upper-case. */
export function spellingsOf(code: string): string[] {
  return [...new Set([code, normalizeCode(code), code.toLowerCase()])];
}

/**
 * The codes of a region and below as a range, which an index answers where a prefix search does not.
 * Null for the whole state: no condition. What is no region code contains nothing.
 */
export function regionRange(code: string): { readonly $gte: string; readonly $lte: string } | null {
  if (!/^\d+$/.test(code)) return NOTHING;
  const padded = padRegionCode(code);
  if (/^0+$/.test(padded)) return null;
  const end = SEGMENT_ENDS.find((length) => /^0*$/.test(padded.slice(length)));
  return digitsFrom(padded.slice(0, end));
}

const CODE_COLUMNS: ReadonlySet<string> = new Set(['code', 'basicCode', 'organizationCode']);
/** A range that no text is in. */
const NOTHING = { $gte: '1', $lte: '0' };
const REGION_LENGTH = 12;
/** Digits up to the end of province, city, county, township, village. */
const SEGMENT_ENDS = [2, 4, 6, 9, REGION_LENGTH];

function conditionsOf(column: string, { $eq, $in, $startsWith, $contains }: Filter): Where[] {
  const spelled = (value: string) => (CODE_COLUMNS.has(column) ? spellingsOf(value) : [value]);
  return [
    ...($eq === undefined ? [] : [{ [column]: { $in: spelled($eq) } }]),
    ...($in === undefined ? [] : [{ [column]: { $in: $in.flatMap(spelled) } }]),
    ...($startsWith === undefined ? [] : [{ [column]: digitsFrom($startsWith) }]),
    ...($contains === undefined ? [] : [{ [column]: { $contains } }]),
  ];
}

const digitsFrom = (prefix: string) => ({
  $gte: prefix,
  $lte: prefix.padEnd(REGION_LENGTH, '9'),
});
