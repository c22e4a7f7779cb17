import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod/v4';
import { CODE_TABLES } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import { STEP_IDS } from '../../../src/plugins/guide-publisher/domain/codes/values';
import {
  standardItemSchema,
  type StandardItem,
} from '../../../src/plugins/guide-publisher/domain/document/records';

/** The sample must be content that a city could publish: whatever a file here says is read as an example. */

const FOLDER = path.resolve(__dirname, '../../../database/sample/standard-items');
const LICENCE = '01';
const BASIC_CODE = /^(00|52)\d{2}\d{2}\d{3}(\d{3}|00Y)$/;
const PLACEHOLDER = /XX|待补充|待定|TODO|\[…\]|<[a-z/]|&[a-z]+;/i;
const CONTROL = /\p{Cc}/u;
const CATCH_ALL = /其他(相关|有关)?材料|其它材料|规定的其他/;

const words = (list: string): string[] => list.split(/[\s,，]+/).filter(Boolean);

const PERSONAL_TOPICS = words(`
  生育收养 户籍办理 民族宗教 教育科研 入伍服役 就业创业 设立变更 准营准办 职业资格 抵押质押 行政缴费 婚姻登记 优待抚恤 规划建设
  住房保障 社会保障 社会救助 证件办理 交通出行 旅游观光 出境入境 消费维权 公共安全 司法公证 知识产权 环保绿化 文化体育 公用事业
  医疗卫生 离职退休 死亡殡葬
  农林牧渔 其他`);
const CORPORATE_TOPICS = words(`
  设立变更 准营准办 资质认证 年检年审 税收财务 人力资源 社会保障 投资审批 融资信贷 抵押质押 商务贸易 招标拍卖 海关口岸
  涉外服务 农林牧渔 国土和规划建设 环保绿化 应急管理 交通运输 公用事业 医疗卫生 科技创新 文体教育 知识产权 民族宗教
  质量技术 检验检疫 安全生产 公安消防 司法公证 公共资源交易 公证仲裁 破产注销
  水务气象 法人注销 档案文物 其他`);
const DEPARTMENTS = words(`
  公安 市场监督管理 卫生健康 自然资源 住房城乡建设 交通运输 水务 农业农村 文化广电旅游 应急管理 教育 民政
  人力资源社会保障 生态环境 司法 林业 烟草专卖 综合行政执法 医疗保障 退役军人事务 发展改革 财政 科学技术 工业和信息化
  审计 统计 档案 残疾人联合会`);

const fileSchema = z.object({
  type: z.literal('standard-item'),
  records: z.array(z.strictObject(standardItemSchema.shape)).min(1),
});

const items = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) =>
    fileSchema
      .parse(JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8')))
      .records.map((item) => ({ file, item, title: `${file} ${item.basicCode} ${item.name}` }))
  );
const licences = items.filter(({ item }) => item.itemType === LICENCE);

describe('the sample standard items', () => {
  it('hold enough licences for a city and no code twice', () => {
    const codes = items.map(({ item }) => item.basicCode);
    expect(licences.length).toBeGreaterThanOrEqual(28);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
  });

  it.each(items)('$title is coded, dated and grounded in law', ({ file, item }) => {
    expect(item.basicCode).toMatch(BASIC_CODE);
    expect(item.basicCode.slice(2, 4)).toBe(item.itemType);
    expect(file.slice(0, 2)).toMatch(/^\d{2}$/);
    expect(DEPARTMENTS).toContain(item.department);
    expect(item.effectiveDate).not.toBeNull();
    expect(item.levels.length).toBeGreaterThan(0);
    expect(item.legalBases.length).toBeGreaterThan(0);
    for (const { law, article } of item.legalBases) {
      expect(law).not.toMatch(/[《》]/);
      expect(law).not.toBe('');
      expect(article).toMatch(/^第.+条/);
    }
  });

  it.each(items)('$title uses only codes of the tables', ({ item }) => {
    expect(unknownCodes(item)).toEqual([]);
  });

  it.each(items)('$title has no placeholder, markup or catch-all material', ({ item }) => {
    expect(
      textsOf(item).filter(
        (text) => PLACEHOLDER.test(text) || CONTROL.test(text.replaceAll('\n', ''))
      )
    ).toEqual([]);
    expect(item.materials.map(({ name }) => name).filter((name) => CATCH_ALL.test(name))).toEqual(
      []
    );
  });

  it.each(items)('$title has topics that agree with whom it serves', ({ item }) => {
    expect(item.personalTopics.filter((topic) => !PERSONAL_TOPICS.includes(topic))).toEqual([]);
    expect(item.corporateTopics.filter((topic) => !CORPORATE_TOPICS.includes(topic))).toEqual([]);
    if (!item.audiences.includes('1')) expect(item.personalTopics).toEqual([]);
    if (!item.audiences.some((code) => '2345'.includes(code)))
      expect(item.corporateTopics).toEqual([]);
  });

  it.each(items)('$title gives fees exactly when it charges', ({ item }) => {
    expect(item.fees.length > 0).toBe(item.charged === true);
    for (const fee of item.fees) {
      expect(fee.standard).not.toBe('');
      expect(fee.basis).not.toBe('');
    }
  });
});

describe('the sample licences', () => {
  it.each(licences)(
    '$title has the six steps in at most half of the statutory limit',
    ({ item }) => {
      expect(item.steps.map(({ step }) => step)).toEqual([...STEP_IDS]);
      const total = item.steps.reduce((sum, { limit }) => sum + (limit?.value ?? NaN), 0);
      expect(total).toBeGreaterThan(0);
      expect(total).toBeLessThanOrEqual(workdaysOf(item.statutoryLimit) / 2);
      for (const { post, limit, standard, result } of item.steps) {
        expect([post, standard, result]).not.toContain('');
        expect(limit?.unit).toBe(limit?.value === 0 ? 'on-the-spot' : 'workday');
      }
    }
  );

  it.each(licences)('$title tells citizens all that they need', ({ item }) => {
    expect([item.name, item.summary, item.remedies]).not.toContain('');
    expect(item.conditions.length).toBeGreaterThanOrEqual(3);
    expect(item.materials.length).toBeGreaterThanOrEqual(4);
    expect(item.faqs.length).toBeGreaterThanOrEqual(2);
    for (const material of item.materials) {
      expect([material.name, material.acceptanceStandard, material.basis]).not.toContain('');
      expect(material.originals + material.copies).toBeGreaterThan(0);
      if (material.source === '20') expect(material.sourceNote).not.toBe('');
    }
    for (const { name, sample } of item.results)
      if (name.endsWith('证')) expect(sample).not.toBe('');
  });
});

/** Working days in one unit, rounded down: a promise must hold in a short month too. */
const WORKDAYS: Readonly<Record<string, number>> = { workday: 1, day: 5 / 7, month: 20 };

function workdaysOf(limit: StandardItem['statutoryLimit']): number {
  return limit === null ? 0 : limit.value * (WORKDAYS[limit.unit] ?? 0);
}

type TableName = keyof typeof CODE_TABLES;

/** `table=code` of every coded value that its table does not have. */
function unknownCodes(item: StandardItem): string[] {
  const used: Array<readonly [TableName, string]> = [
    ['itemType', item.itemType],
    ['itemStatus', item.status],
    ...item.levels.map((code) => ['level', code] as const),
    ...item.audiences.map((code) => ['audience', code] as const),
    ...item.results.map(({ type }) => ['resultType', type] as const),
    ...item.specialProcedures.map(({ kind }) => ['specialProcedure', kind] as const),
    ...item.materials.flatMap(({ form, necessity, source }) => [
      ['materialForm', form] as const,
      ['materialNecessity', necessity] as const,
      ['materialSource', source] as const,
    ]),
  ];
  return used
    .filter(([table, code]) => !Object.hasOwn(CODE_TABLES[table].values, code))
    .map(([table, code]) => `${table}=${code}`);
}

function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
