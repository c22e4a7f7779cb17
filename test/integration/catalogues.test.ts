import path from 'node:path';
import { publisherOf } from '../../src/plugins/guide-publisher/server/src/publisher';
import { DATABASES, startApplication, type Application } from './support/application';
import { foundCity, type City } from './support/city';
import { releasesAreDone } from './support/guides';

const SAMPLE = path.join(__dirname, '../../database/sample/catalogue-editions');
const EDITION_UID = 'api::catalogue-edition.catalogue-edition';

describe.each(DATABASES)('catalogue editions on %s', (database) => {
  let app: Application;
  let city: City;

  beforeAll(async () => {
    app = await startApplication(database);
    city = await foundCity(app);
    const { intake } = publisherOf(app.strapi);
    await intake.importFiles({
      files: [SAMPLE],
      dryRun: false,
      takeGoodRows: false,
      approver: city.reviewer.email,
      actor: 'test',
    });
  }, 180_000);

  afterAll(async () => {
    await releasesAreDone(app);
    await app.stop();
  });

  test('figures are computed from the issued editions, and open what they count', async () => {
    const { figures } = publisherOf(app.strapi);
    const report = await figures.compute({ locale: 'zh-Hans' });
    expect([report.from.date, report.to.date]).toEqual(['2015-12-31', '2018-06-30']);
    const powers = report.figures.find(({ id }) => id === 'powers')!;
    expect([powers.before?.value, powers.after?.value, powers.change]).toEqual([5953, 3428, -2525]);
    const counted = await figures.entries({
      figure: 'adjusted-licences',
      side: 'after',
      locale: 'zh-Hans',
    });
    expect(counted.entries).toHaveLength(23);
    expect(counted.entries.every(({ values }) => values.year === '2017')).toBe(true);
  });

  test('an edition may be named by its code or its date; an unknown one is said', async () => {
    const { figures } = publisherOf(app.strapi);
    const report = await figures.compute({
      from: 'licences-2018',
      to: '2016-12-31',
      locale: 'zh-Hans',
    });
    expect(report.from.date).toBe('2018-06-30');
    expect(report.to.editions).toEqual(['licences-2015', 'powers-2015', 'service-halls-2015']);
    await expect(figures.compute({ from: 'nothing', locale: 'zh-Hans' })).rejects.toMatchObject({
      code: 'catalogue.no-edition',
    });
    await expect(
      figures.entries({ figure: 'nothing', side: 'after', locale: 'zh-Hans' })
    ).rejects.toMatchObject({ code: 'catalogue.no-figure' });
  });

  test('what is issued stays as it was issued, though somebody approves other entries', async () => {
    const documents = app.strapi.documents(EDITION_UID);
    const edition = await documents.findFirst({ filters: { code: 'licences-2018' } });
    const { documentId } = edition!;
    const content = `/content-manager/collection-types/${EDITION_UID}/${documentId}?locale=zh-Hans`;
    const review = (action: string) =>
      `/guide-publisher/documents/${EDITION_UID}/${documentId}/${action}?locale=zh-Hans`;
    expect((await city.editor.put(content, { entries: [] })).status).toBe(200);
    const submitted = await city.editor.post(review('submit'));
    expect(submitted.status).toBe(200);
    const { hash } = submitted.body.data;
    expect((await city.reviewer.post(review('approve'), { hash })).status).toBe(200);
    const refused = await city.reviewer.post(review('publish'));
    expect([refused.status, refused.body.error.details.code]).toEqual([409, 'catalogue.issued']);
    const issued = await publisherOf(app.strapi).log.current(
      'catalogue-edition',
      'licences-2018',
      'zh-Hans'
    );
    expect(issued?.document.entries).toHaveLength(213);
  });
});
