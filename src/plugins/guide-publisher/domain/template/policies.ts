import type { LocalField, SharedField } from '../document/records';
import { appliesTo, type Target } from './dispatch';
import type { FieldPolicy, Template } from './types';

export type Policies = ReadonlyMap<SharedField | LocalField, FieldPolicy>;

/** What was asked before, by the list of policies itself: a city asks for the same few kinds of item 100,000 times. */
const KNOWN = new WeakMap<Template['policies'], Map<string, Policies>>();

/** Most combinations that are kept; item types and levels come from records, which may hold anything. */
const MAX_KNOWN = 200;

/** The policy of each field for one kind of item and organization: the first that applies decides. */
export function policiesFor({ policies }: Pick<Template, 'policies'>, target: Target): Policies {
  const { kind, type, level } = target;
  const known = KNOWN.get(policies) ?? new Map<string, Policies>();
  if (known.size === 0) KNOWN.set(policies, known);
  const key = `${kind} ${type} ${level}`;
  const found = known.get(key) ?? decide(policies, target);
  if (known.size < MAX_KNOWN) known.set(key, found);
  return found;
}

function decide(policies: Template['policies'], target: Target): Policies {
  const deciding = new Map<SharedField | LocalField, FieldPolicy>();
  for (const policy of policies) {
    if (deciding.has(policy.field) || !appliesTo(policy.appliesTo, target)) continue;
    deciding.set(policy.field, policy);
  }
  return deciding;
}
