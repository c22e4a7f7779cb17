import { createJobs } from '../../src/plugins/guide-publisher/server/src/jobs/jobs';
import { createActivation } from '../../src/plugins/guide-publisher/server/src/review/activation';
import type { Version } from '../../src/plugins/guide-publisher/server/src/review/versions';
import type {
  DocumentStatus,
  Page,
  WaiverEntry,
} from '../../src/plugins/guide-publisher/shared/contracts/admin-api';
import { DATABASES, startApplication, type Application } from './support/application';
import { TEMPLATE, foundCity, type City } from './support/city';
import {
  GOOD_VALUES,
  GUIDE_UID,
  contentAddress,
  documentAddress,
  newDraft,
  removeGuides,
  submittedGuide,
} from './support/guides';
import { proposeTemplate } from './support/versions';

jest.setTimeout(30_000);

const WAIVERS = '/guide-publisher/waivers';
const VERSION = 'plugin::guide-publisher.version';
const RULE = 'note-required';
const say = (text: string) => ({ 'zh-Hans': text, en: text });
const STRICT = {
  ...{ id: RULE, clause: '测试', title: say(RULE), severity: 'error' },
  ...{ kind: 'required', params: { fields: ['localNote'] }, message: say('未填写') },
};
const DAY_MS = 24 * 3_600_000;
const dayFromNow = (days: number): string =>
  new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

describe.each(DATABASES)('grace periods and waivers on %s', (database) => {
  let app: Application;
  let city: City;

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
    await app.service('recheck').idle();
    await removeGuides(app);
    await app.strapi.db.query('plugin::guide-publisher.waiver').deleteMany({});
  });

  const seen = async (documentId: string): Promise<DocumentStatus> =>
    (await city.editor.get(documentAddress(documentId))).body.data;
  const stored = (subjectId: string) =>
    app.strapi.db.query('plugin::guide-publisher.check-result').findOne({ where: { subjectId } });
  const stateOf = async (id: number) =>
    (await app.strapi.db.query(VERSION).findOne({ where: { id } })).state;
  const decide = (id: number, dates: object) =>
    city.reviewer.post(`/guide-publisher/versions/${id}/decide`, { approve: true, ...dates });

  async function publishedGuide(): Promise<string> {
    const { documentId, hash } = await submittedGuide(app, city);
    await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
    const answer = await city.reviewer.post(documentAddress(documentId, 'publish'));
    expect(answer.status).toBe(200);
    return documentId;
  }

  /** Puts a template with one more rule into effect. */
  async function stricter(dates: object = {}, rule: object = STRICT): Promise<number> {
    const { id } = await proposeTemplate(app, city, { rules: [...TEMPLATE.rules, rule] });
    const answer = await decide(id, dates);
    expect(answer.status).toBe(200);
    await app.service('recheck').idle();
    return id;
  }

  async function plainAgain(): Promise<void> {
    const { id } = await proposeTemplate(app, city, {});
    await decide(id, {});
    await app.service('recheck').idle();
  }

  describe('until the grace period of a template ends', () => {
    afterEach(plainAgain);

    it('its new errors are warnings on what is public, and errors on what is not', async () => {
      const [old] = [await publishedGuide()];
      const graceUntil = dayFromNow(30);
      await stricter({ graceUntil });
      const { findings, upToDate } = await seen(old);
      expect(findings).toMatchObject([{ rule: RULE, severity: 'warning', graceUntil }]);
      expect(upToDate).toBe(true);
      expect(await stored(old)).toMatchObject({ errors: 0, warnings: 1 });
      expect((await city.reviewer.post(documentAddress(old, 'publish'))).status).toBe(200);
      await app.strapi.db.query(GUIDE_UID).deleteMany({});
      const fresh = await newDraft(app, city.editor);
      await city.editor.put(contentAddress(fresh), GOOD_VALUES);
      const refused = await city.editor.post(documentAddress(fresh, 'submit'));
      expect(refused.body.error.details.code).toBe('submit.open-errors');
    });

    it('a check of everything finds what a look at the document finds', async () => {
      const documentId = await publishedGuide();
      await stricter({ graceUntil: dayFromNow(30) });
      await app.service('recheck').run();
      const { findings } = await stored(documentId);
      expect(findings).toEqual((await seen(documentId)).findings);
    });

    it('without one, new errors are errors at once', async () => {
      const documentId = await publishedGuide();
      await stricter();
      expect((await seen(documentId)).findings).toMatchObject([{ rule: RULE, severity: 'error' }]);
    });
  });

  it('a template that is scheduled takes effect on its day, by a worker that starts after it', async () => {
    const effectiveFrom = dayFromNow(10);
    const { id } = await proposeTemplate(app, city, { rules: [...TEMPLATE.rules, STRICT] });
    const answer = await decide(id, { effectiveFrom });
    expect(answer.body.data).toMatchObject({ state: 'scheduled', effectiveFrom });
    await app.service('jobs').idle();
    expect(await stateOf(id)).toBe('scheduled');
    await workAt(new Date(Date.now() + 8 * DAY_MS));
    expect(await stateOf(id)).toBe('scheduled');
    await workAt(new Date(Date.now() + 11 * DAY_MS));
    expect(await stateOf(id)).toBe('effective');
    await plainAgain();
  });

  /** Another process on the same database, at another time. */
  async function workAt(time: Date): Promise<void> {
    const now = () => time;
    const errors: unknown[] = [];
    const jobs = createJobs(app.strapi, { now, reportError: (error) => void errors.push(error) });
    createActivation(app.strapi, { jobs, recheck: { request: () => undefined }, now });
    jobs.start();
    await jobs.idle();
    await jobs.stop();
    expect(errors).toEqual([]);
  }

  it.each([
    ['a first day that is over', { effectiveFrom: '2020-01-01' }],
    ['a grace period that ends before it begins', { graceUntil: '2020-01-01' }],
  ])('refuses %s', async (_, dates) => {
    const { id } = await proposeTemplate(app, city, { rules: [...TEMPLATE.rules, STRICT] });
    const answer = await decide(id, dates);
    expect([answer.status, answer.body.error.details.code]).toEqual([400, 'version.dates']);
    const version = (await app.strapi.db.query(VERSION).findOne({ where: { id } })) as Version;
    expect(version.state).toBe('proposed');
  });

  describe('a waiver', () => {
    const missingPhone = { rule: 'phone-required', path: '/consultationPhone' };

    async function draftWithoutPhone(): Promise<string> {
      const documentId = await newDraft(app, city.editor);
      const { promisedLimit } = GOOD_VALUES;
      await city.editor.put(contentAddress(documentId), { promisedLimit });
      return documentId;
    }

    const grant = (documentId: string, change: object = {}) =>
      city.reviewer.post(WAIVERS, {
        ...{ uid: GUIDE_UID, documentId, reason: '号码升级期间暂缺' },
        ...{ ...missingPhone, endDate: dayFromNow(30), ...change },
      });
    const list = async (query: string): Promise<Page<WaiverEntry>> =>
      (await city.editor.get(`${WAIVERS}?${query}`)).body.data;

    it('lets the text be published, and is shown beside the findings', async () => {
      const documentId = await draftWithoutPhone();
      const blocked = await city.editor.post(documentAddress(documentId, 'submit'));
      expect(blocked.body.error.details.code).toBe('submit.open-errors');
      expect((await grant(documentId)).status).toBe(200);
      const { findings, waived } = await seen(documentId);
      expect(findings).toEqual([]);
      expect(waived).toMatchObject([
        { finding: missingPhone, waiver: { reviewer: city.reviewer.actor.name } },
      ]);
      expect(await stored(documentId)).toMatchObject({ errors: 0 });
      const { hash } = (await city.editor.post(documentAddress(documentId, 'submit'))).body.data;
      await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
      const published = await city.reviewer.post(documentAddress(documentId, 'publish'));
      expect(published.body.data.state).toBe('published');
    });

    it('is listed, in force and after its end, and written into the audit', async () => {
      const documentId = await draftWithoutPhone();
      const { id } = (await grant(documentId)).body.data;
      expect((await list('state=active')).results).toMatchObject([
        { id, documentId, ...missingPhone, state: 'active', endedBy: null },
      ]);
      const ended = await city.reviewer.post(`${WAIVERS}/${id}/end`, { comment: '号码已恢复' });
      expect(ended.body.data).toMatchObject({ state: 'ended', endedBy: { isMe: true } });
      expect((await list('state=active')).pagination.total).toBe(0);
      expect((await list('state=ended')).pagination.total).toBe(1);
      expect((await seen(documentId)).findings).toMatchObject([missingPhone]);
      const again = await city.reviewer.post(`${WAIVERS}/${id}/end`, { comment: '再次' });
      expect(again.body.error.details.code).toBe('waiver.ended');
      const actions = await app.strapi.db
        .query('plugin::guide-publisher.audit-entry')
        .findMany({ where: { subjectId: documentId, action: { $startsWith: 'waiver.' } } });
      expect(actions.map(({ action }) => action)).toEqual(['waiver.grant', 'waiver.end']);
    });

    it('ends by itself: the gate asks the day', async () => {
      const documentId = await draftWithoutPhone();
      await grant(documentId);
      await app.strapi.db
        .query('plugin::guide-publisher.waiver')
        .updateMany({ where: { subjectId: documentId }, data: { endDate: dayFromNow(-2) } });
      expect((await seen(documentId)).findings).toMatchObject([missingPhone]);
      await app.service('recheck').run();
      expect(await stored(documentId)).toMatchObject({ errors: 1 });
      expect((await list('state=ended')).pagination.total).toBe(1);
    });

    it('is of no use for a rule that may not be waived', async () => {
      await stricter({}, { ...STRICT, waivable: false });
      const documentId = await newDraft(app, city.editor);
      const answer = await grant(documentId, { rule: RULE, path: '/localNote' });
      expect([answer.status, answer.body.error.details.code]).toEqual([403, 'waiver.not-waivable']);
      expect((await list('')).pagination.total).toBe(0);
      await plainAgain();
    });

    it.each([
      ['a finding that is not there', { path: '/summary' }, 409, 'waiver.no-finding'],
      ['an end that is over', { endDate: '2020-01-01' }, 400, 'waiver.end-date'],
      ['an end in ten years', { endDate: dayFromNow(3650) }, 400, 'waiver.end-date'],
      ['no reason', { reason: ' ' }, 400, 'content.invalid'],
    ])('is refused for %s', async (_, change, status, code) => {
      const documentId = await draftWithoutPhone();
      const answer = await grant(documentId, change);
      expect([answer.status, answer.body.error.details.code]).toEqual([status, code]);
    });

    it('is not granted by who wrote the text, nor by an editor', async () => {
      const documentId = await draftWithoutPhone();
      await city.reviewer.put(contentAddress(documentId), { localNote: '审核员自己的修改' });
      expect((await grant(documentId)).body.error.details.code).toBe('review.own-work');
      const body = { uid: GUIDE_UID, documentId, reason: 'x', endDate: dayFromNow(1) };
      const editor = await city.editor.post(WAIVERS, { ...body, ...missingPhone });
      expect(editor.status).toBe(403);
    });
  });

  it('what was only edited has a code and a name in the list of reviews', async () => {
    const documentId = await newDraft(app, city.editor);
    const { body } = await city.editor.get('/guide-publisher/reviews?pageSize=100');
    const entry = body.data.results.find(
      (each: { documentId: string }) => each.documentId === documentId
    );
    expect([entry.code, entry.name].map((text) => text.length > 0)).toEqual([true, true]);
  });
});
