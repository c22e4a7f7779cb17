import { canonicalText } from '../document/canonical';
import type { GuideDocument } from '../document/document';
import { LOCAL_FIELDS, SHARED_FIELDS } from '../document/records';
import type { Finding, Rule, Template } from './types';

/** What one template finds and another does not: the impact of a new version, before it takes effect. */

/** Findings that come with the change, and those that go with it. */
export interface FindingsDelta {
  readonly gained: readonly Finding[];
  readonly lost: readonly Finding[];
}

/**
 * Compares the findings of one document under two templates. The same is what the same rule says at the same place with
 * the same severity, however it words it.
 */
export function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[]
): FindingsDelta {
  if (before.length === 0 || after.length === 0) return { gained: after, lost: before };
  const open = new Map<string, number>();
  for (const key of before.map(keyOf)) open.set(key, (open.get(key) ?? 0) + 1);
  const gained = after.filter((finding) => !take(open, keyOf(finding)));
  const lost = before.filter((finding) => take(open, keyOf(finding)));
  return { gained, lost };
}

/**
 * The two templates reduced to the rules that may find different things in the same document. For documents that both
 * resolve to the same text, comparing these gives what comparing the whole templates gives.
 */
export function differingRules(
  before: Template,
  after: Template
): { before: Template; after: Template } {
  const vocabularies = changedVocabularies(before, after);
  const stay = (rule: Rule) => !vocabularies.some((name) => mentions(rule, name));
  const [left, right] = [essencesOf(before), essencesOf(after)];
  const differsFrom = (others: ReadonlySet<string>) => (rule: Rule) =>
    !stay(rule) || !others.has(essenceOf(rule));
  return {
    before: { ...before, rules: before.rules.filter(differsFrom(right)) },
    after: { ...after, rules: after.rules.filter(differsFrom(left)) },
  };
}

/** Do both templates let the same fields be local? Then they resolve every guide to the same document. */
export const samePolicies = (before: Template, after: Template): boolean =>
  canonicalText(before.policies) === canonicalText(after.policies);

/** Are these, resolved from one guide, the same document? Fields are taken over as they are, never copied. */
export function sameResolved(one: GuideDocument, other: GuideDocument): boolean {
  return [...SHARED_FIELDS, ...LOCAL_FIELDS].every((field) => one[field] === other[field]);
}

const keyOf = ({ rule, severity, path }: Finding): string => `${rule} ${severity} ${path}`;

/** Takes one of what is open; false where nothing is left. */
function take(open: Map<string, number>, key: string): boolean {
  const left = open.get(key) ?? 0;
  if (left === 0) return false;
  open.set(key, left - 1);
  return true;
}

const essencesOf = ({ rules }: Template): ReadonlySet<string> => new Set(rules.map(essenceOf));

/** What decides whether a rule finds something, without the words that it says then. */
function essenceOf({ id, severity, appliesTo, when, kind, params }: Rule): string {
  return canonicalText({ id, severity, appliesTo, when, kind, params });
}

function changedVocabularies(before: Template, after: Template): string[] {
  const [left, right] = [before.vocabularies, after.vocabularies];
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].filter((name) => canonicalText(left[name]) !== canonicalText(right[name]));
}

/** May the rule use a vocabulary of this name? Better a rule too many than one too few. */
const mentions = (rule: Rule, name: string): boolean =>
  canonicalText([rule.params, rule.when]).includes(canonicalText(name));
