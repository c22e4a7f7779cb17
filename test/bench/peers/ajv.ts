import Ajv, { type ValidateFunction } from 'ajv';
import { codesOf } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { appliesTo } from '../../../src/plugins/guide-publisher/domain/template/dispatch';
import { constraintsOf, type Constraint, type Schema } from './structural';
import type { Template } from '../../../src/plugins/guide-publisher/domain/template/types';

/**
 * Compiled ajv on the structural rules: one schema for each item type and level, as our own dispatch does, and all
 * errors, as our findings are all of them. This is ajv at its best.
 */
export function compileAjv(template: Template): (document: GuideDocument) => boolean {
  const ajv = new Ajv({ allErrors: true, strict: false });
  const constraints = constraintsOf(template);
  const validators = new Map<string, ValidateFunction>();
  for (const type of codesOf('itemType')) {
    for (const level of codesOf('level')) {
      const met = constraints.filter(({ rule }) =>
        appliesTo(rule.appliesTo, { kind: 'guide', type, level })
      );
      validators.set(type + level, ajv.compile(schemaOf(met)));
    }
  }
  return (document) => validators.get(document.itemType + document.level)!(document) as boolean;
}

/** A tree of fields while it is built. */
interface Node {
  readonly allOf: Schema[];
  readonly properties: Record<string, Node>;
  readonly required: Set<string>;
  items: Node | null;
}

function schemaOf(constraints: readonly Constraint[]): Schema {
  const root = newNode();
  for (const { path, schema, mustExist } of constraints) {
    let node = root;
    const keys = path.split('.');
    keys.forEach((key, i) => {
      const name = key.replace('[]', '');
      if (mustExist && i === keys.length - 1) node.required.add(name);
      node = node.properties[name] ??= newNode();
      if (key.endsWith('[]')) node = node.items ??= newNode();
    });
    node.allOf.push(schema);
  }
  return written(root);
}

const newNode = (): Node => ({ allOf: [], properties: {}, required: new Set(), items: null });

function written({ allOf, properties, required, items }: Node): Schema {
  const fields = Object.entries(properties);
  return {
    ...(allOf.length === 1 && allOf[0]),
    ...(allOf.length > 1 && { allOf }),
    ...(fields.length > 0 && {
      properties: Object.fromEntries(fields.map(([key, node]) => [key, written(node)])),
    }),
    ...(required.size > 0 && { required: [...required] }),
    ...(items && { items: written(items) }),
  };
}
