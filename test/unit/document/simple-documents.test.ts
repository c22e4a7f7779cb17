import {
  certificateDocument,
  flowchartDocument,
  intermediaryServiceDocument,
  organizationDocument,
  regionDocument,
  serviceHallDocument,
} from '../../../src/plugins/guide-publisher/domain/document/simple-documents';
import {
  certificateSchema,
  intermediaryServiceSchema,
  organizationSchema,
  regionSchema,
  serviceHallSchema,
} from '../../../src/plugins/guide-publisher/domain/document/records';

const chart = { title: '食品经营许可流程图', lanes: [], nodes: [], edges: [] };

test.each([
  ['region', regionDocument, regionSchema.parse({ code: '520500000000', name: '毕节市' })],
  ['service-hall', serviceHallDocument, serviceHallSchema.parse({ code: 'H1', name: '政务大厅' })],
  ['certificate', certificateDocument, certificateSchema.parse({ code: 'Z1', name: '住址证明' })],
  [
    'intermediary-service',
    intermediaryServiceDocument,
    intermediaryServiceSchema.parse({ code: 'M1', name: '环评报告编制' }),
  ],
] as const)('a %s document is the whole record with a head', (kind, build, record) => {
  const document = (build as (record: unknown, locale: 'en') => object)(record, 'en');
  expect(document).toEqual({ ...record, form: 1, kind, locale: 'en' });
});

test('the code of an organization is its credit code', () => {
  const record = organizationSchema.parse({ creditCode: '11650000010183859F', name: '市场监管局' });
  expect(organizationDocument(record, 'zh-Hans')).toEqual({
    ...record,
    form: 1,
    kind: 'organization',
    locale: 'zh-Hans',
    code: '11650000010183859F',
  });
});

test.each([
  ['许可流程', '许可流程'],
  ['', '食品经营许可流程图'],
])('a flowchart named %j is called %j', (name, expected) => {
  const document = flowchartDocument({ code: 'F1', subjectCode: 'S1', name, chart, locale: 'en' });
  expect(document).toEqual({
    form: 1,
    kind: 'flowchart',
    code: 'F1',
    locale: 'en',
    name: expected,
    subjectCode: 'S1',
    chart,
  });
});
