import type { Locale } from '../../../domain/codes/tables';
import { changedSections, type Section } from '../../../domain/document/sections';
import type { Strapi } from '../strapi';
import { standardItemVersion } from './versions';

/** From one version of a standard item to a newer one. */
export interface VersionStep {
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

/** Versions are immutable, so what changed between two of them is found once. */
const KNOWN = new WeakMap<Strapi, Map<string, readonly Section[]>>();

/** Most steps that are remembered: a city's items with a few versions each. */
const MOST_KNOWN = 50_000;

/** Sections that the item changed in one step; none where one of the versions is not in effect. */
export async function sectionsBetween(
  strapi: Strapi,
  locale: Locale,
  { code, from, to }: VersionStep
): Promise<readonly Section[]> {
  const known = KNOWN.get(strapi) ?? new Map<string, readonly Section[]>();
  KNOWN.set(strapi, known);
  const key = `${locale} ${code} ${from} ${to}`;
  const found = known.get(key);
  if (found) return found;
  const [before, after] = [
    await standardItemVersion(strapi, { code, locale, number: from }),
    await standardItemVersion(strapi, { code, locale, number: to }),
  ];
  // A version that is not in effect yet may be: that is no answer to keep.
  if (!before || !after) return [];
  const sections = changedSections(before, after);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, sections);
  return sections;
}
