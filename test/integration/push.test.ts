import type {
  DriftList,
  Overview,
  PushEntry,
  PushGuides,
  PushReport,
} from '../../src/plugins/guide-publisher/shared/contracts/admin-api';
import { DATABASES, startApplication, type Application } from './support/application';
import {
  BASIC_CODE,
  CREDIT_CODE,
  GUIDE_CODE,
  ITEM,
  TEMPLATE,
  foundCity,
  type City,
} from './support/city';
import {
  GOOD_VALUES,
  contentAddress,
  documentAddress,
  newDraft,
  removeGuides,
} from './support/guides';
import type { Person } from './support/people';
import { guideRows } from './support/rows';
import { approve as approveVersion, newItemVersion, proposeTemplate } from './support/versions';

const PUSHES = '/guide-publisher/pushes';
const EDITION = 'plugin::guide-publisher.edition';

/** A rule that a guide breaks where its item says nothing of remedies. */
const REMEDIES = {
  ...TEMPLATE.rules[0]!,
  id: 'remedies-required',
  params: { fields: ['remedies'] },
};

jest.setTimeout(30_000);

describe.each(DATABASES)('a push of a new version over its guides on %s', (database) => {
  let app: Application;
  let city: City;
  let edition = 0;

  beforeAll(async () => {
    app = await startApplication(database);
    city = await foundCity(app);
    // No site: what is tested ends at the edition log.
    await app.strapi.db.query('plugin::guide-publisher.site').deleteMany({});
  }, 180_000);

  afterAll(async () => {
    await app.stop();
  });

  afterEach(async () => {
    await app.service('jobs').idle();
    await app.strapi.db.query('plugin::guide-publisher.push').deleteMany({});
    await app.strapi.db.query('plugin::guide-publisher.push-guide').deleteMany({});
    await removeGuides(app);
  });

  const newText = (text: string) => `${text}（第 ${(edition += 1)} 稿）`;

  /** A draft with a code of its own and these values. */
  async function draft(suffix: string, values: object): Promise<string> {
    const documentId = await newDraft(app, city.editor);
    const code = GUIDE_CODE + suffix;
    const answer = await city.editor.put(contentAddress(documentId), { ...values, code });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return documentId;
  }

  async function published(suffix: string, values: object = {}): Promise<string> {
    const documentId = await draft(suffix, { ...GOOD_VALUES, ...values });
    const { hash } = (await city.editor.post(documentAddress(documentId, 'submit'))).body.data;
    await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
    const answer = await city.reviewer.post(documentAddress(documentId, 'publish'));
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return documentId;
  }

  const ask = async (person: Person, id: number, action: string, body: object = {}) =>
    person.post(`${PUSHES}/${id}/${action}`, body);

  async function propose(version: number, more: object = {}): Promise<PushEntry> {
    const body = { item: BASIC_CODE, version, reason: '省级统一文本更新', ...more };
    const answer = await city.editor.post(PUSHES, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await app.service('jobs').idle();
    return answer.body.data;
  }

  const report = async (id: number): Promise<PushReport> =>
    (await city.editor.get(`${PUSHES}/${id}`)).body.data;
  const guides = async (id: number, query = ''): Promise<PushGuides> =>
    (await city.editor.get(`${PUSHES}/${id}/guides?${query}`)).body.data;

  async function approve(id: number): Promise<PushReport> {
    const answer = await ask(city.reviewer, id, 'decide', { approve: true, comment: '同意' });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await app.service('jobs').idle();
    return report(id);
  }

  async function undo(id: number): Promise<PushReport> {
    const answer = await ask(city.reviewer, id, 'undo');
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    await app.service('jobs').idle();
    return report(id);
  }

  const seen = async (documentId: string) =>
    (await city.editor.get(documentAddress(documentId))).body.data;

  /** One guide of each fate. */
  async function everyFate() {
    const documents = {
      published: await published('01', { remedies: '本地救济' }),
      moved: await draft('02', GOOD_VALUES),
      edited: await published('03'),
      conflict: await published('04', { summary: '本地摘要' }),
    };
    await city.editor.put(contentAddress(documents.edited), { localNote: '正在修改' });
    await city.editor.get(documentAddress(documents.edited));
    const summary = newText('新的摘要');
    const version = await newItemVersion(app, city, { summary });
    return { documents, summary, version };
  }

  it('says what it would do before it does anything', async () => {
    const { documents, version } = await everyFate();
    const before = await guideRows(app);
    const { id } = await propose(version);
    const planned = await report(id);
    expect(planned).toMatchObject({
      state: 'planned',
      item: { code: BASIC_CODE, name: ITEM.name },
      version,
      job: { state: 'done', done: 4, total: 4, error: null },
      counts: { guides: 4, planned: { published: 1, moved: 2, conflict: 1, held: 0, skipped: 0 } },
      organizations: [{ creditCode: CREDIT_CODE, guides: 4, planned: { published: 1, moved: 2 } }],
      fields: [{ field: 'summary', guides: 3, conflicts: 1 }],
      gained: [],
      proposedBy: { isMe: true },
      decidedBy: null,
      actions: ['cancel'],
    });
    const list = await guides(id, 'planned=conflict');
    expect(list.results).toMatchObject([
      { documentId: documents.conflict, itemVersion: version - 1, conflicts: ['summary'] },
    ]);
    expect((await guides(id, 'organization=unknown')).pagination.total).toBe(0);
    expect(await guideRows(app)).toEqual(before);
  });

  it('names the findings that guides would gain, and publishes none of which an error is open', async () => {
    await newItemVersion(app, city, { remedies: newText('可申请行政复议') });
    const rules = [...TEMPLATE.rules, REMEDIES];
    await approveVersion(city, (await proposeTemplate(app, city, { rules })).id);
    const documentId = await published('01');
    const version = await newItemVersion(app, city, { remedies: '', summary: newText('新的摘要') });
    const { id } = await propose(version);
    expect(await report(id)).toMatchObject({
      counts: { planned: { held: 1, published: 0 } },
      gained: [{ rule: REMEDIES.id, severity: 'error', guides: 1 }],
    });
    const [guide] = (await guides(id)).results;
    expect(guide?.gained).toMatchObject([{ rule: REMEDIES.id, path: '/remedies' }]);
    expect((await approve(id)).counts.outcome).toMatchObject({ held: 1 });
    const { document, publicDocument } = await seen(documentId);
    expect([document.itemVersion, publicDocument.itemVersion]).toEqual([version, version - 1]);
    await approveVersion(city, (await proposeTemplate(app, city, {})).id);
    await app.service('recheck').idle();
  });

  it('is approved by another person, and does what it said', async () => {
    const { documents, summary, version } = await everyFate();
    const { id } = await propose(version);
    const own = await ask(city.editor, id, 'decide', { approve: true, comment: '' });
    expect(own.status).toBe(403);
    const done = await approve(id);
    expect(done).toMatchObject({
      state: 'done',
      counts: { outcome: { published: 1, moved: 2, conflict: 1, held: 0, skipped: 0 } },
      decidedBy: { name: city.reviewer.actor.name },
    });
    const [published, moved, edited, conflict] = await Promise.all([
      seen(documents.published),
      seen(documents.moved),
      seen(documents.edited),
      seen(documents.conflict),
    ]);
    expect(published).toMatchObject({
      state: 'published',
      upToDate: true,
      document: { summary, itemVersion: version, remedies: '本地救济' },
      publicDocument: { summary, itemVersion: version },
      people: { decidedBy: { name: city.reviewer.actor.name } },
    });
    expect(moved).toMatchObject({ state: 'draft', document: { summary }, publicDocument: null });
    expect(edited).toMatchObject({ state: 'published', upToDate: false, document: { summary } });
    expect(edited.publicDocument.summary).not.toBe(summary);
    expect(conflict).toMatchObject({ document: { summary: '本地摘要', itemVersion: version - 1 } });
    const list: DriftList = (await city.editor.get('/guide-publisher/drift')).body.data;
    expect(list.results.map(({ documentId }) => documentId)).toEqual([documents.conflict]);
    const [frozen] = await app.strapi.db
      .query(EDITION)
      .findMany({ where: { code: `${GUIDE_CODE}01`, retiredSequence: { $null: true } } });
    expect(frozen.hash).toBe(published.hash);
  });

  it('what it published can be published again, withdrawn and edited like anything else', async () => {
    const documentId = await published('01');
    const version = await newItemVersion(app, city, { summary: newText('新的摘要') });
    await approve((await propose(version)).id);
    const again = await city.reviewer.post(documentAddress(documentId, 'publish'));
    expect(again.status).toBe(200);
    expect(await app.strapi.db.query(EDITION).count({ where: { kind: 'guide' } })).toBe(2);
    const gone = await city.reviewer.post(documentAddress(documentId, 'withdraw'), {
      reason: 'error',
      comment: '有误',
    });
    expect(gone.body.data.state).toBe('withdrawn');
  });

  it('undone, every row of every guide is as it was, and the public reads the old texts', async () => {
    const { documents, version } = await everyFate();
    const old = (await seen(documents.published)).publicDocument;
    const { id } = await propose(version);
    const before = await guideRows(app);
    await approve(id);
    expect(await guideRows(app)).not.toEqual(before);
    const undone = await undo(id);
    expect(undone).toMatchObject({ state: 'undone', counts: { restored: 3, kept: 0 } });
    expect(await guideRows(app)).toEqual(before);
    expect((await seen(documents.published)).publicDocument).toEqual(old);
    const all = await app.strapi.db.query(EDITION).findMany({
      where: { code: `${GUIDE_CODE}01` },
      orderBy: { sequence: 'asc' },
    });
    expect(all.map(({ hash }) => hash)).toEqual([all[0].hash, expect.anything(), all[0].hash]);
    expect(all[2].document).toBe(all[0].document);
    expect(all[2].provenance).toEqual(all[0].provenance);
  });

  it('undone, a guide that was edited since keeps its edit', async () => {
    const [first, second] = [await published('01'), await published('02')];
    const version = await newItemVersion(app, city, { summary: newText('新的摘要') });
    const { id } = await propose(version);
    await approve(id);
    await city.editor.put(contentAddress(first), { localNote: '之后的修改' });
    expect((await undo(id)).counts).toMatchObject({ restored: 1, kept: 1 });
    expect((await seen(first)).document).toMatchObject({
      itemVersion: version,
      localNote: '之后的修改',
    });
    expect((await seen(second)).document).toMatchObject({ itemVersion: version - 1 });
  });

  it('publishes no text but the one that was approved', async () => {
    const documentId = await published('01');
    const summary = newText('新的摘要');
    const { id } = await propose(await newItemVersion(app, city, { summary }));
    const organizations = app.strapi.documents('api::organization.organization' as never);
    const { documentId: organization } = (await organizations.findFirst({
      filters: { creditCode: CREDIT_CODE },
    } as never)) as unknown as { documentId: string };
    const rename = async (name: string) =>
      organizations.update({
        ...{ documentId: organization, locale: 'zh-Hans' },
        data: { name },
      } as never);
    await rename('毕节市卫生健康委员会');
    const done = await approve(id);
    await rename('毕节市卫生健康局');
    expect(done.counts.outcome).toMatchObject({ moved: 1, published: 0 });
    const after = await seen(documentId);
    expect(after.publicDocument.summary).not.toBe(summary);
  });

  it('waits for its day, and departments see it coming', async () => {
    await published('01');
    const version = await newItemVersion(app, city, { summary: newText('新的摘要') });
    const { id } = await propose(version, { startsOn: '2099-01-01' });
    const before = await guideRows(app);
    expect(await approve(id)).toMatchObject({ state: 'scheduled', job: { state: 'queued' } });
    expect(await guideRows(app)).toEqual(before);
    const notice = { push: id, version, state: 'scheduled', startsOn: '2099-01-01', guides: 1 };
    const overview: Overview = (await city.editor.get('/guide-publisher/overview')).body.data;
    expect(overview.notices).toMatchObject([notice]);
    const list: DriftList = (await city.editor.get('/guide-publisher/drift')).body.data;
    expect(list.notices).toMatchObject([notice]);
    const second = await city.editor.post(PUSHES, { item: BASIC_CODE, version, reason: 'x' });
    expect(second.body.error.details.code).toBe('push.open');
    expect((await ask(city.editor, id, 'cancel')).body.data.state).toBe('cancelled');
    expect((await city.editor.get('/guide-publisher/overview')).body.data.notices).toEqual([]);
  });

  it('gives the whole list as a file that no spreadsheet program takes for formulas', async () => {
    await draft('01', { ...GOOD_VALUES, name: '=1+1' });
    const version = await newItemVersion(app, city, { summary: newText('新的摘要') });
    const { id } = await propose(version);
    const answer = await city.editor.get(`${PUSHES}/${id}/export`);
    expect(answer.headers['content-type']).toContain('text/csv');
    const [, line] = answer.text.trim().split('\n');
    expect(line).toContain(`${GUIDE_CODE}01`);
    expect(line).not.toMatch(/(^|,)"?=1\+1/);
  });

  it.each([
    ['an older version', { version: 1 }, 409, 'push.not-newest'],
    ['an unknown item', { item: '000000000000' }, 404, 'content.not-found'],
    ['a day that is over', { startsOn: '2020-01-01' }, 400, 'push.start-date'],
    ['no reason', { reason: ' ' }, 400, 'content.invalid'],
  ])('refuses %s', async (_, change, status, code) => {
    const version = await newItemVersion(app, city, { summary: newText('新的摘要') });
    const body = { item: BASIC_CODE, version, reason: '更新', ...change };
    const answer = await city.editor.post(PUSHES, body);
    expect([answer.status, answer.body.error.details.code]).toEqual([status, code]);
  });

  it('refuses what its state does not allow', async () => {
    const version = await newItemVersion(app, city, { summary: newText('新的摘要') });
    const { id } = await propose(version);
    for (const action of ['pause', 'resume', 'undo']) {
      const answer = await ask(city.reviewer, id, action);
      expect([action, answer.body.error.details.code]).toEqual([action, 'push.wrong-state']);
    }
    const unknown = await ask(city.reviewer, 999_999, 'undo');
    expect(unknown.status).toBe(404);
  });
});
