import { creditCheckCharacter } from '../../src/plugins/guide-publisher/domain/codes/credit';
import { publisherOf } from '../../src/plugins/guide-publisher/server/src/publisher';
import { DATABASES, startApplication, type Application } from './support/application';
import {
  BASIC_CODE,
  CREDIT_CODE,
  foundCity,
  GUIDE_CODE,
  REGION_CODE,
  type City,
} from './support/city';
import {
  approvedGuide,
  documentAddress,
  GUIDE_UID,
  releasesAreDone,
  removeGuides,
} from './support/guides';

const UID = 'api::adjustment.adjustment';
const ORGANIZATION_UID = 'api::organization.organization';
// Made up, as all codes of the tests.
const OTHER_CREDIT = `11520500MB0A00002${creditCheckCharacter('11520500MB0A00002')}`;
const OTHER_CODE = `${OTHER_CREDIT}3${BASIC_CODE}`;

describe.each(DATABASES)('adjustments on %s', (database) => {
  let app: Application;
  let city: City;
  let organizations: Record<string, string>;

  const address = (documentId: string, action = '') =>
    `/guide-publisher/adjustments/${documentId}${action && `/${action}`}`;

  const create = async (data: object): Promise<string> => {
    const row = await app.strapi
      .documents(UID)
      .create({ locale: 'zh-Hans', data: { code: `T${Date.now()}`, ...data } as never });
    return row.documentId;
  };
  const merger = () =>
    create({
      action: 'merge',
      fromOrganization: organizations[CREDIT_CODE],
      toOrganizations: [organizations[OTHER_CREDIT]],
      reason: '机构改革',
    });
  const publicCodes = async () => {
    const { log } = publisherOf(app.strapi);
    const asOf = await log.lastSequence();
    const codes: string[] = [];
    for await (const { code } of log.list({ kind: 'guide', asOf, locale: 'zh-Hans' }))
      codes.push(code);
    return codes;
  };
  const publishedGuide = async () => {
    const { documentId } = await approvedGuide(app, city);
    const answer = await city.reviewer.post(documentAddress(documentId, 'publish'));
    expect(answer.status).toBe(200);
  };

  beforeAll(async () => {
    app = await startApplication(database);
    city = await foundCity(app);
    const region = await app.strapi.db
      .query('api::region.region')
      .findOne({ where: { code: REGION_CODE } });
    await app.strapi.documents(ORGANIZATION_UID).create({
      locale: 'zh-Hans',
      data: {
        creditCode: OTHER_CREDIT,
        name: '毕节市卫生和健康委员会（新）',
        level: '3',
        nature: '1',
        region: region!.documentId,
        consultationPhone: '0857-8555009',
        supervisionPhone: '0857-8555010',
      } as never,
    });
    const rows = await app.strapi.documents(ORGANIZATION_UID).findMany({ locale: 'zh-Hans' });
    organizations = Object.fromEntries(rows.map((row) => [String(row.creditCode), row.documentId]));
  }, 180_000);

  afterAll(async () => {
    await releasesAreDone(app);
    await app.stop();
  });
  beforeEach(() => removeGuides(app));

  test('a merger is previewed, proposed, approved by another person, and moves what is public', async () => {
    await publishedGuide();
    const id = await merger();
    const preview = await city.editor.get(address(id));
    expect(preview.body.data).toMatchObject({
      state: '',
      approval: 'government',
      counts: { withdraw: 1, move: 1, draft: 0, revise: 0 },
      effects: [
        { kind: 'move', code: OTHER_CODE, former: GUIDE_CODE },
        { kind: 'withdraw', code: GUIDE_CODE, successor: OTHER_CODE },
      ],
      problems: [],
    });
    expect((await city.editor.post(address(id, 'propose'))).status).toBe(200);
    const own = await city.editor.post(address(id, 'decide'), { approve: true });
    expect(own.status).toBe(403);
    const decided = await city.reviewer.post(address(id, 'decide'), { approve: true });
    expect(decided.body.data.state).toBe('approved');
    await publisherOf(app.strapi).jobs.idle();
    const done = await city.editor.get(address(id));
    expect(done.body.data).toMatchObject({
      state: 'effective',
      job: { state: 'done', error: null },
    });
    expect(await publicCodes()).toEqual([OTHER_CODE]);
    const old = await app.strapi.db.query('plugin::guide-publisher.edition').findOne({
      where: { code: GUIDE_CODE, retiredReason: 'merged' },
    });
    expect(old?.successor).toBe(OTHER_CODE);
    const draft = await app.strapi
      .documents(GUIDE_UID)
      .findFirst({ filters: { code: GUIDE_CODE } });
    expect(draft?.itemStatus).toBe('3');
  });

  test('on a later day nothing happens before, and the approval can be taken back', async () => {
    await publishedGuide();
    const id = await create({
      action: 'cancel',
      items: [{ basicCode: BASIC_CODE, name: '', note: '' }],
    });
    await city.editor.post(address(id, 'propose'));
    const decided = await city.reviewer.post(address(id, 'decide'), {
      approve: true,
      effectiveDate: '2099-01-01',
    });
    expect(decided.body.data).toMatchObject({ state: 'approved', job: { state: 'queued' } });
    await publisherOf(app.strapi).jobs.idle();
    expect(await publicCodes()).toEqual([GUIDE_CODE]);
    const change = await app.strapi
      .documents(UID)
      .update({ documentId: id, locale: 'zh-Hans', data: { reason: 'x' } as never })
      .catch((error: { code: string }) => error.code);
    expect(change).toBe('adjustment.decided');
    const undone = await city.reviewer.post(address(id, 'undo'));
    expect(undone.body.data).toMatchObject({ state: 'proposed', job: null });
  });

  test('delegation makes drafts below and withdraws above; the drafts wait for their reviewer', async () => {
    await publishedGuide();
    const id = await create({
      action: 'delegate',
      items: [{ basicCode: BASIC_CODE, name: '', note: '' }],
      fromOrganization: organizations[CREDIT_CODE],
      toOrganizations: [organizations[OTHER_CREDIT]],
    });
    await city.editor.post(address(id, 'propose'));
    await city.reviewer.post(address(id, 'decide'), { approve: true });
    await publisherOf(app.strapi).jobs.idle();
    expect(await publicCodes()).toEqual([]);
    const draft = await app.strapi
      .documents(GUIDE_UID)
      .findFirst({ filters: { code: OTHER_CODE } });
    expect(draft).toMatchObject({ powerSource: '2', itemStatus: '1' });
  });

  test('what cannot be carried out is not proposed, and nobody approves it by writing so', async () => {
    const id = await create({ action: 'cancel', state: 'approved', items: [] });
    const status = await city.editor.get(address(id));
    expect(status.body.data).toMatchObject({ state: '', problems: [{ problem: 'no-items' }] });
    const refused = await city.editor.post(address(id, 'propose'));
    expect([refused.status, refused.body.error.details.code]).toEqual([
      422,
      'adjustment.impossible',
    ]);
    const early = await city.reviewer.post(address(id, 'decide'), { approve: true });
    expect([early.status, early.body.error.details.code]).toEqual([409, 'adjustment.state']);
  });
});
