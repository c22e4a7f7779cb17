/** Content types that go through review. */
export const REVIEWED_UIDS = [
  'api::service-guide.service-guide',
  'api::flowchart.flowchart',
  'api::intermediary-service.intermediary-service',
  'api::certificate.certificate',
  'api::catalogue-edition.catalogue-edition',
] as const;

export const GUIDE_UID = 'api::service-guide.service-guide';
export const FLOWCHART_UID = 'api::flowchart.flowchart';
export const STANDARD_ITEM_UID = 'api::standard-item.standard-item';
export const TEMPLATE_UID = 'api::template.template';
export const ADJUSTMENT_UID = 'api::adjustment.adjustment';
export const ORGANIZATION_UID = 'api::organization.organization';

export const isReviewed = (uid: string): boolean =>
  (REVIEWED_UIDS as readonly string[]).includes(uid);

export const isVersioned = (uid: string): boolean =>
  uid === STANDARD_ITEM_UID || uid === TEMPLATE_UID;
