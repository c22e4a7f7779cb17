import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import {
  EXAMPLE_REFERENCES,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { compiledOf, sampleTemplate } from './sample';

const fixesOf = (fields: Record<string, unknown>, compiled = compileTemplate(sampleTemplate())) =>
  compiled
    .check(merge(exampleGuide(), fields) as unknown as Document, EXAMPLE_REFERENCES)
    .flatMap(({ rule, fix }) => (fix ? [[rule, fix]] : []));

describe('what a machine can mend', () => {
  it('is a code written as its label, in either language', () => {
    const vocabulary = (field: string, table: string) =>
      compiledOf([{ id: 'v', kind: 'vocabulary', params: { fields: [field], table } }]);
    const set = (path: string, value: unknown) => [['v', { kind: 'set', path, value }]];
    expect(fixesOf({ caseType: '承诺件' }, vocabulary('caseType', 'caseType'))).toEqual(
      set('/caseType', '2')
    );
    expect(
      fixesOf({ channels: ['window', '网上办理'] }, vocabulary('channels[]', 'channel'))
    ).toEqual(set('/channels/1', 'online'));
    expect(fixesOf({ caseType: '大约' }, vocabulary('caseType', 'caseType'))).toEqual([]);
  });

  it('is a promise that is shorter than the sum of its steps', () => {
    const promisedLimit = { value: 1, unit: 'hour', note: '' };
    expect(fixesOf({ promisedLimit })).toEqual([
      [
        'limit-steps-within-promised',
        { kind: 'set', path: '/promisedLimit', value: { value: 6, unit: 'workday', note: '' } },
      ],
    ]);
  });

  it('is no field of the standard item', () => {
    const sum = { sum: { list: 'steps', limit: 'limit' } };
    const compiled = compiledOf([
      { kind: 'comparison', params: { left: sum, operator: 'at-most', right: 'statutoryLimit' } },
    ]);
    expect(fixesOf({ statutoryLimit: { value: 1, unit: 'hour', note: '' } }, compiled)).toEqual([]);
  });
});
