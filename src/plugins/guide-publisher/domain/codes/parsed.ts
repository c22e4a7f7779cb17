import type { LocalizedText } from './tables';

/** What reading a code gives: the value, or what is wrong with it. Reading never throws. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      /** The first problem, the one to show where there is room for one. */
      readonly problem: CodeProblem;
      /** All problems, in the order of their place. */
      readonly problems: readonly CodeProblem[];
    };

export interface CodeProblem {
  /** Stable identifier, e.g. `credit.check-character`. */
  readonly code: string;
  readonly message: LocalizedText;
  /** Place of the fault in the value that was given: first and last position, counted from 1. */
  readonly at?: { readonly from: number; readonly to: number };
  /** What to write instead, where that follows from the value. Never applied silently. */
  readonly suggestion?: string;
}

/** Longest value that is looked at; the longest code has 33 characters. */
export const MAX_CODE_LENGTH = 200;

/** A value that could be read. */
export const parsed = <T>(value: T): Parsed<T> => ({ ok: true, value });

/** Problems as the result of reading; `problems` is never empty. */
export function failed(problems: readonly [CodeProblem, ...CodeProblem[]]): Parsed<never> {
  return { ok: false, problem: problems[0], problems };
}

/** The value if nothing is wrong, else the problems. `make` is called only when nothing is wrong. */
export function parsedUnless<T>(problems: readonly CodeProblem[], make: () => T): Parsed<T> {
  const [first, ...others] = problems;
  return first ? failed([first, ...others]) : parsed(make());
}

/** Most right codes that are remembered of one kind: a city has 4,175 organizations and some 15,000 items. */
const MOST_REMEMBERED = 20_000;

/**
 * The same reader with a memory for right codes: a check of a city reads the same few thousand a hundred thousand times.
 * Wrong ones are read anew each time, so that nonsense does not push out what is in use.
 */
export function remembering<T>(read: (value: string) => Parsed<T>): (value: string) => Parsed<T> {
  const known = new Map<string, Parsed<T>>();
  return (value) => {
    const found = known.get(value);
    if (found !== undefined) return found;
    const result = read(value);
    if (!result.ok) return result;
    if (known.size >= MOST_REMEMBERED) known.clear();
    known.set(value, result);
    return result;
  };
}

/** A problem with its message in both languages. */
export function problem(
  code: string,
  zh: string,
  en: string,
  more: Pick<CodeProblem, 'at' | 'suggestion'> = {}
): CodeProblem {
  return { code, message: { 'zh-Hans': zh, en }, ...more };
}

/** The same problem as seen in a longer value, in which the part begins after `offset` characters. */
export function shifted(found: CodeProblem, offset: number): CodeProblem {
  if (!found.at) return found;
  return { ...found, at: { from: found.at.from + offset, to: found.at.to + offset } };
}

/** A character as a message shows it: itself if it can be seen, else its code point. */
export function shown(char: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(char)) return char;
  return `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
