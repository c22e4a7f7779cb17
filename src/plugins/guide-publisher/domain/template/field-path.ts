import { ENTRY_LABELS, FIELD_LABELS } from '../document/labels';
import type { LocalizedText } from '../codes/tables';
import { entryName, isObject, property } from './values';

/**
 * Addresses of fields in rules: `name`, `promisedLimit.value`, `materials[].name`, `audiences[]`.
 * Compiled once; walking one allocates nothing, so that a document without findings costs no garbage.
 */
export interface Path {
  readonly text: string;
  /** Keys, and `EACH` for "every entry of this list". */
  readonly segments: readonly (string | typeof EACH)[];
  /** First key: the field of the document. */
  readonly field: string;
}

export const EACH = Symbol('each entry');

/** Where a walk is: the index taken at each depth. One per run, used again and again. */
export type Trail = number[];

/** Receives every value that a path leads to; `undefined` where the last step finds nothing. */
export type Visitor<R> = (value: unknown, run: R) => void;

const PATH_FORM = /^[A-Za-z]\w*(?:\[\])?(?:\.[A-Za-z]\w*(?:\[\])?)*$/;

/**
 * Is it written as a path? Keys that every object inherits are refused, so that walking needs no test of ownership,
 * which is half the cost of a walk.
 */
export function isPathText(text: string): boolean {
  if (text.length > 200 || !PATH_FORM.test(text)) return false;
  const keys = text.replaceAll('[]', '').split('.');
  return keys.length <= 6 && !keys.some((key) => key in Object.prototype);
}

/** Expects a text for which `isPathText` holds. */
export function compilePath(text: string): Path {
  const segments: (string | typeof EACH)[] = [];
  for (const part of text.split('.')) {
    if (part.endsWith('[]')) segments.push(part.slice(0, -2), EACH);
    else segments.push(part);
  }
  return { text, segments, field: segments[0] as string };
}

/** Walks to every value of the path, leaving the indices on the trail. Entries of no list are none. */
export function walk<R extends { readonly trail: Trail }>(
  path: Path,
  root: unknown,
  run: R,
  visit: Visitor<R>
): void {
  // Half of all fields stand in the document itself.
  if (path.segments.length === 1) visit(memberOf(root, path.field), run);
  else walkFrom(path.segments, 0, root, run, visit);
}

/** The value at a path without lists; `undefined` where there is none. */
export function valueAt(path: Path, root: unknown): unknown {
  const { segments } = path;
  let value = root;
  for (let i = 0; i < segments.length; i += 1) {
    const segment = segments[i]!;
    if (segment === EACH) return undefined;
    value = memberOf(value, segment);
  }
  return value;
}

/** Does any value of the path satisfy the test? */
export function anyAt(path: Path, root: unknown, test: (value: unknown) => boolean): boolean {
  if (path.segments.length === 1) return test(memberOf(root, path.field));
  return anyFrom(path.segments, 0, root, test);
}

/** RFC 6901 pointer to where the walk stands; a list marker that was not walked is left out. */
export function pointerAt(path: Path, trail: Trail): string {
  let pointer = '';
  path.segments.forEach((segment, depth) => {
    pointer += `/${segment === EACH ? trail[depth] : escapePointer(segment)}`;
  });
  return pointer;
}

/** Position (from 1) and name of the list entry where the walk stands. */
export function entryAt(path: Path, root: unknown, trail: Trail): { index: number; name: string } {
  const depth = path.segments.indexOf(EACH);
  if (depth < 0) return { index: 0, name: '' };
  const list = path.segments
    .slice(0, depth)
    .reduce<unknown>((v, key) => property(v, key as string), root);
  const index = trail[depth] ?? 0;
  return { index: index + 1, name: entryName(Array.isArray(list) ? list[index] : undefined) };
}

/** The words for a path in both languages, e.g. 申请材料·材料名称. */
export function pathLabel(path: Path): LocalizedText {
  const keys = path.segments.filter((segment): segment is string => segment !== EACH);
  const [field = '', inner] = keys;
  const outer = labelIn(FIELD_LABELS, field);
  const entries: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = ENTRY_LABELS;
  const own = inner !== undefined && Object.hasOwn(entries, field) ? entries[field] : undefined;
  const labels = inner === undefined ? undefined : (own ?? FIELD_LABELS);
  if (labels === undefined || inner === undefined || !Object.hasOwn(labels, inner)) return outer;
  const detail = labelIn(labels, inner);
  return { 'zh-Hans': `${outer['zh-Hans']}·${detail['zh-Hans']}`, en: `${outer.en}: ${detail.en}` };
}

export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

function walkFrom<R extends { readonly trail: Trail }>(
  segments: Path['segments'],
  depth: number,
  value: unknown,
  run: R,
  visit: Visitor<R>
): void {
  if (depth === segments.length) {
    visit(value, run);
    return;
  }
  const segment = segments[depth]!;
  if (segment !== EACH) {
    walkFrom(segments, depth + 1, memberOf(value, segment), run, visit);
    return;
  }
  if (!Array.isArray(value)) return;
  for (let i = 0; i < value.length; i += 1) {
    run.trail[depth] = i;
    walkFrom(segments, depth + 1, value[i], run, visit);
  }
}

function anyFrom(
  segments: Path['segments'],
  depth: number,
  value: unknown,
  test: (value: unknown) => boolean
): boolean {
  if (depth === segments.length) return test(value);
  const segment = segments[depth]!;
  if (segment !== EACH) return anyFrom(segments, depth + 1, memberOf(value, segment), test);
  if (!Array.isArray(value)) return false;
  for (let i = 0; i < value.length; i += 1) {
    if (anyFrom(segments, depth + 1, value[i], test)) return true;
  }
  return false;
}

function memberOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function labelIn(labels: Readonly<Record<string, LocalizedText>>, key: string): LocalizedText {
  const known = Object.hasOwn(labels, key) ? labels[key] : undefined;
  return known ?? { 'zh-Hans': key, en: key };
}
