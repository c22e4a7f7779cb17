import { escapePointer } from './field-path';
import type { Finding, Fix } from './types';
import { isObject, type Json } from './values';

export interface FixedRecord<R> {
  readonly record: R;
  /** What is found after the fixes. */
  readonly findings: readonly Finding[];
  readonly applied: readonly Fix[];
}

/**
 * Carries out all machine fixes of a record (a guide record, or another record as it is edited) and checks again. A fix
 * stays only if it leaves fewer findings and no error that was not there before; so carrying out the fixes again
 * changes nothing more, and their order does not matter. The record that was handed in is left as it is.
 */
export function applyFixes<R extends object>(params: {
  readonly record: R;
  /** Resolves and checks a record; pure. */
  readonly check: (record: R) => readonly Finding[];
  /** Which findings to mend; all unless told otherwise. */
  readonly wanted?: (finding: Finding) => boolean;
}): FixedRecord<R> {
  const { check, wanted = () => true } = params;
  let state: State<R> = { record: params.record, findings: check(params.record) };
  const applied: Fix[] = [];
  // Every step leaves fewer findings, so this ends.
  for (;;) {
    const step = firstGood(state, proposals(state.findings.filter(wanted)), check);
    if (step === null) return { ...state, applied };
    state = step.state;
    applied.push(...step.fixes);
  }
}

interface State<R> {
  readonly record: R;
  readonly findings: readonly Finding[];
}

/** All fixes that touch different places together, then each one alone. */
function proposals(findings: readonly Finding[]): Fix[][] {
  const byPlace = new Map<string, Fix>();
  const alone: Fix[] = [];
  const fixes = findings.flatMap(({ fix }) => fix ?? []);
  for (const fix of [...fixes].sort(byText)) {
    if (!alone.some((other) => textOf(other) === textOf(fix))) alone.push(fix);
    const place = placeOf(fix);
    if (![...byPlace.keys()].some((other) => overlaps(place, other))) byPlace.set(place, fix);
  }
  const together = [...byPlace.values()];
  return together.length > 1 ? [together, ...alone.map((fix) => [fix])] : alone.map((fix) => [fix]);
}

function firstGood<R extends object>(
  state: State<R>,
  proposed: readonly Fix[][],
  check: (record: R) => readonly Finding[]
): { state: State<R>; fixes: Fix[] } | null {
  const errors = errorsIn(state.findings);
  for (const fixes of proposed) {
    const record = fixes.reduce<R | null>(
      (r, fix) => r && (carryOut(r, fix) as R | null),
      state.record
    );
    if (record === null) continue;
    const findings = check(record);
    if (findings.length >= state.findings.length) continue;
    if ([...errorsIn(findings)].some((error) => !errors.has(error))) continue;
    return { state: { record, findings }, fixes };
  }
  return null;
}

function errorsIn(findings: readonly Finding[]): Set<string> {
  const errors = findings.filter(({ severity }) => severity === 'error');
  return new Set(errors.map(({ rule, path }) => `${rule} ${path}`));
}

function placeOf(fix: Fix): string {
  return fix.kind === 'set' ? fix.path : `/overrides/${escapePointer(fix.field)}`;
}

const overlaps = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);

/** Any order will do, as long as it is not that of the findings. */
function byText(a: Fix, b: Fix): number {
  const [x, y] = [textOf(a), textOf(b)];
  return x < y ? -1 : Number(x > y);
}

/** A copy with the fix carried out; `null` where its place is not there. */
function carryOut(record: object, fix: Fix): object | null {
  if (fix.kind === 'set') return setAt(record, keysOf(fix.path), fix.value) as object | null;
  const { overrides } = record as { overrides?: unknown };
  if (!isObject(overrides) || !Object.hasOwn(overrides, fix.field)) return null;
  const { [fix.field]: _, ...others } = overrides;
  return { ...record, overrides: others };
}

function keysOf(pointer: string): string[] {
  const keys = pointer.split('/').slice(1);
  return keys.map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function setAt(target: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...others] = keys;
  if (key === undefined) return value;
  // Only what the record has is set: neither new keys nor those of a prototype.
  if (typeof target !== 'object' || target === null || !Object.hasOwn(target, key)) return null;
  if (Array.isArray(target) && key === 'length') return null;
  const inner = setAt((target as Json)[key], others, value);
  if (inner === null && others.length > 0) return null;
  if (!Array.isArray(target)) return { ...target, [key]: inner };
  const copy: unknown[] = [...target];
  copy[Number(key)] = inner;
  return copy;
}

/** Not the canonical text: fixes may differ in nothing but white space. */
const textOf = (fix: Fix): string => JSON.stringify(fix);
