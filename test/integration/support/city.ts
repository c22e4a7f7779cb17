import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { creditCheckCharacter } from '../../../src/plugins/guide-publisher/domain/codes/credit';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import type { Application } from './application';
import { signIn, type Person } from './people';

/** A city of one department and one item: enough to walk every way to the public. Codes are made up. */

export const REGION_CODE = '520500000000';
export const CREDIT_CODE = withCheck('11520500MB0A00001');
export const BASIC_CODE = '000123001000';
export const GUIDE_CODE = `${CREDIT_CODE}3${BASIC_CODE}`;

function withCheck(first17: string): string {
  return `${first17}${creditCheckCharacter(first17)}`;
}

const both = (zh: string, en: string) => ({ 'zh-Hans': zh, en });

export const TEMPLATE = {
  id: 'test',
  version: 1,
  title: both('测试模板', 'Test template'),
  issuedBy: '测试',
  effectiveDate: null,
  vocabularies: { personalTopics: ['医疗卫生'] },
  policies: [
    { field: 'statutoryLimit', policy: 'standard', clause: '测试' },
    { field: 'materials', policy: 'standard', clause: '测试' },
    { field: 'summary', policy: 'local', clause: '测试' },
    { field: 'remedies', policy: 'local', clause: '测试' },
  ],
  rules: [
    {
      id: 'promised-limit-required',
      clause: '《中华人民共和国行政许可法》第四十二条',
      title: both('填写承诺时限', 'Promised limit'),
      severity: 'error',
      kind: 'required',
      params: { fields: ['promisedLimit'] },
      message: both('未填写{expected}', '{expected} is blank'),
    },
    {
      id: 'phone-required',
      clause: '测试',
      title: both('填写咨询电话', 'Consultation phone'),
      severity: 'error',
      kind: 'required',
      params: { fields: ['consultationPhone'] },
      message: both('未填写{expected}', '{expected} is blank'),
    },
  ],
};

export const ITEM = {
  basicCode: BASIC_CODE,
  itemType: '01',
  levels: ['3', '4'],
  department: '卫生健康',
  status: '1',
  name: '公共场所卫生许可',
  summary: '开办旅店、理发店等公共场所前办理。',
  legalBases: [{ law: '公共场所卫生管理条例', article: '第四条', content: '', documentNumber: '' }],
  statutoryLimit: { value: 20, unit: 'workday', note: '' },
  conditions: [{ text: '有固定的经营场所' }],
  materials: [{ name: '卫生许可证申请表', form: '1', necessity: '1', source: '10' }],
  steps: STEP_IDS.map((step) => ({
    step,
    post: '窗口岗',
    limit: { value: 1, unit: 'workday', note: '' },
    standard: '材料齐全',
    result: '办结',
  })),
  charged: false,
  results: [{ type: '10', name: '卫生许可证', sample: '/samples/x.png' }],
  audiences: ['2'],
};

const FILES: ReadonlyArray<{ type: string; records: readonly object[] }> = [
  { type: 'region', records: [{ code: REGION_CODE, name: '毕节市', level: '3' }] },
  {
    type: 'organization',
    records: [
      {
        creditCode: CREDIT_CODE,
        name: '毕节市卫生健康局',
        department: '卫生健康',
        level: '3',
        nature: '1',
        regionCode: REGION_CODE,
        address: '毕节市示例路 1 号',
        hours: '工作日 9:00—17:00',
        supervisionPhone: '0857-8555002',
      },
    ],
  },
  { type: 'template', records: [TEMPLATE] },
  { type: 'standard-item', records: [ITEM] },
  {
    type: 'certificate',
    records: [{ code: 'BJZM001', name: '收入证明', status: 'cancelled', substitute: 'commitment' }],
  },
];

export interface City {
  readonly administrator: Person;
  readonly editor: Person;
  readonly reviewer: Person;
}

/** Imports the city through the spreadsheet door, approved as one set by the reviewer. */
export async function foundCity(app: Application): Promise<City> {
  const administrator = await signIn(app, 'strapi-super-admin');
  const editor = await signIn(app, 'guide-editor');
  const reviewer = await signIn(app, 'guide-reviewer');
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-city-'));
  try {
    for (const file of FILES) {
      writeFileSync(path.join(folder, `${file.type}.json`), JSON.stringify(file));
    }
    const report = await app.service('intake').importFiles({
      files: [folder],
      dryRun: false,
      takeGoodRows: false,
      approver: reviewer.email,
      actor: 'test',
    });
    if (!report.written) throw new Error(JSON.stringify(report.problems));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  await app.strapi.db.query('plugin::guide-publisher.site').create({
    data: {
      slug: 'bijie',
      title: '毕节市',
      regionCode: REGION_CODE,
      locales: ['zh-Hans'],
      footer: { organizer: '示例', siteCode: '示例', icp: '示例', publicSecurity: '示例' },
    },
  });
  return { administrator, editor, reviewer };
}
