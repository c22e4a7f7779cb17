import type { LocalField, SharedField } from '../document/records';
import { appliesTo, type Target } from './dispatch';
import type { FieldPolicy, Template } from './types';

/** The policy of each field for one kind of item and organization: the first that applies decides. */
export function policiesFor(
  template: Pick<Template, 'policies'>,
  target: Target
): ReadonlyMap<SharedField | LocalField, FieldPolicy> {
  const policies = new Map<SharedField | LocalField, FieldPolicy>();
  for (const policy of template.policies) {
    if (policies.has(policy.field) || !appliesTo(policy.appliesTo, target)) continue;
    policies.set(policy.field, policy);
  }
  return policies;
}
