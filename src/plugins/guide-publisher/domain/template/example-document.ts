import { composeImplementationCode } from '../codes/implementation';
import { creditCheckCharacter } from '../codes/credit';
import type { DocumentKind } from '../document/document';
import { defaultChart } from '../flowchart/default-chart';
import type { AppliesTo, ReferenceSets, Rule } from './types';
import { isObject, type Json } from './values';

/**
 * Complete, correct documents, one per family of item types. The examples of rules are fields merged over them.
 * The bodies are invented; the names of laws and their articles are real.
 */

/** The document that the examples of a rule are merged over: the first kind and type that it applies to. */
export function exampleFor({ appliesTo }: Pick<Rule, 'appliesTo'>): Json {
  const [kind = 'guide'] = appliesTo?.documents ?? [];
  if (kind !== 'guide') return OTHER_KINDS[kind];
  return exampleGuide(typeOf(appliesTo), appliesTo?.levels?.[0]);
}

/** A complete, correct guide of an item type, by the organization of a level (a city's unless told otherwise). */
export function exampleGuide(itemType = '01', level = '3'): Json {
  const family = FAMILIES[itemType] ?? {};
  const basicCode = `52${itemType}17001000`;
  const code = composeImplementationCode({ creditCode: CREDIT_CODE, level, basicCode });
  return {
    ...LICENCE,
    ...family,
    code: code.ok ? code.value : '',
    basicCode,
    itemType,
    level,
    itemLevels: [level],
    organization: { ...ORGANIZATION, level },
  };
}

/** Merges the fields of an example: objects key by key, lists and values as a whole. */
export function merge(base: Json, fields: Json): Json {
  const merged: Json = { ...base };
  for (const [key, value] of Object.entries(fields)) {
    const own = merged[key];
    merged[key] = isObject(own) && isObject(value) ? merge(own, value) : value;
  }
  return merged;
}

const FIRST_17 = '11520500M03000900';
const CREDIT_CODE = FIRST_17 + (creditCheckCharacter(FIRST_17) ?? '');

/** Carried by two guides, for the rule that codes are unique. */
const DUPLICATE_CODE = `${CREDIT_CODE}352011700100099`;

const ORGANIZATION = {
  creditCode: CREDIT_CODE,
  name: '毕节市示例住房和城乡建设局',
  level: '3',
  nature: '1',
  department: '住房城乡建设',
};

const workdays = (value: number) => ({ value, unit: 'workday', note: '' });

const step = (id: string, post: string, value: number, standard: string, result: string) => ({
  step: id,
  post,
  limit: workdays(value),
  counted: true,
  standard,
  result,
});

const STEPS = [
  step('receive', '窗口收件岗', 0.5, '清点申请材料并登记', '出具收件凭证'),
  step('accept', '窗口受理岗', 0.5, '材料齐全、符合法定形式', '出具受理通知书或者补正告知书'),
  step('review', '排水审查岗', 3, '排放口设置、预处理设施符合要求', '形成审查意见'),
  step('decide', '分管负责人岗', 1, '审查意见明确，依据充分', '作出准予或者不予许可的决定'),
  step('issue', '制证岗', 0.5, '证书内容与决定一致', '制作排水许可证'),
  step('deliver', '窗口送达岗', 0.5, '核对领取人身份', '交付许可证并签收'),
];

const LICENCE: Json = {
  form: 1,
  kind: 'guide',
  code: '',
  locale: 'zh-Hans',
  name: '城镇污水排入排水管网许可',
  localCode: '',
  basicCode: '',
  itemVersion: 1,
  itemType: '01',
  level: '3',
  itemLevels: ['3'],
  itemStatus: '1',
  organization: ORGANIZATION,
  region: { code: '520500000000', name: '毕节市' },
  hall: {
    code: 'HALL-1',
    name: '毕节市政务服务中心',
    address: '毕节市七星关区示例路 1 号',
    hours: '工作日 9:00—17:00',
    phone: '0857-8557001',
    longitude: 105.29,
    latitude: 27.3,
  },
  summary: '餐饮、洗车、医疗等单位向市政管网排放污水之前，申请排水许可。',
  legalBases: [
    {
      law: '城镇排水与污水处理条例',
      article: '第二十一条第一款',
      content:
        '从事工业、建筑、餐饮、医疗等活动的企业事业单位、个体工商户向城镇排水设施排放污水的，应当申请领取许可证。',
      documentNumber: '国务院令第641号',
    },
  ],
  statutoryLimit: workdays(20),
  conditions: [
    { text: '排放口的设置符合城镇排水与污水处理规划的要求' },
    { text: '已建设相应的预处理设施和水质、水量检测设施' },
  ],
  materials: [
    {
      name: '排水许可申请表',
      form: '1',
      necessity: '1',
      source: '10',
      sourceNote: '',
      originals: 1,
      copies: 0,
      acceptanceStandard: '单位名称、排水口位置填写完整，加盖公章',
      basis: '《城镇排水与污水处理条例》第二十二条',
      fillingNote: '',
      blankForm: '/forms/drainage.docx',
      sample: '/forms/drainage-sample.pdf',
      certificateCode: '',
      note: '',
    },
    {
      name: '营业执照',
      form: '2',
      necessity: '1',
      source: '20',
      sourceNote: '市场监督管理部门',
      originals: 0,
      copies: 1,
      acceptanceStandard: '在有效期内，与申请单位一致',
      basis: '《城镇排水与污水处理条例》第二十二条',
      fillingNote: '',
      blankForm: '',
      sample: '',
      certificateCode: 'CERT-1',
      note: '',
    },
  ],
  steps: STEPS,
  specialProcedures: [
    {
      kind: 'inspection',
      limit: workdays(3),
      basis: '《中华人民共和国行政许可法》第三十四条第三款',
      note: '不计入承诺时限',
    },
  ],
  charged: true,
  fees: [
    {
      name: '证书工本费',
      standard: '10元/证',
      basis: '省级价格主管部门公布的收费目录清单',
      reductionAllowed: true,
      reductionBasis: '小微企业减免政策',
      note: '',
    },
  ],
  intermediaries: [
    { code: 'MED-1', name: '排水水质检测', basis: '《城镇排水与污水处理条例》第二十二条' },
  ],
  results: [{ type: '10', name: '城镇污水排入排水管网许可证', sample: '/samples/drainage.png' }],
  faqs: [{ question: '许可证有效期多长？', answer: '五年；施工作业的，不超过施工期限。' }],
  audiences: ['1', '2'],
  personalTopics: ['公用事业'],
  corporateTopics: ['公用事业'],
  remedies: '对决定不服的，可以依法申请行政复议或者提起行政诉讼。',
  penalty: '',
  promisedLimit: workdays(7),
  caseType: '2',
  handlingMode: 'time-limited',
  powerSource: '1',
  visits: 1,
  visitReason: '核验原件并领取证书',
  channels: ['window', 'online'],
  crossRegionScope: '3',
  acceptancePlace: '1',
  address: '毕节市七星关区示例路 1 号政务服务中心三楼',
  hours: '工作日 9:00—12:00，13:30—17:00',
  windows: [{ name: '住建综合窗口', number: '32', phone: '0857-8557032' }],
  consultationPhone: '0857-8555017',
  supervisionPhone: '0857-8556017',
  onlineDepth: '5',
  onlineAddress: 'https://zwfw.example.gov.cn/guide/drainage',
  mobileAddress: 'https://m.zwfw.example.gov.cn/guide/drainage',
  onlinePayment: true,
  delivery: true,
  appointment: true,
  localNote: '周六上午提供预约服务。',
  status: '1',
  effectiveDate: '2024-07-01',
  cancelDate: null,
  nextCheckDate: '2030-07-01',
};

const WITHOUT_APPLICATION: Json = {
  materials: [],
  charged: false,
  fees: [],
  intermediaries: [],
  onlinePayment: null,
  promisedLimit: null,
  caseType: '',
  handlingMode: '',
  visits: null,
  visitReason: '',
  channels: [],
  onlineDepth: '',
  onlineAddress: '',
  mobileAddress: '',
  acceptancePlace: '4',
};

/** Where a type of item differs from a licence. */
const FAMILIES: Readonly<Record<string, Json>> = {
  '02': {
    ...WITHOUT_APPLICATION,
    name: '对未取得排水许可证排放污水的处罚',
    penalty: '责令停止违法行为，限期补办许可证，可以并处五十万元以下罚款。',
  },
  '03': { ...WITHOUT_APPLICATION, name: '对违法施工设施的查封', statutoryLimit: workdays(30) },
  '04': {
    ...WITHOUT_APPLICATION,
    name: '污水处理费的征收',
    charged: true,
    fees: LICENCE.fees,
    onlinePayment: true,
  },
  '06': { ...WITHOUT_APPLICATION, name: '对排水户的检查' },
  '20': { name: '公共租赁住房保障咨询与登记', powerSource: '' },
};

const CERTIFICATE: Json = {
  form: 1,
  kind: 'certificate',
  code: 'CERT-1',
  locale: 'zh-Hans',
  name: '营业执照',
  status: 'retained',
  askedBy: '住房城乡建设部门',
  issuedBy: '市场监督管理部门',
  purpose: '证明申请单位的主体资格',
  legalBases: [
    { law: '城镇排水与污水处理条例', article: '第二十二条', content: '', documentNumber: '' },
  ],
  substitute: '',
  substituteNote: '',
  cancelDate: null,
};

const INTERMEDIARY: Json = {
  form: 1,
  kind: 'intermediary-service',
  code: 'MED-1',
  locale: 'zh-Hans',
  name: '排水水质检测',
  status: 'retained',
  department: '住房城乡建设',
  approvals: [{ basicCode: '520117001000', name: '城镇污水排入排水管网许可' }],
  legalBases: [
    { law: '城镇排水与污水处理条例', article: '第二十二条', content: '', documentNumber: '' },
  ],
  price: '市场调节价',
  payer: '申请人',
  limit: workdays(5),
  cleaningMode: '',
  note: '',
};

const plain = (kind: DocumentKind, code: string, name: string, more: Json = {}): Json => ({
  form: 1,
  kind,
  code,
  locale: 'zh-Hans',
  name,
  ...more,
});

const OTHER_KINDS: Readonly<Record<Exclude<DocumentKind, 'guide'>, Json>> = {
  certificate: CERTIFICATE,
  'intermediary-service': INTERMEDIARY,
  flowchart: plain('flowchart', '520117001000', '排水许可流程图', {
    subjectCode: '520117001000',
    chart: defaultChart({
      title: '排水许可流程图',
      itemType: '01',
      steps: STEPS,
      specialProcedures: [],
      locale: 'zh-Hans',
    }),
  }),
  'catalogue-edition': plain('catalogue-edition', 'licences-1', '行政许可事项目录', {
    catalogueKind: 'licences',
    documentNumber: '',
    issuedBy: '毕节市人民政府',
    issueDate: '2024-07-01',
    entries: [],
  }),
  region: plain('region', '520500000000', '毕节市', { level: '3', parentCode: '520000000000' }),
  organization: plain('organization', CREDIT_CODE, ORGANIZATION.name, ORGANIZATION),
  'service-hall': plain('service-hall', 'HALL-1', '毕节市政务服务中心', {
    regionCode: '520500000000',
    address: '毕节市七星关区示例路 1 号',
    hours: '工作日 9:00—17:00',
    phone: '0857-8557001',
    floorArea: 15000,
    longitude: 105.29,
    latitude: 27.3,
    windows: [],
  }),
  synonym: plain('synonym', 'SYN-1', '准生证', { meaning: '生育登记' }),
};

/** The prepared sets that go with the examples. */
export const EXAMPLE_REFERENCES: ReferenceSets = {
  retainedCertificates: new Set(['CERT-1']),
  cancelledCertificates: new Set(['CERT-9', '无犯罪记录证明']),
  retainedIntermediaries: new Set(['MED-1']),
  cleanedUpIntermediaries: new Set(['MED-9', '排水方案评估']),
  cancelledItems: new Set(['企业资质年检']),
  duplicateCodes: new Set([DUPLICATE_CODE]),
  today: '2026-01-01',
};

function typeOf(scope: AppliesTo | undefined): string {
  const types = scope?.types;
  return types === undefined || types.includes('01') ? '01' : types[0]!;
}
