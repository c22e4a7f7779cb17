import { compact, normalize } from './normalize';
import { runsOf, unitsOf } from './tokens';

/** A word of daily speech and the words of the law that mean it: 准生证 → 生育登记. */
export interface Synonym {
  readonly term: string;
  readonly meanings: readonly string[];
}

/** One way to read a question. */
export interface Phrase {
  /** Without blanks. */
  readonly text: string;
  /** What must be found, each once; a guide that has all of them answers the question. */
  readonly units: readonly string[];
}

export interface Query {
  /** The best reading first: as it was typed, without words of courtesy, with words of the law. */
  readonly phrases: readonly Phrase[];
  /** Words that were taken for others. */
  readonly readings: ReadonlyArray<{ readonly term: string; readonly meaning: string }>;
}

/** Longest question in characters: longer ones are cut. */
export const MAX_QUESTION = 60;
/** Units fit into the bits of one number. */
export const MAX_UNITS = 30;
/** Readings of one question; each costs a pass over all guides. */
const MAX_PHRASES = 4;

/** What people add to the name of what they want; longest first where one contains another. */
const COURTESY =
  /请问|我想要|我想|我要|想要|怎么样|怎样才能|怎么办理|怎样办理|如何办理|怎么申请|如何申请|怎么办|怎样办|如何办|怎么|怎样|如何|需要什么材料|需要哪些材料|要什么材料|要哪些材料|什么材料|哪些材料|在哪里办理|在哪里办|在哪儿办|在哪办|去哪里办|去哪办|哪里办|在哪里|在哪儿|哪里|多少钱|需要多久|要多久|多长时间|办理流程|办事流程|办事指南|^办理|^申请|^办一个|^办个|^办|吗$|呢$/gu;

/** Reads a question with the synonyms that editors keep. A blank one has no phrases. */
export function parseQuery(question: string, synonyms: readonly Synonym[] = []): Query {
  const typed = normalize([...question].slice(0, MAX_QUESTION).join(''));
  const plain = normalize(typed.replace(COURTESY, ' ')) || typed;
  const phrases = new Map<string, Phrase>();
  const readings: Array<Query['readings'][number]> = [];
  const add = (text: string): void => {
    const phrase = phraseOf(text);
    if (phrase.units.length === 0 || phrases.size >= MAX_PHRASES) return;
    if (!phrases.has(phrase.text)) phrases.set(phrase.text, phrase);
  };
  add(typed);
  add(plain);
  for (const { term, meaning } of meaningsIn(plain, synonyms)) {
    add(plain.replaceAll(' ', '').replace(compact(term), ` ${normalize(meaning)} `));
    readings.push({ term, meaning });
  }
  return { phrases: [...phrases.values()], readings };
}

function phraseOf(text: string): Phrase {
  const normalized = normalize(text);
  const units = [...new Set(runsOf(normalized).flatMap(unitsOf))].slice(0, MAX_UNITS);
  return { text: normalized.replaceAll(' ', ''), units: units.filter((unit) => unit !== '') };
}

/** The longest term first: 结婚登记证 before 结婚; then in order of the terms. */
function meaningsIn(text: string, synonyms: readonly Synonym[]) {
  const asked = text.replaceAll(' ', '');
  return synonyms
    .map((synonym) => ({ ...synonym, key: compact(synonym.term) }))
    .filter(({ key }) => key !== '' && asked.includes(key))
    .sort((a, b) => b.key.length - a.key.length || (a.key < b.key ? -1 : 1))
    .flatMap(({ term, meanings }) => meanings.map((meaning) => ({ term, meaning })))
    .slice(0, MAX_PHRASES);
}
