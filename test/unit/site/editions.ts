import {
  DOCUMENT_FORM,
  type CertificateDocument,
  type Document,
  type GuideDocument,
  type IntermediaryServiceDocument,
  type OrganizationDocument,
  type RegionDocument,
  type ServiceHallDocument,
} from '../../../src/plugins/guide-publisher/domain/document/document';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import type {
  Edition,
  EditionLookup,
  RetirementReason,
} from '../../../src/plugins/guide-publisher/server/src/editions/types';
import { lookupOver } from './memory-log';
import type { Site } from '../../../src/plugins/guide-publisher/server/src/site/types';

/** A small city in memory: complete documents, invented, in the forms that the real ones have. */

export const SITE: Site = {
  slug: 'bijie',
  title: '毕节市政务服务指南',
  regionCode: '520500000000',
  locales: ['zh-Hans', 'en'],
  basePath: '/sites/bijie',
  origin: 'https://zwfw.example.gov.cn',
  chartForms: [],
  footer: {
    organizer: '毕节市人民政府办公室',
    siteCode: '5205000001',
    icp: '黔ICP备00000000号',
    publicSecurity: '贵公网安备 52050000000000号',
  },
};

export const CITY_OFFICE = '11520500M03000014X';
export const COUNTY_OFFICE = '11520502M0300002XX';

const DAY = 86_400_000;
const FIRST_DAY = Date.parse('2026-01-05T02:00:00Z');

/** Approves documents in order, one a day. */
export function editionsOf(documents: readonly Document[]): Edition[] {
  return documents.map((document, i) => {
    const at = new Date(FIRST_DAY + i * DAY).toISOString();
    return {
      kind: document.kind,
      code: document.code,
      locale: document.locale,
      sequence: i + 1,
      hash: String(i).padStart(64, '0'),
      document,
      provenance: { approvedAt: at, publishedAt: at, template: { id: 'bijie', version: 1 } },
      retired: null,
    };
  });
}

export function withdrawn(edition: Edition, reason: RetirementReason, successor = ''): Edition {
  const retired = {
    sequence: edition.sequence,
    reason,
    successor,
    at: '2026-06-01T02:00:00Z',
    note: '',
  };
  return { ...edition, retired };
}

/** Answers like the edition log, from a list. */
export function sourceOf(editions: readonly Edition[]): EditionLookup {
  return lookupOver(() => editions);
}

export function guide(over: Partial<GuideDocument> = {}): GuideDocument {
  return {
    form: DOCUMENT_FORM,
    kind: 'guide',
    code: `${CITY_OFFICE}3000130001000`,
    locale: 'zh-Hans',
    name: '食品经营许可',
    summary: '开办餐馆、食堂、奶茶店或者销售散装食品，开业前申请食品经营许可证。',
    localCode: 'BJ-0001',
    basicCode: '000130001000',
    itemVersion: 1,
    itemType: '01',
    level: '3',
    itemLevels: ['3', '4'],
    itemStatus: '1',
    organization: {
      creditCode: CITY_OFFICE,
      name: '毕节市市场监督管理局',
      level: '3',
      nature: '1',
      department: '市场监督管理',
    },
    region: { code: '520500000000', name: '毕节市' },
    hall: {
      code: 'BJDT-520500',
      name: '毕节市政务服务中心',
      address: '贵州省毕节市七星关区碧海街道',
      hours: '工作日 9:00—12:00，13:30—17:00',
      phone: '0857-8557001',
      longitude: 105.29,
      latitude: 27.3,
    },
    legalBases: [
      {
        law: '中华人民共和国食品安全法',
        article: '第三十五条第一款',
        content:
          '国家对食品生产经营实行许可制度。从事食品生产、食品销售、餐饮服务，应当依法取得许可。',
        documentNumber: '',
      },
    ],
    statutoryLimit: { value: 10, unit: 'workday', note: '' },
    promisedLimit: { value: 5, unit: 'workday', note: '' },
    conditions: [
      { text: '具有与经营的食品品种、数量相适应的场所，环境整洁。' },
      { text: '有专职或者兼职的食品安全管理人员和保证食品安全的规章制度。' },
    ],
    materials: [
      {
        name: '食品经营许可申请书',
        form: '1',
        necessity: '1',
        source: '10',
        sourceNote: '',
        originals: 1,
        copies: 0,
        acceptanceStandard: '主体业态单选，经营者签字或者盖章',
        basis: '《食品经营许可和备案管理办法》第十四条',
        fillingNote: '通过网络经营的在括号内注明。',
        blankForm: '/files/forms/food.docx',
        sample: 'https://zwfw.example.gov.cn/files/samples/food.pdf',
        certificateCode: '',
        note: '',
      },
      {
        name: '健康证明',
        form: '3',
        necessity: '3',
        source: '20',
        sourceNote: '医疗卫生机构',
        originals: 0,
        copies: 1,
        acceptanceStandard: '',
        basis: '',
        fillingNote: '',
        blankForm: '',
        sample: '',
        certificateCode: 'BJZM001',
        note: '',
      },
    ],
    steps: STEP_IDS.map((step) => ({
      step,
      post: '综合窗口岗',
      limit: { value: 0.5, unit: 'workday', note: '' },
      counted: true,
      standard: '材料齐全、符合法定形式',
      result: '出具相应文书',
    })),
    specialProcedures: [
      {
        kind: 'inspection',
        limit: { value: 5, unit: 'workday', note: '' },
        basis: '',
        note: '现场核查。',
      },
    ],
    charged: true,
    fees: [
      {
        name: '证书工本费',
        standard: '10元/证',
        basis: '黔价费〔2010〕1号',
        reductionAllowed: true,
        reductionBasis: '小微企业免收',
        note: '',
      },
    ],
    intermediaries: [
      { code: 'BJZJ001', name: '环境影响报告书（表）编制', basis: '环境影响评价法' },
    ],
    results: [{ type: '10', name: '食品经营许可证', sample: '/files/samples/licence.png' }],
    faqs: [{ question: '只卖瓶装水需要办许可吗？', answer: '不需要，实行备案。' }],
    audiences: ['1', '2'],
    personalTopics: ['准营准办'],
    corporateTopics: ['准营准办', '医疗卫生'],
    remedies: '对决定不服的，可以自知道之日起60日内申请行政复议，或者6个月内提起诉讼。',
    penalty: '',
    caseType: '2',
    handlingMode: 'time-limited',
    powerSource: '1',
    visits: 1,
    visitReason: '现场核查时须在场',
    channels: ['window', 'online'],
    crossRegionScope: '3',
    acceptancePlace: '1',
    address: '',
    hours: '',
    windows: [{ name: '市场监管窗口', number: 'A12', phone: '0857-8557012' }],
    consultationPhone: '0857-8555001、12345',
    supervisionPhone: '0857-8556001',
    onlineDepth: '5',
    onlineAddress: 'https://zwfw.example.gov.cn/apply/1',
    mobileAddress: '',
    onlinePayment: true,
    delivery: true,
    appointment: true,
    localNote: '周六上午可以预约办理。',
    status: '1',
    effectiveDate: '2025-07-01',
    cancelDate: null,
    nextCheckDate: '2026-12-31',
    ...over,
  };
}

export function region(code: string, name: string, level: string): RegionDocument {
  return {
    form: DOCUMENT_FORM,
    kind: 'region',
    code,
    locale: 'zh-Hans',
    name,
    level,
    parentCode: '',
  };
}

export function organization(over: Partial<OrganizationDocument>): OrganizationDocument {
  const creditCode = over.creditCode ?? CITY_OFFICE;
  return {
    form: DOCUMENT_FORM,
    kind: 'organization',
    code: creditCode,
    locale: 'zh-Hans',
    name: '毕节市市场监督管理局',
    creditCode,
    shortName: '市市场监管局',
    department: '市场监督管理',
    level: '3',
    nature: '1',
    regionCode: '520500000000',
    parentCreditCode: '',
    address: '贵州省毕节市七星关区碧海街道',
    hours: '工作日 9:00—12:00，13:30—17:00',
    consultationPhone: '0857-8555001',
    supervisionPhone: '0857-8556001',
    ...over,
  };
}

export function hall(): ServiceHallDocument {
  return {
    form: DOCUMENT_FORM,
    kind: 'service-hall',
    code: 'BJDT-520500',
    locale: 'zh-Hans',
    name: '毕节市政务服务中心',
    regionCode: '520500000000',
    address: '贵州省毕节市七星关区碧海街道',
    hours: '工作日 9:00—12:00，13:30—17:00',
    phone: '0857-8557001',
    floorArea: 15000,
    longitude: 105.29,
    latitude: 27.3,
    windows: [{ name: '市场监管窗口', number: 'A12', phone: '' }],
  };
}

export function certificate(over: Partial<CertificateDocument> = {}): CertificateDocument {
  return {
    form: DOCUMENT_FORM,
    kind: 'certificate',
    code: 'BJZM001',
    locale: 'zh-Hans',
    name: '健康证明',
    status: 'retained',
    askedBy: '市场监督管理局',
    issuedBy: '医疗卫生机构',
    purpose: '证明从业人员健康状况',
    legalBases: [{ law: '食品安全法', article: '第四十五条', content: '', documentNumber: '' }],
    substitute: '',
    substituteNote: '',
    cancelDate: null,
    ...over,
  };
}

export function intermediary(
  over: Partial<IntermediaryServiceDocument> = {}
): IntermediaryServiceDocument {
  return {
    form: DOCUMENT_FORM,
    kind: 'intermediary-service',
    code: 'BJZJ001',
    locale: 'zh-Hans',
    name: '环境影响报告书（表）编制',
    status: 'retained',
    department: '生态环境',
    approvals: [{ basicCode: '', name: '建设项目环境影响评价审批' }],
    legalBases: [],
    price: '市场调节价',
    payer: '申请人',
    limit: { value: 30, unit: 'workday', note: '' },
    cleaningMode: '',
    note: '',
    ...over,
  };
}

/** The documents of the small city: two offices, four guides, one of them in English too, and the lists. */
export function cityDocuments(): Document[] {
  return [
    region('520500000000', '毕节市', '3'),
    region('520502000000', '七星关区', '4'),
    organization({}),
    organization({
      creditCode: COUNTY_OFFICE,
      code: COUNTY_OFFICE,
      name: '七星关区民政局',
      regionCode: '520502000000',
    }),
    hall(),
    certificate(),
    certificate({
      code: 'BJZM002',
      name: '无犯罪记录证明',
      status: 'cancelled',
      substitute: 'commitment',
    }),
    intermediary(),
    intermediary({
      code: 'BJZJ002',
      name: '消防检测',
      status: 'cleaned-up',
      cleaningMode: 'own-option',
    }),
    {
      form: DOCUMENT_FORM,
      kind: 'catalogue-edition',
      code: 'licences-2026',
      locale: 'zh-Hans',
      name: '毕节市行政许可事项目录（2026年版）',
      catalogueKind: 'licences',
      documentNumber: '毕府办发〔2026〕1号',
      issuedBy: '毕节市人民政府办公室',
      issueDate: '2026-01-15',
      entries: [
        {
          code: '1',
          name: '食品经营许可',
          values: { itemType: '行政许可', charged: true, note: null },
        },
      ],
    },
    guide(),
    guide({
      code: `${CITY_OFFICE}3000220002000`,
      name: '对无证经营的处罚',
      basicCode: '000220002000',
      itemType: '02',
      handlingMode: 'strict-supervision',
      materials: [],
      fees: [],
      charged: null,
      visits: null,
      promisedLimit: null,
      statutoryLimit: { value: 0, unit: 'none', note: '' },
      hall: null,
      penalty: '警告、罚款。',
      personalTopics: [],
      corporateTopics: [],
    }),
    guide({
      code: `${COUNTY_OFFICE}4000520003000`,
      name: '最低生活保障金给付',
      itemType: '05',
      handlingMode: 'on-the-spot',
      promisedLimit: { value: 0, unit: 'on-the-spot', note: '' },
      charged: false,
      fees: [],
      visits: 0,
      organization: {
        creditCode: COUNTY_OFFICE,
        name: '七星关区民政局',
        level: '4',
        nature: '1',
        department: '民政',
      },
      region: { code: '520502000000', name: '七星关区' },
      personalTopics: ['社会救助'],
      corporateTopics: [],
      specialProcedures: [],
      steps: [],
    }),
    guide({ code: 'LOCAL_7', name: '地方编码事项', materials: [], results: [], faqs: [] }),
    guide({
      locale: 'en',
      name: 'Food business licence',
      summary: 'For restaurants and canteens.',
    }),
  ];
}

/** The small city with one guide withdrawn in favour of another. */
export function cityEditions(): Edition[] {
  const documents = cityDocuments();
  const gone = guide({ code: `${CITY_OFFICE}3000130009000`, name: '餐饮服务许可' });
  const editions = editionsOf([...documents, gone]);
  const last = editions.pop()!;
  return [...editions, withdrawn(last, 'merged', guide().code)];
}
