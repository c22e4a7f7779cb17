import type { Document } from '../../../src/plugins/guide-publisher/domain/document/document';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import {
  EXAMPLE_REFERENCES,
  exampleGuide,
  merge,
} from '../../../src/plugins/guide-publisher/domain/template/example-document';
import { sampleTemplate } from './sample';

const sample = compileTemplate(sampleTemplate());

/** One thing broken in a complete licence: exactly these rules, each at exactly this place. */
const MUTATIONS: readonly [what: string, fields: Record<string, unknown>, found: string[]][] = [
  ['no name', { name: '' }, ['name-required /name']],
  ['no legal basis', { legalBases: [] }, ['legal-basis-required /legalBases']],
  ['no conditions', { conditions: [] }, ['conditions-required /conditions']],
  ['no materials', { materials: [] }, ['materials-required /materials']],
  ['no place', { address: ' ' }, ['place-required /address', 'text-trimmed /address']],
  ['no hours', { hours: '' }, ['hours-required /hours']],
  ['no phone', { consultationPhone: '' }, ['consultation-phone-required /consultationPhone']],
  ['no process', { steps: [] }, ['process-required /steps']],
  ['no promised limit', { promisedLimit: null }, ['promised-limit-required /promisedLimit']],
  [
    'a promise longer than the law',
    { promisedLimit: { value: 3, unit: 'month', note: '' } },
    ['limit-promised-within-statutory /promisedLimit'],
  ],
  ['the wrong case type', { caseType: '1' }, ['case-type-promised /caseType']],
  ['a visit without reason', { visitReason: '' }, ['visits-reason-needed /visitReason']],
  ['a fee without items', { fees: [] }, ['fee-items-needed /fees']],
  ['one phone for all', { supervisionPhone: '0857-8555017' }, ['phones-differ /supervisionPhone']],
  ['no topic', { corporateTopics: [] }, ['audience-corporate-topics /corporateTopics']],
  ['no FAQ', { faqs: [] }, ['licence-faq-required /faqs']],
  ['a code of another level', { level: '4', itemLevels: ['4'] }, ['code-level-agrees /code']],
  [
    'another city',
    { region: { code: '110000000000' } },
    ['code-region-agrees /organization/creditCode'],
  ],
  ['a placeholder', { visitReason: '[…]' }, ['text-no-placeholder /visitReason']],
  ['dirty text', { hours: '工作日\u202e' }, ['text-no-control /hours']],
  ['cancelled above', { itemStatus: '3' }, ['cancelled-item-not-in-use /status']],
];

describe('a complete licence with one fault', () => {
  it.each(MUTATIONS)('%s gives exactly the rule that is meant', (_, fields, found) => {
    const document = merge(exampleGuide('01'), fields) as unknown as Document;
    const findings = sample.check(document, EXAMPLE_REFERENCES);
    expect(findings.map(({ rule, path }) => `${rule} ${path}`)).toEqual(found);
  });
});
