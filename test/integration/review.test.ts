import type { Finding } from '../../src/plugins/guide-publisher/domain/template/types';
import { DATABASES, startApplication, type Application } from './support/application';
import { CREDIT_CODE, GUIDE_CODE, foundCity, type City } from './support/city';
import {
  GOOD_VALUES,
  GUIDE_UID,
  approvedGuide,
  contentAddress,
  documentAddress,
  newDraft,
  removeGuides,
  submittedGuide,
} from './support/guides';

describe.each(DATABASES)('review on %s', (database) => {
  let app: Application;
  let city: City;

  beforeAll(async () => {
    app = await startApplication(database);
    city = await foundCity(app);
  }, 180_000);

  afterAll(async () => {
    await app.stop();
  });

  afterEach(async () => {
    await removeGuides(app);
  });

  const editions = () =>
    app.strapi.db
      .query('plugin::guide-publisher.edition')
      .findMany({ where: { kind: 'guide' }, orderBy: { sequence: 'asc' } });

  const publishedRows = () =>
    app.strapi.db.query(GUIDE_UID).count({ where: { publishedAt: { $notNull: true } } });

  it('a new draft takes code and contact from the organization, and its gaps are found', async () => {
    const documentId = await newDraft(app, city.editor);
    const { body } = await city.editor.get(documentAddress(documentId));
    expect(body.data.code).toBe(GUIDE_CODE);
    expect(body.data.state).toBe('draft');
    expect(body.data.document.statutoryLimit.value).toBe(20);
    expect(body.data.findings.map(({ rule }: { rule: string }) => rule).sort()).toEqual([
      'phone-required',
      'promised-limit-required',
    ]);
    expect(body.data.refusals.submit).toBe('submit.open-errors');
  });

  it('the same item is not taken on twice by one organization', async () => {
    await newDraft(app, city.editor);
    await expect(newDraft(app, city.editor)).rejects.toThrow('guide.exists');
  });

  it('form values are checked before they are saved', async () => {
    const documentId = await newDraft(app, city.editor);
    const { body } = await city.editor.post(`/guide-publisher/check/${GUIDE_UID}?locale=zh-Hans`, {
      documentId,
      values: GOOD_VALUES,
    });
    expect(body.data.findings).toEqual([]);
    expect(body.data.document.promisedLimit.value).toBe(5);
    const { body: saved } = await city.editor.get(documentAddress(documentId));
    expect(saved.data.document.promisedLimit).toBeNull();
  });

  it('a flowchart without a chart, or with data that is none, is a finding and no error', async () => {
    const uid = 'api::flowchart.flowchart';
    const messagesOf = async (chart: unknown) => {
      const address = `/guide-publisher/check/${uid}?locale=zh-Hans`;
      const answer = await city.editor.post(address, { values: { code: 'F1', name: 'F', chart } });
      expect(answer.status).toBe(200);
      expect(answer.body.data.document).toBeNull();
      return answer.body.data.findings.map(({ messageKey }: Finding) => messageKey);
    };
    expect(await messagesOf(undefined)).toEqual(['document.no-chart']);
    expect(await messagesOf(null)).toEqual(['document.no-chart']);
    expect(await messagesOf({ nodes: [] })).toContain('document.bad-chart');
  });

  it('a text with an open error cannot be submitted, and all errors are named', async () => {
    const documentId = await newDraft(app, city.editor);
    const answer = await city.editor.post(documentAddress(documentId, 'submit'));
    expect(answer.status).toBe(422);
    expect(answer.body.error.details.code).toBe('submit.open-errors');
    expect(answer.body.error.details.findings).toHaveLength(2);
  });

  it('goes from draft to public by two people, and leaves one edition of the exact text', async () => {
    const submitted = await submittedGuide(app, city);
    expect(submitted.state).toBe('submitted');
    const { documentId, hash } = submitted;
    const approved = await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
    expect(approved.body.data.state).toBe('approved');
    const published = await city.reviewer.post(documentAddress(documentId, 'publish'));
    expect(published.status).toBe(200);
    expect(published.body.data.state).toBe('published');
    const frozen = await editions();
    expect(frozen).toHaveLength(1);
    expect(frozen[0]).toMatchObject({ code: GUIDE_CODE, hash, retiredSequence: null });
    expect(JSON.parse(frozen[0].document)).toEqual(published.body.data.document);
  });

  it('publishing the same text again makes no second edition', async () => {
    const { documentId } = await approvedGuide(app, city);
    await city.reviewer.post(contentAddress(documentId, 'publish'), GOOD_VALUES);
    await city.reviewer.post(documentAddress(documentId, 'publish'));
    await app.strapi.documents(GUIDE_UID).publish({ documentId, locale: 'zh-Hans' });
    expect(await editions()).toHaveLength(1);
  });

  it('the editor has no permission to approve', async () => {
    const { documentId, hash } = await submittedGuide(app, city);
    const answer = await city.editor.post(documentAddress(documentId, 'approve'), { hash });
    expect(answer.status).toBe(403);
  });

  it('nobody approves what they submitted, whatever their role', async () => {
    const documentId = await newDraft(app, city.editor);
    await city.editor.put(contentAddress(documentId), GOOD_VALUES);
    const { body } = await city.administrator.post(documentAddress(documentId, 'submit'));
    const { hash } = body.data;
    const answer = await city.administrator.post(documentAddress(documentId, 'approve'), { hash });
    expect(answer.status).toBe(403);
    expect(answer.body.error.details.code).toBe('review.own-work');
  });

  it('nobody approves what they wrote last, whoever submitted it', async () => {
    const documentId = await newDraft(app, city.editor);
    await city.reviewer.put(contentAddress(documentId), GOOD_VALUES);
    const { body } = await city.editor.post(documentAddress(documentId, 'submit'));
    const { hash } = body.data;
    const answer = await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
    expect(answer.body.error.details.code).toBe('review.own-work');
  });

  it('an approval is for the text that was read: another hash is refused', async () => {
    const { documentId, hash } = await submittedGuide(app, city);
    await city.editor.put(contentAddress(documentId), {
      promisedLimit: { value: 6, unit: 'workday', note: '' },
    });
    const answer = await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
    expect(answer.status).toBe(409);
    expect(answer.body.error.details.code).toBe('review.stale');
  });

  it('one changed byte after the approval closes the gate', async () => {
    const { documentId } = await approvedGuide(app, city);
    await city.editor.put(contentAddress(documentId), { localNote: '请提前预约。' });
    const answer = await city.reviewer.post(documentAddress(documentId, 'publish'));
    expect(answer.status).toBe(409);
    expect(answer.body.error.details.code).toBe('publish.changed-since-approval');
    expect(await publishedRows()).toBe(0);
  });

  it('a change of the organization’s name after the approval closes the gate too', async () => {
    const { documentId } = await approvedGuide(app, city);
    const organizations = app.strapi.db.query('api::organization.organization');
    const where = { creditCode: CREDIT_CODE };
    await organizations.update({ where, data: { name: '毕节市卫健局' } });
    const answer = await city.reviewer.post(documentAddress(documentId, 'publish'));
    await organizations.update({ where, data: { name: '毕节市卫生健康局' } });
    expect(answer.body.error.details.code).toBe('publish.changed-since-approval');
  });

  it('changes are asked for with a comment, and the editor submits again', async () => {
    const { documentId } = await submittedGuide(app, city);
    const silent = await city.reviewer.post(documentAddress(documentId, 'request-changes'));
    expect(silent.body.error.details.code).toBe('review.comment-needed');
    const asked = await city.reviewer.post(documentAddress(documentId, 'request-changes'), {
      comment: '请核对电话',
    });
    expect(asked.body.data).toMatchObject({ state: 'changes-requested', comment: '请核对电话' });
    const again = await city.editor.post(documentAddress(documentId, 'submit'));
    expect(again.body.data.state).toBe('submitted');
  });

  describe('every way to the public is closed without an approval', () => {
    const refused = async (attempt: () => Promise<unknown>) => {
      await expect(attempt()).rejects.toMatchObject({ name: 'PublisherError' });
      expect(await publishedRows()).toBe(0);
      expect(await editions()).toHaveLength(0);
    };

    it.each([['zh-Hans'], [undefined], [['zh-Hans']], ['*'], [['zh-Hans', '*']]])(
      'document service: publish with locale %j',
      async (locale) => {
        const { documentId } = await submittedGuide(app, city);
        await refused(() =>
          app.strapi.documents(GUIDE_UID).publish({ documentId, locale } as never)
        );
      }
    );

    it('document service: update as published, and the draft keeps its text', async () => {
      const { documentId } = await submittedGuide(app, city);
      await refused(() =>
        app.strapi.documents(GUIDE_UID).update({
          documentId,
          status: 'published',
          data: { localNote: '绕过审核' } as never,
        })
      );
      const draft = await app.strapi.documents(GUIDE_UID).findOne({ documentId });
      expect(draft?.localNote ?? '').not.toContain('绕过');
    });

    it('document service: create as published, and nothing is left', async () => {
      await refused(() =>
        app.strapi
          .documents(GUIDE_UID)
          .create({ status: 'published', data: { code: 'X', ...GOOD_VALUES } as never })
      );
      expect(await app.strapi.db.query(GUIDE_UID).count({})).toBe(0);
    });

    it.each(['create', 'createMany'] as const)('database query: %s', async (method) => {
      const row = { code: 'X', locale: 'zh-Hans', publishedAt: new Date() };
      await refused(async () => {
        const data = method === 'createMany' ? [row] : row;
        await app.strapi.db.query(GUIDE_UID)[method]({ data } as never);
      });
    });

    it.each(['update', 'updateMany'] as const)('database query: %s', async (method) => {
      const { documentId } = await submittedGuide(app, city);
      const query = app.strapi.db.query(GUIDE_UID);
      const params = { where: { documentId }, data: { publishedAt: new Date() } };
      await refused(() => query[method](params as never));
    });

    it('Content Manager: publish button', async () => {
      const { documentId } = await submittedGuide(app, city);
      const answer = await city.reviewer.post(contentAddress(documentId, 'publish'), GOOD_VALUES);
      expect(answer.status).toBe(409);
      expect(await publishedRows()).toBe(0);
    });

    it('Content Manager: create and publish', async () => {
      const address = `/content-manager/collection-types/${GUIDE_UID}/actions/publish?locale=zh-Hans`;
      const answer = await city.administrator.post(address, { code: 'X', ...GOOD_VALUES });
      expect(answer.status).toBe(422);
      expect(await app.strapi.db.query(GUIDE_UID).count({})).toBe(0);
    });

    it('Content Manager: bulk publish', async () => {
      const { documentId } = await submittedGuide(app, city);
      const address = `/content-manager/collection-types/${GUIDE_UID}/actions/bulkPublish?locale=zh-Hans`;
      const answer = await city.reviewer.post(address, { documentIds: [documentId] });
      expect(answer.status).toBe(409);
      expect(await publishedRows()).toBe(0);
    });

    it.each(['post', 'put'] as const)('REST with a full-access token: %s', async (method) => {
      const { documentId } = await submittedGuide(app, city);
      const token = await app.strapi
        .service('admin::api-token')
        .create({ name: `t-${method}`, type: 'full-access', lifespan: null });
      const address =
        method === 'post' ? '/api/service-guides' : `/api/service-guides/${documentId}`;
      const send = method === 'post' ? city.editor.post : city.editor.put;
      const answer = await send(address, { data: { code: 'Y', ...GOOD_VALUES } }).set(
        'Authorization',
        `Bearer ${token.accessKey}`
      );
      expect([409, 422]).toContain(answer.status);
      expect(answer.body.error.name).toBe('PublisherError');
      expect(await publishedRows()).toBe(0);
      await app.strapi.service('admin::api-token').revoke(token.id);
    });
  });

  describe('what is public goes away only by a withdrawal', () => {
    const publicGuide = async () => {
      const { documentId } = await approvedGuide(app, city);
      await city.reviewer.post(documentAddress(documentId, 'publish'));
      return documentId;
    };

    it.each(['unpublish', 'delete'] as const)('%s is refused', async (action) => {
      const documentId = await publicGuide();
      await expect(
        app.strapi.documents(GUIDE_UID)[action]({ documentId, locale: '*' })
      ).rejects.toMatchObject({ code: 'withdraw.reason-needed' });
      expect(await publishedRows()).toBe(1);
    });

    it('a withdrawal names its reason, and a successor where there is one', async () => {
      const documentId = await publicGuide();
      const address = documentAddress(documentId, 'withdraw');
      const nameless = await city.reviewer.post(address, { reason: 'merged' });
      expect(nameless.body.error.details.code).toBe('withdraw.successor-needed');
      const answer = await city.reviewer.post(address, { reason: 'merged', successor: 'S1' });
      expect(answer.body.data.state).toBe('withdrawn');
      expect(await publishedRows()).toBe(0);
      const [edition] = await editions();
      expect(edition).toMatchObject({ retiredReason: 'merged', successor: 'S1' });
      expect(edition.retiredSequence).toBeGreaterThan(edition.sequence);
    });
  });

  it('every step leaves an audit entry that names who did it', async () => {
    const { documentId } = await approvedGuide(app, city);
    await city.reviewer.post(documentAddress(documentId, 'publish'));
    const entries = await app.strapi.db
      .query('plugin::guide-publisher.audit-entry')
      .findMany({ where: { subjectId: documentId }, orderBy: { id: 'asc' } });
    expect(entries.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['review.submit', city.editor.actor.id],
      ['review.approve', city.reviewer.actor.id],
      ['review.publish', city.reviewer.actor.id],
    ]);
  });
});
