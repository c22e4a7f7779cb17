import fc from 'fast-check';
import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import {
  EXAMPLE_REFERENCES,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { compiledOf, sampleTemplate } from './sample';

const sample = compileTemplate(sampleTemplate());
const check = (document: unknown) => sample.check(document as Document, EXAMPLE_REFERENCES);
const failures = (document: unknown) => check(document).filter((f) => f.rule === 'rule.failed');

describe('check', () => {
  it('never throws and no rule fails, whatever JSON it gets', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        expect(failures(json)).toEqual([]);
      })
    );
  });

  it('never throws and no rule fails for a guide with any JSON in any fields', () => {
    const keys = Object.keys(exampleGuide()).filter((key) => key !== 'kind');
    const wild = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 4 }));
    fc.assert(
      fc.property(wild, (fields) => {
        expect(failures({ ...exampleGuide(), ...fields })).toEqual([]);
      }),
      { numRuns: 300 }
    );
  });

  it('survives nesting of any depth', () => {
    let deep: unknown = 'XX';
    for (let i = 0; i < 50_000; i += 1) deep = [deep];
    expect(failures({ ...exampleGuide(), localNote: deep, materials: deep })).toEqual([]);
  });

  it.each([[null], [7], ['guide'], [[]], [{}], [{ kind: 'toString' }]])(
    'says that %j is no document',
    (json) => {
      expect(check(json).map((f) => f.rule)).toEqual(['document.unknown']);
    }
  );

  it('gives the same findings each time and leaves the document as it was', () => {
    const broken = merge(exampleGuide(), { materials: [{ name: 'XX' }], visits: 9 });
    const before = JSON.stringify(broken);
    const first = check(broken);
    check(exampleGuide('02'));
    expect(check(broken)).toEqual(first);
    expect(first.length).toBeGreaterThan(3);
    expect(JSON.stringify(broken)).toBe(before);
  });

  it('reports a rule that cannot run as its own failure and goes on', () => {
    const compiled = compiledOf([
      { id: 'broken', kind: 'pattern', params: { fields: ['name'], pattern: '(' } },
      { id: 'sound', params: { fields: ['address'] } },
    ]);
    const document = merge(exampleGuide(), { address: '' }) as unknown as Document;
    const findings = compiled.check(document, EXAMPLE_REFERENCES);
    expect(findings.map((f) => [f.rule, f.actual?.en])).toEqual([
      ['rule.failed', 'broken'],
      ['sound', undefined],
    ]);
  });

  it('fills the words of a message and points at the exact place', () => {
    const compiled = compiledOf([
      { kind: 'vocabulary', params: { fields: ['materials[].form'], table: 'materialForm' } },
    ]);
    const document = merge(exampleGuide(), {
      materials: [
        { name: '甲', form: '1' },
        { name: '乙', form: '8' },
      ],
    }) as unknown as Document;
    const [finding] = compiled.check(document, EXAMPLE_REFERENCES);
    expect(finding?.path).toBe('/materials/1/form');
    expect(finding?.message['zh-Hans']).toBe('申请材料·材料形式|乙|2|8|1、2、3');
  });

  it('offers a fix only for what the record itself holds', () => {
    const compiled = compiledOf([{ kind: 'text-quality', params: { faults: ['untrimmed'] } }]);
    const document = merge(exampleGuide(), {
      localNote: ' 甲',
      summary: '乙 ',
    }) as unknown as Document;
    const fixes = compiled.check(document, EXAMPLE_REFERENCES).map((f) => [f.path, f.fix]);
    expect(fixes).toEqual([
      ['/summary', undefined],
      ['/localNote', { kind: 'set', path: '/localNote', value: '甲' }],
    ]);
  });

  it('does not take a missing reference list for an empty one', () => {
    const sets = { ...EXAMPLE_REFERENCES, retainedIntermediaries: new Set<string>() };
    expect(sample.check(exampleGuide() as unknown as Document, sets)).toEqual([]);
  });
});
