import type { Locale } from '../../../domain/codes/tables';
import type { Document, DocumentKind } from '../../../domain/document/document';
import type { Edition, Provenance, RetirementReason } from './types';

/** A row of the table `gp_editions`. */
export interface EditionRow {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly code: string;
  readonly editionLocale: Locale;
  readonly sequence: number;
  readonly hash: string;
  /** The document as JSON text. */
  readonly document: string;
  readonly provenance: Provenance;
  readonly retiredSequence: number | null;
  readonly retiredReason: RetirementReason | null;
  readonly retiredAt: string | null;
  readonly successor: string | null;
  readonly retiredNote: string | null;
  readonly name: string | null;
}

/** The row of a new edition; the columns after `provenance` are what lists filter by. */
export function toRow({
  document,
  hash,
  provenance,
  sequence,
}: {
  document: Document;
  hash: string;
  provenance: Provenance;
  sequence: number;
}): Record<string, unknown> {
  return {
    kind: document.kind,
    code: document.code,
    editionLocale: document.locale,
    sequence,
    hash,
    document: JSON.stringify(document),
    provenance,
    name: document.name,
    ...listColumns(document),
  };
}

/** The edition of a row; the caller asked for rows of kind `K`. */
export function fromRow<K extends DocumentKind = DocumentKind>(row: EditionRow): Edition<K> {
  return {
    kind: row.kind as K,
    code: row.code,
    locale: row.editionLocale,
    sequence: row.sequence,
    hash: row.hash,
    document: JSON.parse(row.document) as Edition<K>['document'],
    provenance: row.provenance,
    retired:
      row.retiredSequence === null
        ? null
        : {
            sequence: row.retiredSequence,
            reason: row.retiredReason ?? 'replaced',
            successor: row.successor ?? '',
            at: isoInstant(row.retiredAt),
            note: row.retiredNote ?? '',
          },
  };
}

function listColumns(document: Document): Record<string, unknown> {
  switch (document.kind) {
    case 'guide':
      return {
        itemType: document.itemType,
        handlingMode: document.handlingMode,
        level: document.level,
        basicCode: document.basicCode,
        organizationCode: document.organization.creditCode,
        regionCode: document.region.code,
      };
    case 'flowchart':
      // What it draws, so that the chart of an item or a guide is found.
      return { basicCode: document.subjectCode };
    case 'organization':
      return { level: document.level, regionCode: document.regionCode };
    case 'region':
      return { level: document.level, regionCode: document.code };
    case 'service-hall':
      return { regionCode: document.regionCode };
    default:
      return {};
  }
}

/** Drivers give dates as text or as Date. */
function isoInstant(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? new Date(value).toISOString() : '';
}
