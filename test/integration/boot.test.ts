import request from 'supertest';
import { DATABASES, startApplication, type Application } from './support/application';
import { httpServer } from './support/people';

describe.each(DATABASES)('a fresh installation on %s', (database) => {
  let app: Application;

  beforeAll(async () => {
    app = await startApplication(database);
  }, 120_000);

  afterAll(async () => {
    await app.stop();
  });

  it('has both languages, Simplified Chinese first', async () => {
    const locales = await app.strapi.plugin('i18n').service('locales').find();
    expect(locales.map(({ code }: { code: string }) => code)).toEqual(['zh-Hans', 'en']);
    await expect(app.strapi.plugin('i18n').service('locales').getDefaultLocale()).resolves.toBe(
      'zh-Hans'
    );
  });

  it('has the roles of the product', async () => {
    for (const code of ['guide-editor', 'guide-reviewer']) {
      await expect(app.strapi.service('admin::role').findOne({ code })).resolves.toBeTruthy();
    }
  });

  it('opens none of the plugin’s admin routes to a visitor', async () => {
    const { admin } = app.strapi.plugin('guide-publisher').routes as unknown as {
      admin: { routes: ReadonlyArray<{ method: string; path: string }> };
    };
    expect(admin.routes.length).toBeGreaterThan(10);
    for (const { method, path } of admin.routes) {
      const address = `/guide-publisher${path.replaceAll(/:\w+/g, 'x')}`;
      const agent = request(httpServer(app.strapi));
      const answer = await (method === 'GET' ? agent.get(address) : agent.post(address));
      expect([method, path, answer.status]).toEqual([method, path, 401]);
    }
  });
});
