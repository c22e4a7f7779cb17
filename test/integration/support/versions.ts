import type { Application } from './application';
import { BASIC_CODE, TEMPLATE, type City } from './city';

const ITEM_UID = 'api::standard-item.standard-item';
const TEMPLATE_UID = 'api::template.template';
const LOCALE = 'zh-Hans';

/** Changes the standard item, has the new version approved by the second person, and gives its number. */
export async function newItemVersion(
  app: Application,
  city: City,
  changes: object
): Promise<number> {
  const documentId = await changed(app, ITEM_UID, { basicCode: BASIC_CODE }, changes);
  const { id, number } = await propose(city, ITEM_UID, documentId);
  await approve(city, id);
  return number;
}

/** Proposes a changed template; `approve` puts it into effect. */
export async function proposeTemplate(
  app: Application,
  city: City,
  changes: Partial<Record<keyof typeof TEMPLATE, unknown>>
): Promise<{ readonly id: number; readonly number: number }> {
  const content = { ...TEMPLATE, ...changes };
  const documentId = await changed(app, TEMPLATE_UID, { code: TEMPLATE.id }, { content });
  return propose(city, TEMPLATE_UID, documentId);
}

export async function approve({ reviewer }: City, id: number): Promise<void> {
  const answer = await reviewer.post(`/guide-publisher/versions/${id}/decide`, { approve: true });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
}

async function propose({ editor }: City, uid: string, documentId: string) {
  const address = `/guide-publisher/versions/${uid}/${documentId}/propose?locale=${LOCALE}`;
  const answer = await editor.post(address);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.data as { id: number; number: number };
}

async function changed(
  { strapi }: Application,
  uid: string,
  filters: object,
  data: object
): Promise<string> {
  const documents = strapi.documents(uid as never);
  const row = await documents.findFirst({ filters, locale: LOCALE } as never);
  const { documentId } = row as unknown as { documentId: string };
  await documents.update({ documentId, locale: LOCALE, data } as never);
  return documentId;
}
