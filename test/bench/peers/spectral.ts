import { Spectral } from '@stoplight/spectral-core';
import { enumeration, length, pattern, schema } from '@stoplight/spectral-functions';
import { codesOf } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { appliesTo } from '../../../src/plugins/guide-publisher/domain/template/dispatch';
import type { Template } from '../../../src/plugins/guide-publisher/domain/template/types';
import { constraintsOf, type Constraint } from './structural';

/**
 * Spectral with the rules that it can express: those about single fields. One ruleset for each item type, so that it need
 * not ask for the type in every rule; its own functions where they say the same, else its function for JSON Schema.
 */
export function compileSpectral(template: Template): (document: GuideDocument) => Promise<number> {
  const constraints = constraintsOf(template);
  const linters = new Map<string, Spectral>();
  for (const type of codesOf('itemType')) {
    const met = constraints.filter(({ rule }) =>
      appliesTo(rule.appliesTo, { kind: 'guide', type, level: '' })
    );
    const linter = new Spectral();
    const rules = Object.fromEntries(met.map((one, i) => [`${one.rule.id}-${i}`, ruleOf(one)]));
    linter.setRuleset({ rules } as Parameters<Spectral['setRuleset']>[0]);
    linters.set(type, linter);
  }
  return async (document) => {
    const results = await linters.get(document.itemType)!.run(document as never);
    return results.length;
  };
}

function ruleOf({ rule, path, schema: leaf, mustExist }: Constraint) {
  const segments = path.replaceAll('[]', '[*]').split('.');
  const field = segments[segments.length - 1]!;
  // A missing field is seen only from the object that lacks it.
  const fromParent = mustExist && !field.endsWith('[*]');
  const parts = fromParent ? segments.slice(0, -1) : segments;
  return {
    given: ['$', ...parts].join('.'),
    message: rule.message.en,
    severity: 'error',
    then: { ...(fromParent && { field }), ...checkOf(rule.kind, leaf) },
  };
}

function checkOf(kind: string, leaf: Constraint['schema']) {
  const { enum: values, minLength: min, maxLength: max } = leaf;
  if (kind === 'vocabulary') return { function: enumeration, functionOptions: { values } };
  if (kind === 'pattern' && typeof leaf.pattern === 'string')
    return { function: pattern, functionOptions: { match: leaf.pattern } };
  if (kind === 'length')
    return {
      function: length,
      functionOptions: { ...(min ? { min } : {}), ...(max ? { max } : {}) },
    };
  return { function: schema, functionOptions: { schema: leaf } };
}
