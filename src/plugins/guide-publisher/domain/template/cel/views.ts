import type { Environment } from '@marcbachmann/cel-js';
import type { Keys, Shape } from '../fields';
import { isObject, type Json } from '../values';

/**
 * Documents as expressions see them: typed, read only where an expression looks, and a blank (or a value of the wrong
 * type, which documents from outside may hold) is absent, so that `has()` asks for it and nobody takes it for zero.
 */
export interface View {
  /** Type in CEL. */
  readonly type: string;
  /** The value in CEL; `undefined` for a blank. */
  readonly read: (value: unknown) => unknown;
}

/** What an instance shows. A symbol, for a field of a document may have any name (materials have a `source`). */
const SOURCE = Symbol('source');

/** Makes instances that show an object; their class is what the engine knows the type by. */
export type ViewClass = new (source: Json) => object;

/** Registers the types of all objects below; `views` receives the view of every address such as `materials[]`. */
export function viewOfKeys(
  keys: Keys,
  at: { readonly name: string; readonly path: string },
  known: { readonly environment: Environment; readonly views: Map<string, View> }
): { readonly view: View; readonly ctor: ViewClass; readonly fields: Record<string, string> } {
  const fields: Record<string, string> = {};
  // Anonymous on purpose: the engine tells types apart by constructor, messages name the registered type.
  const ctor = class {
    readonly [SOURCE]: Json;
    constructor(source: Json) {
      this[SOURCE] = source;
    }
  };
  for (const [key, shape] of Object.entries(keys)) {
    const path = at.path === '' ? key : `${at.path}.${key}`;
    const { type, read } = viewOf(shape, { name: `${at.name}.${key}`, path }, known);
    fields[key] = type;
    Object.defineProperty(ctor.prototype, key, {
      get(this: { readonly [SOURCE]: Json }) {
        return read(this[SOURCE][key]);
      },
    });
  }
  const type = isLimit(keys) ? LIMIT_TYPE : at.name;
  const read = (value: unknown): unknown => (isObject(value) ? new ctor(value) : undefined);
  return { view: { type, read }, ctor, fields };
}

/** The object that a view shows; undefined for anything else. */
export const shownBy = (view: unknown): unknown => (view as { readonly [SOURCE]?: Json })[SOURCE];

/** Time limits are one type wherever they stand, so that functions can take them. */
export const LIMIT_TYPE = 'TimeLimit';

const SCALARS = {
  string: {
    type: 'string',
    read: (value: unknown) => (typeof value === 'string' ? value : undefined),
  },
  number: {
    type: 'double',
    read: (value: unknown) => (Number.isFinite(value) ? value : undefined),
  },
  boolean: {
    type: 'bool',
    read: (value: unknown) => (typeof value === 'boolean' ? value : undefined),
  },
  anything: { type: 'map', read: (value: unknown) => (isObject(value) ? value : undefined) },
} as const satisfies Record<string, View>;

function viewOf(
  shape: Shape,
  at: { readonly name: string; readonly path: string },
  known: { readonly environment: Environment; readonly views: Map<string, View> }
): View {
  if (typeof shape === 'string') return SCALARS[shape];
  if ('list' in shape) {
    const entry = viewOf(shape.list, { name: at.name, path: `${at.path}[]` }, known);
    known.views.set(`${at.path}[]`, entry);
    return { type: `list<${entry.type}>`, read: (value) => readList(value, entry) };
  }
  const shared = isLimit(shape.keys) ? known.views.get(LIMIT_TYPE) : undefined;
  if (shared) return shared;
  const { view, ctor, fields } = viewOfKeys(shape.keys, at, known);
  known.environment.registerType(view.type, { ctor, fields });
  if (view.type === LIMIT_TYPE) known.views.set(LIMIT_TYPE, view);
  return view;
}

/** Entries of the wrong type are none. */
function readList(value: unknown, entry: View): unknown[] {
  if (!Array.isArray(value)) return [];
  const entries: unknown[] = [];
  for (const each of value) {
    const read = entry.read(each);
    if (read !== undefined) entries.push(read);
  }
  return entries;
}

function isLimit(keys: Keys): boolean {
  return Object.keys(keys).sort().join() === 'note,unit,value';
}
