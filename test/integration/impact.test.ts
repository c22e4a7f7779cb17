import type { VersionImpact } from '../../src/plugins/guide-publisher/shared/contracts/admin-api';
import type { AffectedGuide } from '../../src/plugins/guide-publisher/shared/contracts/services';
import { DATABASES, startApplication, type Application } from './support/application';
import { CREDIT_CODE, GUIDE_CODE, TEMPLATE, foundCity, type City } from './support/city';
import {
  GOOD_VALUES,
  GUIDE_UID,
  approvedGuide,
  contentAddress,
  documentAddress,
  newDraft,
  releasesAreDone,
  removeGuides,
} from './support/guides';
import { approve, newItemVersion, proposeTemplate } from './support/versions';

const CHECKS = 'plugin::guide-publisher.check-result';
const say = (text: string) => ({ 'zh-Hans': text, en: text });

/** A rule that every guide of the city breaks. */
const strict = (id: string, severity = 'error') => ({
  id,
  clause: '测试',
  title: say(id),
  severity,
  kind: 'required',
  params: { fields: ['localNote'] },
  message: say('未填写'),
});
/** Without the rule on phones, with one on notes. */
const CHANGED = [TEMPLATE.rules[0], strict('note-required')];

describe.each(DATABASES)('the impact of a template on %s', (database) => {
  let app: Application;
  let city: City;

  beforeAll(async () => {
    app = await startApplication(database);
    city = await foundCity(app);
    await app.service('recheck').idle();
  }, 180_000);

  afterAll(async () => {
    await app.stop();
  });

  afterEach(async () => {
    await app.service('recheck').idle();
    await releasesAreDone(app);
    await removeGuides(app);
  });

  const impact = () => app.service('impact');
  const template = (version: number) => ({ id: TEMPLATE.id, version });
  const check = (subjectId: string) =>
    app.strapi.db.query(CHECKS).findOne({ where: { subjectId, subjectUid: GUIDE_UID } });
  const askFor = async (id: number): Promise<VersionImpact> => {
    for (;;) {
      const { body } = await city.reviewer.get(`/guide-publisher/versions/${id}/impact`);
      if (body.data.state !== 'running') return body.data;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('says what guides gain and lose, before anything takes effect', async () => {
    const documentId = await newDraft(app, city.editor);
    const { number } = await proposeTemplate(app, city, { rules: CHANGED });
    const affected: AffectedGuide[] = [];
    const report = await impact().assess({
      template: template(number),
      guides: 'draft',
      onAffected: (guide) => void affected.push(guide),
    });
    const counts = { gained: 1, gainingGuides: 1, lost: 1, losingGuides: 1 };
    expect(report).toEqual({
      from: template(number - 1),
      to: template(number),
      guides: 'draft',
      checked: 1,
      incomplete: 0,
      affected: 1,
      blocked: 1,
      totals: counts,
      rules: [
        {
          rule: 'note-required',
          severity: 'error',
          title: say('note-required'),
          ...{ gained: 1, gainingGuides: 1, lost: 0, losingGuides: 0 },
        },
        {
          rule: 'phone-required',
          severity: 'error',
          title: TEMPLATE.rules[1]!.title,
          ...{ gained: 0, gainingGuides: 0, lost: 1, losingGuides: 1 },
        },
      ],
      levels: [{ level: '3', ...counts }],
      organizations: [{ creditCode: CREDIT_CODE, name: '毕节市卫生健康局', ...counts }],
    });
    expect(affected).toMatchObject([
      {
        documentId,
        code: GUIDE_CODE,
        gained: [{ rule: 'note-required', path: '/localNote' }],
        lost: [{ rule: 'phone-required' }],
      },
    ]);
    const { body } = await city.editor.get(documentAddress(documentId));
    expect(body.data.template).toEqual(template(number - 1));
  });

  it('compares what is public apart from the drafts', async () => {
    const { documentId } = await approvedGuide(app, city);
    await city.reviewer.post(documentAddress(documentId, 'publish'));
    await city.editor.put(contentAddress(documentId), { localNote: '草稿已补充' });
    const { number } = await proposeTemplate(app, city, { rules: CHANGED });
    const of = async (guides: 'draft' | 'published') =>
      (await impact().assess({ template: template(number), guides })).totals;
    expect([await of('draft'), await of('published')]).toMatchObject([
      { gained: 0, lost: 0 },
      { gained: 1, lost: 0 },
    ]);
  });

  it('sees what a policy changes in the text itself', async () => {
    const documentId = await newDraft(app, city.editor);
    await city.editor.put(contentAddress(documentId), { ...GOOD_VALUES, summary: '本地摘要' });
    const policies = TEMPLATE.policies.map((each) =>
      each.field === 'summary' ? { ...each, policy: 'standard' } : each
    );
    const { number } = await proposeTemplate(app, city, { policies });
    const { rules } = await impact().assess({ template: template(number), guides: 'draft' });
    expect(rules).toMatchObject([{ rule: 'policy.standard', gained: 1, lost: 0 }]);
  });

  it('takes a template that is not proposed yet, and refuses one that is none', async () => {
    await newDraft(app, city.editor);
    const content = { ...TEMPLATE, version: 9, rules: [strict('of-a-file', 'warning')] };
    const report = await impact().assess({ template: { content }, guides: 'draft' });
    expect(report.to).toEqual(template(9));
    expect(report.blocked).toBe(0);
    expect(report.totals).toMatchObject({ gained: 1, lost: 2 });
    for (const [wanted, code] of [
      [{ content: { id: 'x' } }, 'template.invalid'],
      [template(99), 'content.not-found'],
    ] as const) {
      await expect(impact().assess({ template: wanted, guides: 'draft' })).rejects.toMatchObject({
        code,
      });
    }
  });

  it('reads what a template extends from the versions in effect', async () => {
    await newDraft(app, city.editor);
    const row = await app.strapi.db.query('plugin::guide-publisher.version').findOne({
      where: { subject: 'template', state: 'effective' },
      orderBy: { number: 'desc' },
    });
    const content = {
      ...{ ...TEMPLATE, id: 'city', policies: [], vocabularies: {} },
      ...{ extends: template(row.number), rules: [strict('of-the-city')] },
    };
    const { totals } = await impact().assess({ template: { content }, guides: 'draft' });
    expect(totals).toMatchObject({ gained: 1, lost: 0 });
    const orphan = { ...content, extends: template(99) };
    await expect(
      impact().assess({ template: { content: orphan }, guides: 'draft' })
    ).rejects.toMatchObject({ code: 'template.invalid' });
  });

  it('counts guides that have no document yet, and goes on past a row that cannot be read', async () => {
    const bare = await newDraft(app, city.editor);
    const guides = app.strapi.db.query(GUIDE_UID);
    await guides.update({ where: { documentId: bare }, data: { itemVersion: 999 } });
    await guides.create({
      data: {
        code: 'X1',
        documentId: 'unreadable',
        locale: 'zh-Hans',
        publishedAt: null,
        channels: { not: 'a list' },
      },
    });
    const { number } = await proposeTemplate(app, city, { rules: CHANGED });
    const report = await impact().assess({ template: template(number), guides: 'draft' });
    expect(report).toMatchObject({ checked: 0, incomplete: 2, affected: 0 });
    await expect(app.service('recheck').run()).resolves.toMatchObject({ removed: 0 });
    expect(await check(bare)).toMatchObject({ errors: 1 });
  });

  it('shows it to the one who decides', async () => {
    await newDraft(app, city.editor);
    const { id, number } = await proposeTemplate(app, city, { rules: CHANGED });
    const found = await askFor(id);
    expect(found).toMatchObject({
      state: 'done',
      done: 1,
      total: 1,
      report: { to: template(number), affected: 1 },
      guides: [{ code: GUIDE_CODE }],
    });
    const unknown = await city.reviewer.get('/guide-publisher/versions/999999/impact');
    expect([unknown.status, unknown.body.error.details.code]).toEqual([404, 'content.not-found']);
  });

  it('a version of an item has no impact of this kind', async () => {
    await newItemVersion(app, city, { summary: '只为此处的新版本' });
    const row = await app.strapi.db
      .query('plugin::guide-publisher.version')
      .findOne({ where: { subject: 'standard-item' } });
    const answer = await city.reviewer.get(`/guide-publisher/versions/${row.id}/impact`);
    expect(answer.status).toBe(404);
  });

  describe('once it takes effect', () => {
    it('all drafts are checked anew in the background, and boards are right', async () => {
      const documentId = await newDraft(app, city.editor);
      await city.editor.get(documentAddress(documentId));
      const before = await check(documentId);
      const { id, number } = await proposeTemplate(app, city, { rules: CHANGED });
      await approve(city, id);
      await app.service('recheck').idle();
      const after = await check(documentId);
      expect([before.templateVersion, after.templateVersion]).toEqual([number - 1, number]);
      expect(after.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
        'promised-limit-required',
        'note-required',
      ]);
      const { body } = await city.editor.get('/guide-publisher/overview');
      expect(body.data.rules.map(({ rule }: { rule: string }) => rule)).not.toContain(
        'phone-required'
      );
      await approve(city, (await proposeTemplate(app, city, {})).id);
    });

    it('what it stores is what a look at the document stores', async () => {
      const documentId = await newDraft(app, city.editor);
      await app.service('recheck').run();
      const { checkedAt: _at, updatedAt: _written, ...stored } = await check(documentId);
      await city.editor.get(documentAddress(documentId));
      const { checkedAt: _then, updatedAt: _later, ...looked } = await check(documentId);
      expect(stored).toEqual(looked);
    });

    it('every kind is checked, in every run the same, and results of what is gone go', async () => {
      await newDraft(app, city.editor);
      const first = await app.service('recheck').run();
      expect(first.checked).toBe(2);
      const gone = { subjectUid: GUIDE_UID, subjectId: 'gone', subjectLocale: 'zh-Hans' };
      const counts = { errors: 0, warnings: 0, advices: 0, findings: [], hash: '' };
      await app.strapi.db.query(CHECKS).create({
        data: { ...gone, ...counts, templateCode: 'old', checkedAt: new Date(0).toISOString() },
      });
      expect(await app.service('recheck').run()).toEqual({ ...first, removed: 1 });
      expect(await app.strapi.db.query(CHECKS).count({})).toBe(first.checked);
    });

    it('a result that is newer than the run stays', async () => {
      const documentId = await newDraft(app, city.editor);
      await app.service('recheck').run();
      const checkedAt = new Date(Date.now() + 60_000).toISOString();
      const { id } = await check(documentId);
      await app.strapi.db.query(CHECKS).update({ where: { id }, data: { errors: 77, checkedAt } });
      await app.service('recheck').run();
      expect(await check(documentId)).toMatchObject({ errors: 77 });
    });
  });
});
