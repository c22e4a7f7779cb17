import { rmSync } from 'node:fs';
import type { DocumentStatus } from '../../../src/plugins/guide-publisher/shared/contracts/admin-api';
import type { Application } from './application';
import { BASIC_CODE, CREDIT_CODE, type City } from './city';
import type { Person } from './people';

export const GUIDE_UID = 'api::service-guide.service-guide';

/** Values that mend everything that the test template finds in a new draft. */
export const GOOD_VALUES = {
  promisedLimit: { value: 5, unit: 'workday', note: '' },
  consultationPhone: '0857-8555001',
};

export const documentAddress = (documentId: string, action = ''): string =>
  `/guide-publisher/documents/${GUIDE_UID}/${documentId}${action && `/${action}`}?locale=zh-Hans`;

export const contentAddress = (documentId: string, action = ''): string =>
  `/content-manager/collection-types/${GUIDE_UID}/${documentId}${action && `/actions/${action}`}?locale=zh-Hans`;

/** A new draft from the standard item, as the admin's button makes it. */
export async function newDraft(app: Application, editor: Person): Promise<string> {
  const find = async (uid: string, filters: object): Promise<string> => {
    const row = await app.strapi.documents(uid as never).findFirst({ filters } as never);
    return (row as unknown as { documentId: string }).documentId;
  };
  const answer = await editor.post('/guide-publisher/guides', {
    standardItemId: await find('api::standard-item.standard-item', { basicCode: BASIC_CODE }),
    organizationId: await find('api::organization.organization', { creditCode: CREDIT_CODE }),
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.data.documentId as string;
}

/** A draft that the editor mended and submitted. */
export async function submittedGuide(app: Application, { editor }: City): Promise<DocumentStatus> {
  const documentId = await newDraft(app, editor);
  await editor.put(contentAddress(documentId), GOOD_VALUES);
  const answer = await editor.post(documentAddress(documentId, 'submit'));
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.data as DocumentStatus;
}

export async function approvedGuide(app: Application, city: City): Promise<DocumentStatus> {
  const { documentId, hash } = await submittedGuide(app, city);
  const answer = await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body.data as DocumentStatus;
}

/** Takes every guide away, and the sites that showed them, so that each test begins with none. */
export async function removeGuides(app: Application): Promise<void> {
  const { db } = app.strapi;
  // A release that still runs would write into the folder that is taken away.
  await releasesAreDone(app);
  await db.query(GUIDE_UID).deleteMany({});
  for (const table of ['review', 'check-result']) {
    await db
      .query(`plugin::guide-publisher.${table}`)
      .deleteMany({ where: { subjectUid: GUIDE_UID } });
  }
  await db.query('plugin::guide-publisher.edition').deleteMany({ where: { kind: 'guide' } });
  rmSync(app.sitesFolder, { recursive: true, force: true });
}

/** Waits until no release is running or asked for. */
export async function releasesAreDone(app: Application): Promise<void> {
  await app.service('release').idle();
}
