import { isHan, normalize } from './normalize';

/**
 * The one tokenizer, for index and question, on both databases and in the browser: Chinese has no blanks between words, so
 * a run of characters becomes its pairs (生育登记 → 生育, 育登, 登记); letters and digits stay whole words.
 */

export interface Run {
  readonly kind: 'han' | 'word';
  readonly text: string;
}

/** Runs of one script, of a text as `normalize` makes it. */
export function runsOf(normalized: string): Run[] {
  const runs: Run[] = [];
  for (const word of normalized.split(' ')) {
    for (const [text] of word.matchAll(/\p{Script=Han}+|\P{Script=Han}+/gu)) {
      runs.push({ kind: isHan([...text][0] ?? '') ? 'han' : 'word', text });
    }
  }
  return runs;
}

/** What a run is looked up by: its pairs, or the whole of it where it is one character or a word. */
export function unitsOf({ kind, text }: Run): string[] {
  if (kind === 'word') return [text];
  const characters = [...text];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, i) => characters[i]! + character);
}

/** What a text is found by: its units and every single character; each once, in order of first appearance. */
export function tokensOf(text: string): string[] {
  const tokens = new Set<string>();
  for (const run of runsOf(normalize(text))) {
    for (const unit of unitsOf(run)) tokens.add(unit);
    if (run.kind === 'han') for (const character of run.text) tokens.add(character);
  }
  return [...tokens];
}
