import { CODE_TABLES, type CodeTable, type CodeTableName } from '../../../domain/codes/tables';
import { STEP_LABELS } from '../../../domain/document/labels';
import { MAX_SUGGESTIONS } from './limits';

/** A closed list of codes with labels, and how to find a code from what people type. */
export interface Vocabulary extends CodeTable {
  /** Normalised code or label → code. */
  readonly index: ReadonlyMap<string, string>;
}

const cache = new Map<CodeTable, Vocabulary>();

/** The six steps, which the chart model names itself. */
const STEP_TABLE: CodeTable = {
  title: { 'zh-Hans': '环节', en: 'Step' },
  values: STEP_LABELS,
};

export function vocabularyOf(table: CodeTableName | 'step'): Vocabulary {
  const source: CodeTable = table === 'step' ? STEP_TABLE : CODE_TABLES[table];
  let vocabulary = cache.get(source);
  if (!vocabulary) {
    vocabulary = { ...source, index: indexOf(source) };
    cache.set(source, vocabulary);
  }
  return vocabulary;
}

/** The code for a code or a label in either language; `undefined` when the table has none: nothing is guessed. */
export function findCode(vocabulary: Vocabulary, value: string): string | undefined {
  return vocabulary.index.get(normalizeName(value));
}

/** Names as people type them: full-width forms, spaces and case do not matter. */
export function normalizeName(value: string): string {
  return value.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
}

/**
 * Tail of a message: the nearest choices in both languages' punctuation, or nothing when none is near.
 * `choices` are shown as they are.
 */
export function suggestion(value: string, choices: readonly string[]): { suggestion: string } {
  const near = nearest(value, choices);
  return { suggestion: near.length > 0 ? ` → ${near.join(' / ')}` : '' };
}

/** Codes with labels nearest to a value; the first ones when none is near, so that an editor sees the form. */
export function suggestCodes(vocabulary: Vocabulary, value: string): { suggestion: string } {
  const choices = Object.entries(vocabulary.values).map(
    ([code, label]) => `${code} ${label['zh-Hans']}`
  );
  const near = nearest(value, choices);
  const shown = near.length > 0 ? near : choices.slice(0, MAX_SUGGESTIONS);
  const more = choices.length > shown.length ? ' …' : '';
  return { suggestion: ` → ${shown.join(' / ')}${more}` };
}

function nearest(value: string, choices: readonly string[]): string[] {
  const wanted = normalizeName(value).slice(0, 40);
  if (wanted === '') return [];
  return choices
    .map((choice) => ({ choice, score: likeness(wanted, normalizeName(choice)) }))
    .filter(({ score }) => score > 0.3)
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SUGGESTIONS)
    .map(({ choice }) => choice);
}

/** Share of common characters and pairs of characters, from 0 to 1: good enough for short labels, in any script. */
function likeness(a: string, b: string): number {
  if (a.includes(b) || b.includes(a)) return 1;
  const left = grams(a);
  const right = grams(b);
  let common = 0;
  for (const gram of left) if (right.has(gram)) common += 1;
  return common / Math.min(left.size, right.size);
}

function grams(value: string): Set<string> {
  const characters = [...value];
  return new Set([...characters, ...characters.map((c, i) => c + (characters[i + 1] ?? ''))]);
}

function indexOf(table: CodeTable): Map<string, string> {
  const index = new Map<string, string>();
  for (const [code, label] of Object.entries(table.values)) {
    index.set(normalizeName(label.en), code);
    index.set(normalizeName(label['zh-Hans']), code);
  }
  // Codes last: a code is never hidden by another code's label.
  for (const code of Object.keys(table.values)) index.set(normalizeName(code), code);
  return index;
}
