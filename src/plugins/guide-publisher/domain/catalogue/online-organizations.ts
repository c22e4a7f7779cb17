import type { CatalogueEntry, Document, GuideDocument } from '../document/document';
import { isCancelled } from './guide-values';

/**
 * Organizations whose items stand on the net, with how many: one entry for each organization that has a guide in force.
 * A code of a guide that comes twice counts once. Not in order.
 */
export function onlineOrganizationEntries(documents: Iterable<Document>): CatalogueEntry[] {
  const items = new Map<string, { readonly first: GuideDocument; readonly codes: Set<string> }>();
  for (const document of documents) {
    if (document.kind !== 'guide' || isCancelled(document)) continue;
    const { creditCode } = document.organization;
    const known = items.get(creditCode) ?? { first: document, codes: new Set<string>() };
    known.codes.add(document.code);
    items.set(creditCode, known);
  }
  return [...items].map(([code, { first, codes }]) => ({
    code,
    name: first.organization.name,
    values: {
      level: first.organization.level,
      region: first.region.name,
      regionCode: first.region.code,
      items: codes.size,
    },
  }));
}
