import type { CatalogueEntry, Document, GuideDocument } from '../document/document';
import { extentOf, isCancelled } from './guide-values';

const LICENCE = '01';
/** 法人事项主题: what a company needs before it may do business of a kind. */
const TOPIC_AFTER_SETUP = '准营准办';

/** Does a company need it after it is set up? By the topic under which the guide is listed for companies. */
export const isAfterSetup = ({ corporateTopics }: GuideDocument): boolean =>
  corporateTopics.includes(TOPIC_AFTER_SETUP);

/**
 * Licences: one entry for each item at each level, however many organizations implement it, with the longest of their limits:
 * what every applicant of that level is promised. Not in order.
 */
export function licenceEntries(
  documents: Iterable<Document>,
  wanted: (guide: GuideDocument) => boolean = () => true
): CatalogueEntry[] {
  const groups = new Map<string, Map<string, GuideDocument>>();
  for (const document of documents) {
    if (document.kind !== 'guide' || document.itemType !== LICENCE) continue;
    if (isCancelled(document) || !wanted(document)) continue;
    const code = licenceCode(document);
    const group = groups.get(code) ?? new Map<string, GuideDocument>();
    if (!group.has(document.code)) group.set(document.code, document);
    groups.set(code, group);
  }
  return [...groups].flatMap(([code, group]) => licenceEntry(code, [...group.values()]));
}

/** Level and item; a guide without a basic code stands for itself. */
const licenceCode = ({ level, basicCode, code }: GuideDocument) => `${basicCode || code}-${level}`;

function licenceEntry(code: string, group: readonly GuideDocument[]): CatalogueEntry[] {
  const guides = [...group].sort((a, b) => (a.code < b.code ? -1 : 1));
  const [first] = guides;
  if (!first) return [];
  const extents = guides.map(extentOf);
  const departments = new Set(guides.map(({ organization }) => organization.department));
  const values = {
    level: first.level,
    department: [...departments].filter(Boolean).sort().join('、'),
    basicCode: first.basicCode,
    legalBases: extentOf(first).legalBases,
    statutoryWorkdays: longest(extents.map(({ statutoryWorkdays }) => statutoryWorkdays)),
    promisedWorkdays: longest(extents.map(({ promisedWorkdays }) => promisedWorkdays)),
    stages: longest(extents.map(({ stages }) => stages)),
    steps: longest(extents.map(({ steps }) => steps)),
    organizations: new Set(guides.map(({ organization }) => organization.creditCode)).size,
  };
  return [{ code, name: first.name, values }];
}

/** The largest of the values that are known; `null` if none is. */
function longest(values: ReadonlyArray<number | null>): number | null {
  return values.reduce(
    (most, value) => (value !== null && (most === null || value > most) ? value : most),
    null
  );
}
