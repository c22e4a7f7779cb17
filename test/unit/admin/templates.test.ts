import fc from 'fast-check';
import { RULE_KINDS } from '../../../src/plugins/guide-publisher/domain/template/rules';
import { parseTemplate } from '../../../src/plugins/guide-publisher/domain/template/parse';
import type { Template } from '../../../src/plugins/guide-publisher/domain/template/types';
import { splitChange } from '../../../src/plugins/guide-publisher/admin/src/drift/split-change';
import { withRule } from '../../../src/plugins/guide-publisher/admin/src/templates/edit-template';
import {
  fieldAddresses,
  paramsOf,
} from '../../../src/plugins/guide-publisher/admin/src/templates/params-form';
import { policyRows } from '../../../src/plugins/guide-publisher/admin/src/templates/policy-table';
import {
  otherProblems,
  removedRules,
  ruleRows,
} from '../../../src/plugins/guide-publisher/admin/src/templates/rule-rows';

const say = (text: string) => ({ 'zh-Hans': text, en: text });
const rule = (id: string, more: object = {}) => ({
  id,
  clause: '测试',
  title: say(id),
  severity: 'error',
  kind: 'required',
  params: { fields: ['summary'] },
  message: say('未填写'),
  ...more,
});
const template = (more: object = {}) => ({
  ...{ id: 'test', version: 1, title: say('测试'), issuedBy: '', effectiveDate: null },
  ...{ vocabularies: {}, policies: [], rules: [rule('a'), rule('b')] },
  ...more,
});

/** As the server reads it. */
function reading(written: object, parent: Template | null = null) {
  const parsed = parseTemplate(written, () => parent ?? undefined);
  return { written, parent, problems: parsed.ok ? [] : parsed.problems };
}
const complete = (written: object): Template => {
  const parsed = parseTemplate(written);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.template;
};

describe('the rules of a template', () => {
  it('show what is switched off, with the reason, and what differs from the version in effect', () => {
    const before = complete(template({ rules: [rule('a'), rule('b'), rule('gone')] }));
    const written = template({
      rules: [rule('a'), rule('b'), rule('new')],
      overrides: [{ rule: 'b', disabled: true, reason: '暂缓' }],
    });
    const rows = ruleRows(reading(written), before);
    expect(rows.map(({ id, severity, change }) => [id, severity, change])).toEqual([
      ['a', 'error', null],
      ['b', null, 'changed'],
      ['new', 'error', 'added'],
    ]);
    expect(rows[1]!.override?.reason).toBe('暂缓');
    expect(removedRules(rows, before).map(({ id }) => id)).toEqual(['gone']);
  });

  it('hold the problems of their place; the rest is told of the template', () => {
    const written = template({
      issuedBy: 7,
      rules: [rule('a'), rule('b', { params: { fields: ['nmae'] } })],
    });
    const read = reading(written);
    const rows = ruleRows(read, null);
    expect(rows.map((row) => row.problems.map(({ path }) => path))).toEqual([
      [],
      ['/rules/1/params/fields/0'],
    ]);
    expect(otherProblems(read.problems, rows).map(({ path }) => path)).toEqual(['/issuedBy']);
  });

  it('list those of the template above after its own', () => {
    const parent = complete(template({ id: 'province' }));
    const city = template({ extends: { id: 'province', version: 1 }, rules: [rule('own')] });
    const rows = ruleRows(reading(city, parent), null);
    expect(rows.map(({ id, index }) => [id, index])).toEqual([
      ['own', 0],
      ['a', null],
      ['b', null],
    ]);
  });

  it('are shown whatever stands in their place', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (rules, overrides) => {
        expect(() =>
          ruleRows({ written: { rules, overrides }, parent: null, problems: [] }, null)
        ).not.toThrow();
      })
    );
  });
});

describe('an edited rule', () => {
  const off = { rule: 'a', disabled: true as const, reason: '暂缓' };

  it('keeps its place, and everything else stays', () => {
    const changed = rule('a', { severity: 'warning' });
    expect(withRule(template(), { id: 'a', rule: changed, override: null })).toEqual(
      template({ rules: [changed, rule('b')] })
    );
  });

  it('is switched off once, and on again without a trace', () => {
    const once = withRule(template(), { id: 'a', rule: rule('a'), override: off });
    const twice = withRule(once, { id: 'a', rule: rule('a'), override: { ...off, reason: '又' } });
    expect(twice.overrides).toEqual([{ ...off, reason: '又' }]);
    expect(withRule(twice, { id: 'a', rule: rule('a'), override: null })).toEqual(template());
  });

  it('of the template above is changed by an override alone', () => {
    const edited = withRule(template({ rules: [] }), { id: 'a', rule: null, override: off });
    expect(edited).toEqual(template({ rules: [], overrides: [off] }));
  });
});

describe('the form of parameters', () => {
  it.each(
    [...RULE_KINDS.values()].flatMap(({ kind, examples }) =>
      examples.map(({ params }, i) => [`${kind} ${i + 1}`, kind, params] as const)
    )
  )('holds every parameter of the example %s, or none', (_name, kind, params) => {
    const inputs = paramsOf(kind, params);
    if (inputs === null) return;
    const names = inputs.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(params as object)));
  });

  it('gives kinds of several shapes the one that they have', () => {
    const names = (params: object) => paramsOf('text-quality', params)?.map(({ name }) => name);
    expect(names({ faults: ['html'] })).toEqual(['faults', 'fields']);
    expect(names({ fields: ['summary'], repeats: ['name'] })).toEqual(['fields', 'repeats']);
    expect(names({ nothing: true })).toBeUndefined();
  });

  it('offers addresses that rules take', () => {
    expect(fieldAddresses(['guide'])).toEqual(
      expect.arrayContaining(['name', 'materials[].name', 'steps[].limit.unit', 'hall.address'])
    );
  });
});

describe('field policies as a table', () => {
  it('put item types side by side that have the same, and tell levels apart that have not', () => {
    const policies = [
      { field: 'summary', policy: 'standard', appliesTo: { types: ['01'] }, clause: '甲' },
      { field: 'summary', policy: 'standard', appliesTo: { levels: ['6'] }, clause: '乙' },
      { field: 'summary', policy: 'local', required: true, clause: '丙' },
    ];
    const [row] = policyRows(complete(template({ policies })));
    expect(row).toMatchObject({ field: 'summary', section: 'basic', clauses: ['甲', '乙', '丙'] });
    expect(row!.cells.map(({ types, parts }) => [types.length, parts.length])).toEqual([
      [1, 1],
      [10, 2],
    ]);
    expect(row!.cells[1]!.parts).toEqual([
      { policy: { policy: 'local', required: true }, levels: ['2', '3', '4', '5'] },
      { policy: { policy: 'standard' }, levels: ['6'] },
    ]);
  });
});

test('the middle in which two texts differ leaves both ends alike', () => {
  expect(splitChange('二十个工作日内办结', '十五个工作日内办结')).toEqual([
    '',
    '十五',
    '个工作日内办结',
  ]);
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const parts = splitChange(before, after);
      expect(parts.join('')).toBe(after);
      expect(before.startsWith(parts[0]) && before.endsWith(parts[2])).toBe(true);
      if (before === after) expect(parts[1]).toBe('');
    })
  );
});
