import { readdirSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { guidePath } from '../../src/plugins/guide-publisher/server/src/site/addresses';
import { DATABASES, startApplication, type Application } from './support/application';
import { GUIDE_CODE, foundCity, type City } from './support/city';
import {
  approvedGuide,
  contentAddress,
  documentAddress,
  releasesAreDone,
  removeGuides,
} from './support/guides';
import { httpServer } from './support/people';

// Each test publishes through both people and waits for the site: seconds on a busy machine.
jest.setTimeout(60_000);

const PAGE = `/sites/bijie/${guidePath(GUIDE_CODE, 'zh-Hans')}`;

describe.each(DATABASES)('release on %s', (database) => {
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
    await releasesAreDone(app);
    await removeGuides(app);
  });

  const get = (address: string) => request(httpServer(app.strapi)).get(address);

  const publishGuide = async (): Promise<string> => {
    const { documentId } = await approvedGuide(app, city);
    await city.reviewer.post(documentAddress(documentId, 'publish'));
    await releasesAreDone(app);
    return documentId;
  };

  /** Changes the promised limit through both people; returns nothing before it is public. */
  const republish = async (documentId: string, days: number): Promise<void> => {
    await city.editor.put(contentAddress(documentId), {
      promisedLimit: { value: days, unit: 'workday', note: '' },
    });
    const { body } = await city.editor.post(documentAddress(documentId, 'submit'));
    const { hash } = body.data;
    await city.reviewer.post(documentAddress(documentId, 'approve'), { hash });
    await city.reviewer.post(documentAddress(documentId, 'publish'));
    await releasesAreDone(app);
  };

  it('publishing a guide puts its page on the site without anybody asking', async () => {
    await publishGuide();
    const page = await get(PAGE);
    expect(page.status).toBe(200);
    expect(page.text).toContain('公共场所卫生许可');
    expect(page.text).toContain('5个工作日');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  });

  it('a chart can be downloaded in the forms that its site asks for', async () => {
    const sites = app.strapi.db.query('plugin::guide-publisher.site');
    await sites.update({ where: { slug: 'bijie' }, data: { chartForms: ['png', 'pdf'] } });
    await publishGuide();
    const { text } = await get(PAGE);
    const addresses = [...text.matchAll(/href="([^"]+)" download="[^"]+\.(?:svg|bpmn|png|pdf)"/g)];
    const answers = await Promise.all(addresses.map(([, address]) => get(address!)));
    expect(answers.map(({ status, type }) => [status, type])).toEqual([
      [200, 'image/svg+xml'],
      [200, 'application/xml'],
      [200, 'image/png'],
      [200, 'application/pdf'],
    ]);
    for (const { headers } of answers) expect(headers['cache-control']).toContain('immutable');
    await sites.update({ where: { slug: 'bijie' }, data: { chartForms: [] } });
  });

  it('a draft never reaches the site', async () => {
    const documentId = await publishGuide();
    await city.editor.put(contentAddress(documentId), { localNote: '尚未审核的说明' });
    await app.service('release').release({ site: 'bijie', dryRun: false });
    expect((await get(PAGE)).text).not.toContain('尚未审核');
  });

  it('a correction replaces the page; going back shows the old one at once', async () => {
    const documentId = await publishGuide();
    await republish(documentId, 4);
    expect((await get(PAGE)).text).toContain('4个工作日');
    const outcome = await app.service('release').rollback({ site: 'bijie' });
    expect(outcome.number).toBe((outcome.previous ?? 0) - 1);
    expect((await get(PAGE)).text).toContain('5个工作日');
  });

  it('a withdrawn guide answers 410 with its reason', async () => {
    const documentId = await publishGuide();
    const reason = { reason: 'cancelled', comment: '事项取消' };
    await city.reviewer.post(documentAddress(documentId, 'withdraw'), reason);
    await releasesAreDone(app);
    const page = await get(PAGE);
    expect(page.status).toBe(410);
    expect(page.text).toContain('取消');
  });

  it('an unknown page answers 404 with a page of the site', async () => {
    await publishGuide();
    const page = await get('/sites/bijie/nothing.html');
    expect(page.status).toBe(404);
    expect(page.text).toContain('<html');
  });

  it.each(['/sites/bijie/../../.env', '/sites/bijie/%2e%2e/%2e%2e/.env', '/sites/..%2f.env'])(
    'nothing outside the site is served: %s',
    async (address) => {
      await publishGuide();
      const answer = await get(address);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.text).not.toContain('SECRET');
    }
  );

  it('a reader who has the page gets 304', async () => {
    await publishGuide();
    const first = await get(PAGE);
    const again = await get(PAGE).set('If-Modified-Since', first.headers['last-modified']!);
    expect(again.status).toBe(304);
  });

  it('verify names a page that was tampered with', async () => {
    await publishGuide();
    const fine = await app.service('release').verify({ site: 'bijie' });
    expect(fine.faults).toEqual([]);
    const current = realpathSync(path.join(app.sitesFolder, 'bijie', 'current'));
    expect(readdirSync(current)).toContain('index.html');
    const home = path.join(current, 'index.html');
    const bytes = readFileSync(home);
    writeFileSync(home, Buffer.concat([bytes, Buffer.from(' ')]));
    const { faults } = await app.service('release').verify({ site: 'bijie' });
    writeFileSync(home, bytes);
    expect(faults.map((fault) => fault.path)).toEqual(['index.html']);
  });

  it('readers meet neither a gap nor a mixture while releases switch', async () => {
    const documentId = await publishGuide();
    const answers: Array<{ status: number; text: string }> = [];
    let over = false;
    const readers = Array.from({ length: 8 }, async () => {
      while (!over) answers.push(await get(PAGE));
    });
    for (const days of [4, 3]) await republish(documentId, days);
    await app.service('release').rollback({ site: 'bijie' });
    over = true;
    await Promise.all(readers);
    expect(answers.filter(({ status }) => status !== 200)).toEqual([]);
    expect(answers.filter(({ text }) => !text.endsWith('</html>\n'))).toEqual([]);
  });

  it('a correction writes its page and what names it, not the site', async () => {
    const documentId = await publishGuide();
    const pagesOf = () => {
      const current = realpathSync(path.join(app.sitesFolder, 'bijie', 'current'));
      return new Map(
        readdirSync(current, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && entry.name !== '.listing')
          .map((entry) => [entry.name, statSync(path.join(entry.parentPath, entry.name)).ino])
      );
    };
    const before = pagesOf();
    await republish(documentId, 3);
    const written = [...pagesOf()].filter(([name, ino]) => before.get(name) !== ino);
    expect(written.map(([name]) => name)).toContain('index.html');
    expect(before.size - written.length).toBeGreaterThan(2);
    const record = await get('/sites/bijie/release.json');
    expect(record.body).toMatchObject({ site: 'bijie', form: 2, previous: expect.any(Number) });
  });

  it('a damaged site is written anew by the next release', async () => {
    const documentId = await publishGuide();
    const current = realpathSync(path.join(app.sitesFolder, 'bijie', 'current'));
    writeFileSync(path.join(current, '.listing'), 'not a listing');
    await republish(documentId, 2);
    expect((await get(PAGE)).text).toContain('2个工作日');
    expect((await app.service('release').verify({ site: 'bijie' })).faults).toEqual([]);
  });

  it('a dry run changes nothing', async () => {
    await publishGuide();
    const before = await app.service('release').list({ site: 'bijie' });
    await app.service('release').release({ site: 'bijie', dryRun: true });
    expect(await app.service('release').list({ site: 'bijie' })).toEqual(before);
  });

  it('a site that does not exist is refused with the table’s error', async () => {
    await expect(
      app.service('release').release({ site: 'nowhere', dryRun: false })
    ).rejects.toMatchObject({ code: 'site.not-found' });
  });
});
