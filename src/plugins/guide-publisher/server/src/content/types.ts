import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind } from '../../../domain/document/document';

/** Kinds that go through review, each a content type with draft and publish. */
export const REVIEWED_KINDS = [
  'guide',
  'flowchart',
  'intermediary-service',
  'certificate',
  'catalogue-edition',
] as const;
export type ReviewedKind = (typeof REVIEWED_KINDS)[number];

export const UID_OF_KIND = {
  guide: 'api::service-guide.service-guide',
  flowchart: 'api::flowchart.flowchart',
  'intermediary-service': 'api::intermediary-service.intermediary-service',
  certificate: 'api::certificate.certificate',
  'catalogue-edition': 'api::catalogue-edition.catalogue-edition',
} as const satisfies Record<ReviewedKind, string>;

export type ReviewedUid = (typeof UID_OF_KIND)[ReviewedKind];

/** Content types that hold reference data: no review of their own, frozen with a release. */
export const REFERENCE_UIDS = {
  region: 'api::region.region',
  organization: 'api::organization.organization',
  'service-hall': 'api::service-hall.service-hall',
  synonym: 'api::synonym.synonym',
} as const satisfies Partial<Record<DocumentKind, string>>;

/** Content types with versions of their own. */
export const VERSIONED_UIDS = {
  'standard-item': 'api::standard-item.standard-item',
  template: 'api::template.template',
} as const;

const KIND_OF_UID: Readonly<Record<string, ReviewedKind>> = Object.fromEntries(
  REVIEWED_KINDS.map((kind) => [UID_OF_KIND[kind], kind])
);

/** The reviewed kind that a content type holds, or null. */
export function kindOfUid(uid: string): ReviewedKind | null {
  return Object.hasOwn(KIND_OF_UID, uid) ? (KIND_OF_UID[uid] ?? null) : null;
}

/** One document in one language, as Strapi names it. */
export interface Subject {
  readonly uid: ReviewedUid;
  readonly documentId: string;
  readonly locale: Locale;
}

/** A row as Strapi gives it: untyped until `rows.ts` has read it. */
export type Row = Readonly<Record<string, unknown>>;
