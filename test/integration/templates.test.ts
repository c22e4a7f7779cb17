import type { DocumentStatus } from '../../src/plugins/guide-publisher/shared/contracts/admin-api';
import type {
  TemplateEntry,
  TemplateReading,
  TemplateText,
  VersionHistory,
} from '../../src/plugins/guide-publisher/shared/contracts/template-api';
import { DATABASES, startApplication, type Application } from './support/application';
import { TEMPLATE, foundCity, type City } from './support/city';
import { documentAddress, newDraft, removeGuides } from './support/guides';
import { approve, proposeTemplate } from './support/versions';

const UID = 'api::template.template';
const OFF = [{ rule: 'phone-required', disabled: true, reason: '电话由大厅统一公布' }];

describe.each(DATABASES)('templates as their pages read them on %s', (database) => {
  let app: Application;
  let city: City;
  let entry: TemplateEntry;

  beforeAll(async () => {
    app = await startApplication(database);
    city = await foundCity(app);
    entry = (await read<TemplateEntry[]>('/templates'))[0]!;
  }, 180_000);

  afterAll(async () => {
    await app.service('recheck').idle();
    await removeGuides(app);
    await app.stop();
  });

  async function read<T>(address: string): Promise<T> {
    const { status, body } = await city.reviewer.get(`/guide-publisher${address}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return body.data as T;
  }
  const text = (version?: number) =>
    read<TemplateText>(`/templates/${entry.documentId}${version ? `?version=${version}` : ''}`);

  it('lists templates with the version in effect', () => {
    expect(entry).toMatchObject({ code: TEMPLATE.id, title: TEMPLATE.title, effective: 1 });
  });

  it('keeps a version as it was written, with the reason for what is switched off', async () => {
    const { id, number } = await proposeTemplate(app, city, { overrides: OFF });
    const proposed = await text(number);
    expect(proposed.written).toMatchObject({ overrides: OFF });
    expect(proposed.complete?.rules.map((rule) => rule.id)).toEqual(['promised-limit-required']);
    expect(await text(1)).toMatchObject({ version: 1, problems: [] });
    await approve(city, id);
    const history = await read<VersionHistory>(
      `/versions/${UID}/${entry.documentId}/history?locale=zh-Hans`
    );
    expect(history.effective).toBe(number);
    expect(history.versions.map(({ number, state }) => [number, state])).toEqual([
      [number, 'effective'],
      [1, 'effective'],
    ]);
    expect(history.versions[0]!.decidedByName).toBe(city.reviewer.actor.name);
    // What is in effect is checked with: a version that could not be read again would stop everybody.
    const documentId = await newDraft(app, city.editor);
    const { findings } = await read<DocumentStatus>(
      documentAddress(documentId).replace('/guide-publisher', '')
    );
    expect(findings.map((finding) => finding.rule)).toEqual(['promised-limit-required']);
    await removeGuides(app);
  });

  it('tells every problem of a text at its place and saves nothing', async () => {
    const content = {
      ...TEMPLATE,
      rules: [{ ...TEMPLATE.rules[0], params: { fields: ['nmae'] } }, TEMPLATE.rules[1]],
      overrides: [{ rule: 'none', disabled: true, reason: 'x' }],
    };
    const { body } = await city.reviewer.post('/guide-publisher/templates/check', { content });
    const reading = body.data as TemplateReading;
    expect(reading.complete).toBeNull();
    expect(reading.problems.map(({ path }) => path)).toEqual(['/rules/0/params/fields/0']);
    expect((await text()).problems).toEqual([]);
  });

  it('answers 404 for what is not there', async () => {
    const address = `/guide-publisher/templates/${entry.documentId}`;
    expect((await city.reviewer.get(`${address}?version=99`)).status).toBe(404);
    expect((await city.reviewer.get('/guide-publisher/templates/none')).status).toBe(404);
  });

  it.each(['csv', 'xlsx'])('gives out the whole list of affected guides as %s', async (form) => {
    await newDraft(app, city.editor);
    const { id } = await proposeTemplate(app, city, { rules: [TEMPLATE.rules[0]] });
    const answer = await city.reviewer
      .get(`/guide-publisher/versions/${id}/impact/list?form=${form}&locale=en`)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toContain(`.${form}`);
    const bytes = answer.body as Buffer;
    if (form === 'xlsx') expect(bytes.subarray(0, 2).toString()).toBe('PK');
    else expect(bytes.toString().split('\n')[0]).toContain('code,name,organization');
    await removeGuides(app);
  });
});
