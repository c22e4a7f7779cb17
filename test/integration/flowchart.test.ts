import { startApplication, type Application } from './support/application';
import { BASIC_CODE, GUIDE_CODE, ITEM, foundCity, type City } from './support/city';
import { newDraft } from './support/guides';
import type { ChartSource } from '../../src/plugins/guide-publisher/shared/contracts/admin-api';
import { defaultChart } from '../../src/plugins/guide-publisher/domain/flowchart/default-chart';

const UID = 'api::flowchart.flowchart';
const UNTOUCHED = { connect: [], disconnect: [] };
const chosen = (documentId: string) => ({ connect: [{ documentId }], disconnect: [] });

describe('a flowchart in the admin', () => {
  let app: Application;
  let city: City;
  let item: string;
  let guide: string;

  beforeAll(async () => {
    app = await startApplication('sqlite');
    city = await foundCity(app);
    const found = await app.strapi
      .documents('api::standard-item.standard-item')
      .findFirst({ filters: { basicCode: BASIC_CODE } });
    item = found!.documentId;
    guide = await newDraft(app, city.editor);
  }, 120_000);

  afterAll(() => app?.stop());

  const post = (path: string, values: object, documentId = '') =>
    city.editor.post(`/guide-publisher/${path}/${UID}?locale=zh-Hans`, { documentId, values });
  const source = async (values: object, documentId?: string): Promise<ChartSource | null> =>
    (await post('chart-source', values, documentId)).body.data as ChartSource | null;
  const chart = defaultChart({
    ...ITEM,
    title: ITEM.name,
    specialProcedures: [],
    locale: 'zh-Hans',
  });

  test('can be drawn from the step table of the standard item that the form names', async () => {
    const found = await source({ standardItem: chosen(item), guide: UNTOUCHED });
    expect(found).toMatchObject({ of: 'standard-item', name: ITEM.name, itemType: '01' });
    expect(found!.steps.map(({ step }) => step)).toEqual(ITEM.steps.map(({ step }) => step));
  });

  test('can be drawn from the step table of the guide that the form names', async () => {
    const found = await source({ standardItem: UNTOUCHED, guide: chosen(guide) });
    expect(found).toMatchObject({ of: 'guide', name: ITEM.name, itemType: '01' });
    expect(found!.steps).toHaveLength(ITEM.steps.length);
  });

  test('can be drawn from the step table of what its code names, and from none where it names nothing', async () => {
    expect(await source({ subjectCode: GUIDE_CODE })).toMatchObject({ of: 'guide' });
    expect(await source({ subjectCode: BASIC_CODE })).toMatchObject({ of: 'standard-item' });
    expect(await source({ subjectCode: 'no such code' })).toBeNull();
    expect(await source({ standardItem: UNTOUCHED, guide: UNTOUCHED })).toBeNull();
  });

  test('is checked while relations of its form are untouched, and takes its code from them', async () => {
    const values = { code: 'LCT-1', name: '', chart, standardItem: UNTOUCHED, guide: UNTOUCHED };
    const fresh = await post('check', values);
    expect(fresh.status).toBe(200);
    expect(fresh.body.data.document).toMatchObject({ kind: 'flowchart', subjectCode: '' });

    const created = await city.editor.post(
      `/content-manager/collection-types/${UID}?locale=zh-Hans`,
      {
        code: 'LCT-1',
        name: '流程图',
        chart,
        standardItem: chosen(item),
      }
    );
    expect(created.status).toBe(201);
    const { documentId } = created.body.data as { documentId: string };
    const saved = await post('check', values, documentId);
    expect(saved.body.data.document).toMatchObject({ subjectCode: BASIC_CODE });
    expect(await source({ standardItem: UNTOUCHED, guide: UNTOUCHED }, documentId)).toMatchObject({
      of: 'standard-item',
    });
    const moved = await post('check', { ...values, guide: chosen(guide) }, documentId);
    expect(moved.body.data.document).toMatchObject({ subjectCode: GUIDE_CODE });
  });
});
