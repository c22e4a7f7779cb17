import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import {
  LOCAL_FIELDS,
  SHARED_FIELDS,
} from '../../../src/plugins/guide-publisher/domain/document/records';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import type { ReferenceSets } from '../../../src/plugins/guide-publisher/domain/template/types';
import { MUTATIONS } from './mutations';
import { loadCity, loadTemplate, referencesOf, resolveAll } from './sample-city';

/** Every right guide of the sample, one field broken at a time: exactly the rules that are meant must say so. */

const template = compileTemplate(loadTemplate());
let right: readonly GuideDocument[];
let references: ReferenceSets;
beforeAll(async () => {
  const city = await loadCity();
  // The sample cancels no item; one that never was does no harm to its guides.
  references = { ...referencesOf(city), cancelledItems: new Set(['已取消的某项审批']) };
  right = resolveAll(city)
    .filter(({ findings }) => findings.length === 0)
    .map(({ document }) => document)
    .filter((document) => template.check(document, references).length === 0);
});

const rulesIn = (document: GuideDocument) =>
  [...new Set(template.check(document, references).map(({ rule }) => rule))].sort().join(' ');

it('the sample has right guides of every item type', () => {
  expect(right.length).toBeGreaterThan(300);
  expect(new Set(right.map(({ itemType }) => itemType)).size).toBe(11);
});

it.each(MUTATIONS)('$what: the rules that are meant, and no other', ({ breaks, found }) => {
  let broken = 0;
  const wrong = new Map<string, string>();
  for (const guide of right) {
    const fields = breaks(guide, references);
    if (fields === null) continue;
    const meant = typeof found === 'function' ? found(guide) : found;
    if (meant.length > 0) broken += 1;
    const said = rulesIn({ ...guide, ...fields } as GuideDocument);
    const expected = [...meant].sort().join(' ');
    if (said !== expected) wrong.set(`${guide.itemType}: ${said}`, `${expected} (${guide.code})`);
  }
  expect(Object.fromEntries(wrong)).toEqual({});
  expect(broken).toBeGreaterThan(0);
});

it('breaks every field that a rule speaks of, and sets off every rule about guides', () => {
  const fields = new Set<string>();
  const rules = new Set<string>();
  for (const { breaks, found } of MUTATIONS) {
    for (const guide of right) {
      const broken = breaks(guide, references);
      if (broken === null) continue;
      Object.keys(broken).forEach((field) => fields.add(field));
      (typeof found === 'function' ? found(guide) : found).forEach((rule) => rules.add(rule));
    }
  }
  const unbroken = [...SHARED_FIELDS, ...LOCAL_FIELDS].filter((field) => !fields.has(field));
  expect(unbroken).toEqual(NO_RULE_SPEAKS_OF);
  const silent = template.template.rules
    .filter(({ appliesTo }) => appliesTo?.documents?.includes('guide') ?? true)
    .map(({ id }) => id)
    .filter((id) => !rules.has(id));
  expect(silent).toEqual(BROKEN_ELSEWHERE);
});

/** Whether a result is delivered and an appointment possible is for each organization to say. */
const NO_RULE_SPEAKS_OF: readonly string[] = ['delivery', 'appointment'];

/** The sample has no provincial body; that a code is used twice only several guides show. */
const BROKEN_ELSEWHERE: readonly string[] = ['code-unique', 'level-may-exercise-province'];
