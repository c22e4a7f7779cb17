import type { Strapi } from '../strapi';
import type { Row, Subject } from './types';

/** Relations of guides and flowcharts by attribute, with what their document needs of the target. */
const RELATIONS = {
  standardItem: { uid: 'api::standard-item.standard-item', populate: {} },
  organization: {
    uid: 'api::organization.organization',
    populate: { region: true, parent: { fields: ['creditCode'] } },
  },
  guide: { uid: 'api::service-guide.service-guide', populate: {} },
  hall: {
    uid: 'api::service-hall.service-hall',
    populate: { region: { fields: ['code'] } },
  },
} as const;

/**
 * Form values of the admin over the saved row: a relation that the form names by document id (a text, or the edit view's
 * `connect`/`disconnect` form) is read; one that the form leaves alone stays as saved.
 */
export async function withRelations(
  strapi: Strapi,
  subject: Subject,
  { saved, values }: { readonly saved: Row; readonly values: Row }
): Promise<Row> {
  const row: Record<string, unknown> = { ...saved, ...values };
  for (const [attribute, { uid, populate }] of Object.entries(RELATIONS)) {
    const chosen = chosenId(values[attribute]);
    if (chosen === undefined) {
      row[attribute] = saved[attribute] ?? null;
      continue;
    }
    row[attribute] =
      chosen === null
        ? null
        : await strapi
            .documents(uid)
            .findOne({ documentId: chosen, locale: subject.locale, populate: populate as never });
  }
  return row;
}

/** `undefined`: nothing chosen anew; `null`: taken away; a text: the document id. */
function chosenId(value: unknown): string | null | undefined {
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value !== 'object' || value === null) return value === null ? null : undefined;
  const { connect, disconnect } = value as { connect?: unknown; disconnect?: unknown };
  const [first] = Array.isArray(connect) ? connect : [];
  const id = (first as { documentId?: unknown } | undefined)?.documentId;
  if (typeof id === 'string') return id;
  return Array.isArray(disconnect) && disconnect.length > 0 ? null : undefined;
}
