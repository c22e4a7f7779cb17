import type {
  DriftList,
  DriftReport,
} from '../../src/plugins/guide-publisher/shared/contracts/admin-api';
import { DATABASES, startApplication, type Application } from './support/application';
import { BASIC_CODE, CREDIT_CODE, GUIDE_CODE, ITEM, foundCity, type City } from './support/city';
import {
  GUIDE_UID,
  approvedGuide,
  contentAddress,
  documentAddress,
  newDraft,
  releasesAreDone,
  removeGuides,
} from './support/guides';
import { newItemVersion } from './support/versions';

const LIST = '/guide-publisher/drift';
const driftAddress = (documentId: string, action = '') =>
  `${LIST}/${documentId}${action && `/${action}`}?locale=zh-Hans`;

describe.each(DATABASES)('guides behind their standard item on %s', (database) => {
  let app: Application;
  let city: City;
  let edition = 0;

  beforeAll(async () => {
    app = await startApplication(database);
    city = await foundCity(app);
  }, 180_000);

  afterAll(async () => {
    await app.stop();
  });

  afterEach(async () => {
    await releasesAreDone(app);
    await removeGuides(app);
  });

  /** A text of the item that no version before had. */
  const newText = (text: string) => `${text}（第 ${(edition += 1)} 稿）`;

  const list = async (query = ''): Promise<DriftList> =>
    (await city.editor.get(`${LIST}?${query}`)).body.data;
  const report = async (documentId: string): Promise<DriftReport> =>
    (await city.editor.get(driftAddress(documentId))).body.data;
  const states = ({ fields }: DriftReport) =>
    Object.fromEntries(fields.map(({ field, state }) => [field, state]));
  const document = async (documentId: string) =>
    (await city.editor.get(documentAddress(documentId))).body.data.document;
  const editions = () =>
    app.strapi.db.query('plugin::guide-publisher.edition').findMany({ where: { kind: 'guide' } });

  /** A draft with texts of its own, based on the version in effect. */
  const draftWith = async (texts: object): Promise<string> => {
    const documentId = await newDraft(app, city.editor);
    const { status } = await city.editor.put(contentAddress(documentId), texts);
    expect(status).toBe(200);
    return documentId;
  };

  it('a guide at the newest version is on no list, and there is nothing to take over', async () => {
    const documentId = await draftWith({});
    expect((await list()).pagination.total).toBe(0);
    const seen = await report(documentId);
    expect([seen.behind, seen.sections, seen.fields]).toEqual([false, [], []]);
    const answer = await city.editor.post(driftAddress(documentId, 'confirm'), {
      version: seen.newestVersion,
    });
    expect([answer.status, answer.body.error.details.code]).toEqual([409, 'drift.up-to-date']);
  });

  it('a new version of the item changes nothing of a guide, of its approval or of what is public', async () => {
    const { documentId } = await approvedGuide(app, city);
    await city.reviewer.post(documentAddress(documentId, 'publish'));
    const before = await document(documentId);
    const frozen = await editions();
    await newItemVersion(app, city, { summary: newText('开办公共场所前办理。') });
    const after = await city.editor.get(documentAddress(documentId));
    expect(after.body.data.document).toEqual(before);
    expect([after.body.data.state, after.body.data.upToDate]).toEqual(['published', true]);
    expect(frozen).toHaveLength(1);
    expect(await editions()).toEqual(frozen);
  });

  it('lists who is behind, by item, by organization and by what changed', async () => {
    const documentId = await draftWith({});
    const number = await newItemVersion(app, city, { summary: newText('新的摘要') });
    const found = await list();
    expect(found).toMatchObject({
      results: [
        {
          documentId,
          code: GUIDE_CODE,
          name: ITEM.name,
          item: { code: BASIC_CODE, name: ITEM.name },
          itemVersion: number - 1,
          newestVersion: number,
          sections: ['basic'],
          organization: { creditCode: CREDIT_CODE },
        },
      ],
      pagination: { page: 1, total: 1 },
      items: [{ code: BASIC_CODE, guides: 1 }],
      organizations: [{ code: CREDIT_CODE, guides: 1 }],
    });
    for (const [query, total] of [
      [`item=${BASIC_CODE}&organization=${CREDIT_CODE}`, 1],
      ['item=000000000000', 0],
      ['organization=unknown', 0],
      ['section=basic', 1],
      ['section=fees', 0],
    ] as const) {
      expect([query, (await list(query)).pagination.total]).toEqual([query, total]);
    }
  });

  it('tells the five states apart, without dress', async () => {
    const documentId = await draftWith({ summary: '本地摘要', remedies: '本地救济' });
    await newItemVersion(app, city, {
      summary: newText('新的摘要'),
      materials: [...ITEM.materials, { name: newText('承诺书') }],
      conditions: ITEM.conditions.map(({ text }) => ({ text: `<p>${text}</p>` })),
    });
    const seen = await report(documentId);
    expect(states(seen)).toEqual({
      summary: 'conflict',
      materials: 'standard-changed',
      remedies: 'local-only',
    });
    expect(seen.sections).toEqual(['basic', 'materials']);
    const materials = seen.fields.find(({ field }) => field === 'materials');
    expect(materials?.entries?.map(({ change }) => change)).toEqual(['added']);
  });

  it('takes over one field, keeps the other texts, and says who did it', async () => {
    const documentId = await draftWith({ summary: '本地摘要', remedies: '本地救济' });
    const [summary, remedies] = [newText('新的摘要'), newText('新的救济')];
    const version = await newItemVersion(app, city, { summary, remedies });
    const answer = await city.editor.post(driftAddress(documentId, 'take-over'), {
      fields: ['summary'],
      version,
    });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({ behind: false, itemVersion: version });
    expect(await document(documentId)).toMatchObject({ summary, remedies: '本地救济' });
    const [entry] = await app.strapi.db.query('plugin::guide-publisher.audit-entry').findMany({
      where: { action: 'guide.move-to-version', subjectId: documentId },
    });
    expect(entry).toMatchObject({
      actorId: city.editor.actor.id,
      subjectCode: GUIDE_CODE,
      details: { from: version - 1, to: version, fields: ['summary'] },
    });
  });

  it('takes over all that changed, and leaves what did not', async () => {
    const documentId = await draftWith({ summary: '本地摘要', remedies: '本地救济' });
    const summary = newText('新的摘要');
    const version = await newItemVersion(app, city, { summary });
    await city.editor.post(driftAddress(documentId, 'take-over'), { fields: 'all', version });
    expect(await document(documentId)).toMatchObject({ summary, remedies: '本地救济' });
  });

  it('confirms that the guide’s own text stands', async () => {
    const documentId = await draftWith({ summary: '本地摘要' });
    const material = { name: newText('承诺书') };
    const version = await newItemVersion(app, city, {
      summary: newText('新的摘要'),
      materials: [material],
    });
    const answer = await city.editor.post(driftAddress(documentId, 'confirm'), { version });
    expect([answer.status, states(answer.body.data)]).toEqual([200, { summary: 'local-only' }]);
    expect(await document(documentId)).toMatchObject({
      summary: '本地摘要',
      materials: [material],
    });
    expect((await list()).pagination.total).toBe(0);
  });

  it('a public guide that is moved stays public as it was until it is approved anew, by another person', async () => {
    const { documentId } = await approvedGuide(app, city);
    await city.reviewer.post(documentAddress(documentId, 'publish'));
    const summary = newText('新的摘要');
    const version = await newItemVersion(app, city, { summary });
    await city.reviewer.post(driftAddress(documentId, 'take-over'), { fields: 'all', version });
    const { body } = await city.editor.get(documentAddress(documentId));
    expect([body.data.state, body.data.upToDate]).toEqual(['published', false]);
    expect(body.data.publicDocument.summary).not.toBe(summary);
    expect(body.data.people.editedBy.name).toBe(city.reviewer.actor.name);
    const submitted = await city.editor.post(documentAddress(documentId, 'submit'));
    expect(submitted.body.data.state).toBe('submitted');
    const { hash } = submitted.body.data;
    const own = await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
    expect(own.body.error.details.code).toBe('review.own-work');
  });

  it('refuses what was compared with an older version, and changes nothing', async () => {
    const documentId = await draftWith({ summary: '本地摘要' });
    const seen = await newItemVersion(app, city, { summary: newText('新的摘要') });
    await newItemVersion(app, city, { summary: newText('更新的摘要') });
    const answer = await city.editor.post(driftAddress(documentId, 'take-over'), {
      fields: 'all',
      version: seen,
    });
    expect([answer.status, answer.body.error.details.code]).toEqual([409, 'drift.moved-on']);
    expect(await document(documentId)).toMatchObject({
      summary: '本地摘要',
      itemVersion: seen - 1,
    });
  });

  it.each([
    ['a field that is none', 'take-over', { fields: ['itemVersion'], version: 2 }],
    ['no field', 'take-over', { fields: [], version: 2 }],
    ['no version', 'confirm', {}],
  ])('refuses %s', async (_, action, body) => {
    const documentId = await newDraft(app, city.editor);
    const answer = await city.editor.post(driftAddress(documentId, action), body);
    expect([answer.status, answer.body.error.details.code]).toEqual([400, 'content.invalid']);
  });

  it('says what is missing: no such guide, no item', async () => {
    const unknown = await city.editor.get(driftAddress('unknown'));
    expect([unknown.status, unknown.body.error.details.code]).toEqual([404, 'content.not-found']);
    const documentId = await newDraft(app, city.editor);
    await app.strapi
      .documents(GUIDE_UID)
      .update({ documentId, locale: 'zh-Hans', data: { standardItem: null } as never });
    const bare = await city.editor.get(driftAddress(documentId));
    expect([bare.status, bare.body.error.details.code]).toEqual([409, 'drift.no-item']);
  });
});
