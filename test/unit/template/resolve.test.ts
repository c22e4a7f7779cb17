import fc from 'fast-check';
import {
  guideRecordSchema,
  LOCAL_FIELDS,
  organizationSchema,
  regionSchema,
  serviceHallSchema,
  SHARED_FIELDS,
  standardItemSchema,
  type GuideRecord,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { exampleGuide } from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { resolveGuide } from '../../../src/plugins/guide-publisher/domain/template/resolve';
import type { FieldPolicy } from '../../../src/plugins/guide-publisher/domain/template/types';
import { sampleTemplate, templateOf } from './sample';

const guide = exampleGuide('01');
const item = standardItemSchema.parse({ ...guide, version: 1, levels: ['3'], status: '1' });
const recordOf = (more: Record<string, unknown> = {}): GuideRecord =>
  guideRecordSchema.parse({ ...guide, overrides: {}, ...more });
const organization = organizationSchema.parse({
  ...(guide.organization as object),
  address: '机关地址',
  hours: '机关时间',
  consultationPhone: '0857-1234567',
});
const region = regionSchema.parse({ code: '520500000000', name: '毕节市', level: '3' });
const around = { item, organization, region, hall: null, locale: 'zh-Hans' as const };
const sample = sampleTemplate();

const policy = (more: Partial<FieldPolicy>): FieldPolicy => ({
  field: 'summary',
  policy: 'standard',
  clause: 'c',
  ...more,
});
const resolve = (record: GuideRecord, policies: readonly FieldPolicy[]) =>
  resolveGuide({ ...around, record, template: templateOf([], { policies }) });

/** The record that a document would have been written as. */
function recordFrom(document: GuideDocument): GuideRecord {
  const pick = (keys: readonly (keyof GuideDocument)[]) =>
    Object.fromEntries(keys.map((key) => [key, document[key]]));
  return recordOf({ ...pick(LOCAL_FIELDS), overrides: pick(SHARED_FIELDS) });
}

describe('resolveGuide', () => {
  it('takes the standard value and reports a local change, with a fix', () => {
    const { document, findings } = resolve(recordOf({ overrides: { summary: '本地说法' } }), [
      policy({}),
    ]);
    expect(document.summary).toBe(item.summary);
    expect(findings).toMatchObject([
      {
        rule: 'policy.standard',
        path: '/summary',
        fix: { kind: 'take-standard', field: 'summary' },
      },
    ]);
  });

  it('does not call a difference of white space a change', () => {
    const overrides = { summary: ` ${item.summary}\n` };
    const { document, findings } = resolve(recordOf({ overrides }), [policy({})]);
    expect(findings).toEqual([]);
    expect(document.summary).toBe(item.summary);
  });

  it('takes the local value, also a blank one, where the policy is local', () => {
    const local = policy({ policy: 'local' });
    expect(resolve(recordOf({ overrides: { summary: '' } }), [local]).document.summary).toBe('');
    expect(resolve(recordOf(), [local]).document.summary).toBe(item.summary);
  });

  it('takes shared fields without policy from the standard', () => {
    const { document, findings } = resolve(recordOf({ overrides: { remedies: '无' } }), []);
    expect(document.remedies).toBe(item.remedies);
    expect(findings.map((f) => f.rule)).toEqual(['policy.standard']);
  });

  it('lets the first policy that applies decide', () => {
    const policies = [
      policy({ policy: 'local', appliesTo: { types: ['20'] } }),
      policy({ policy: 'local', appliesTo: { levels: ['3'] } }),
      policy({}),
    ];
    const { document } = resolve(recordOf({ overrides: { summary: '市级说法' } }), policies);
    expect(document.summary).toBe('市级说法');
  });

  it.each([
    [21, ['policy.bounded']],
    [20, []],
    [1, []],
  ])('bounds a promised limit of %d working days by the statutory 20', (value, found) => {
    const bound = { field: 'statutoryLimit', operator: 'at-most' } as const;
    const { findings } = resolve(
      recordOf({ promisedLimit: { value, unit: 'workday', note: '' } }),
      [policy({ field: 'promisedLimit', policy: 'bounded', bound })]
    );
    expect(findings.map((f) => f.rule)).toEqual(found);
  });

  it('lets materials be fewer, never more', () => {
    const bounded = policy({
      field: 'materials',
      policy: 'bounded',
      bound: { field: 'materials', operator: 'subset' },
    });
    const fewer = resolve(recordOf({ overrides: { materials: item.materials.slice(1) } }), [
      bounded,
    ]);
    expect([fewer.document.materials.length, fewer.findings]).toEqual([1, []]);
    const extra = [...item.materials, { ...item.materials[0]!, name: '户口簿' }];
    const more = resolve(recordOf({ overrides: { materials: extra } }), [bounded]);
    expect(more.findings).toMatchObject([
      { rule: 'policy.bounded', path: '/materials', actual: { en: '户口簿' } },
    ]);
  });

  it('reports what is required and blank', () => {
    const required = policy({ field: 'visits', policy: 'local', required: true });
    const { findings } = resolve(recordOf({ visits: null }), [required]);
    expect(findings).toMatchObject([{ rule: 'policy.required', path: '/visits' }]);
  });

  it('takes address, hours and phones from hall, then organization, where the guide is blank', () => {
    const hall = serviceHallSchema.parse({ code: 'H', name: '大厅', address: '大厅地址' });
    const record = recordOf({ address: '', hours: '', consultationPhone: '' });
    const { document } = resolveGuide({ ...around, record, hall, template: sample });
    const { address, hours, consultationPhone } = document;
    expect([address, hours, consultationPhone]).toEqual(['大厅地址', '机关时间', '0857-1234567']);
  });

  it('gives the same document for the same content, key for key, compiled or not', () => {
    const record = recordOf();
    const shuffled = Object.fromEntries(Object.entries(record).reverse()) as GuideRecord;
    const one = resolveGuide({ ...around, record, template: sample });
    const other = resolveGuide({ ...around, record: shuffled, template: compileTemplate(sample) });
    expect(JSON.stringify(other.document)).toBe(JSON.stringify(one.document));
  });

  it('changes nothing when a record made from the document is resolved again', () => {
    const text = fc.constantFrom('', ' ', '甲', '乙 丙', '本地说法');
    const overrides = fc.record(
      {
        summary: text,
        remedies: text,
        name: text,
        materials: fc.subarray([...item.materials]),
        faqs: fc.array(fc.record({ question: text, answer: text }), { maxLength: 2 }),
        charged: fc.constantFrom(true, false, null),
      },
      { requiredKeys: [] }
    );
    const local = fc.record({
      address: text,
      localNote: text,
      visits: fc.constantFrom(null, 0, 2),
    });
    const policies = fc.array(
      fc.record({
        field: fc.constantFrom(...SHARED_FIELDS),
        policy: fc.constantFrom('standard' as const, 'local' as const),
        clause: fc.constant('c'),
      })
    );
    fc.assert(
      fc.property(overrides, local, policies, (changed, own, chosen) => {
        const template = templateOf([], { policies: chosen });
        const first = resolveGuide({
          ...around,
          record: recordOf({ ...own, overrides: changed }),
          template,
        });
        const again = resolveGuide({ ...around, record: recordFrom(first.document), template });
        expect(again.document).toEqual(first.document);
        expect(again.findings).toEqual([]);
      })
    );
  });
});
