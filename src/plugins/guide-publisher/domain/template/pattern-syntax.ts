import type { LocalizedText } from '../codes/tables';

/**
 * The grammar of patterns: characters, `.`, classes `[…]`, `\d \w \s` and their opposites, groups `(…)` and `(?:…)`,
 * `|`, and the repetitions `? * + {n} {n,} {n,m}`. No references, no look-around, no repetition without bound inside
 * another: what is hard to read is refused, even though the machine would run it in linear time.
 */
export type CharTest = (codePoint: number) => boolean;

export type Node =
  | { readonly type: 'char'; readonly test: CharTest }
  | { readonly type: 'sequence'; readonly parts: readonly Node[] }
  | { readonly type: 'choice'; readonly options: readonly Node[] }
  | { readonly type: 'repeat'; readonly body: Node; readonly min: number; readonly max: number };

export type ParsedPattern =
  | { readonly ok: true; readonly node: Node }
  | { readonly ok: false; readonly problem: LocalizedText };

/** Largest count in `{n,m}`; longer texts are the matter of the kind `length`. */
const MAX_COUNT = 200;
const MAX_GROUP_DEPTH = 10;

export function parsePattern(source: string): ParsedPattern {
  const chars = [...source];
  if (chars[0] === '^') chars.shift();
  if (chars.at(-1) === '$' && chars.at(-2) !== '\\') chars.pop();
  const reader: Reader = { chars, at: 0, depth: 0 };
  try {
    const node = readChoice(reader);
    if (reader.at < chars.length) fail(reader, '多余的右括号', 'unmatched closing parenthesis');
    return { ok: true, node };
  } catch (error) {
    if (error instanceof PatternProblem) return { ok: false, problem: error.text };
    throw error;
  }
}

interface Reader {
  readonly chars: readonly string[];
  at: number;
  depth: number;
}

class PatternProblem extends Error {
  constructor(readonly text: LocalizedText) {
    super(text.en);
  }
}

function fail(reader: Reader, zh: string, en: string): never {
  const at = reader.at + 1;
  throw new PatternProblem({
    'zh-Hans': `表达式第 ${at} 个字符处：${zh}`,
    en: `At character ${at} of the pattern: ${en}`,
  });
}

function readChoice(reader: Reader): Node {
  const options = [readSequence(reader)];
  while (reader.chars[reader.at] === '|') {
    reader.at += 1;
    options.push(readSequence(reader));
  }
  return options.length === 1 ? options[0]! : { type: 'choice', options };
}

function readSequence(reader: Reader): Node {
  const parts: Node[] = [];
  for (;;) {
    const char = reader.chars[reader.at];
    if (char === undefined || char === '|' || char === ')') return { type: 'sequence', parts };
    parts.push(readRepeated(reader));
  }
}

function readRepeated(reader: Reader): Node {
  const body = readAtom(reader);
  const counts = readCounts(reader);
  if (counts === null) return body;
  if (counts.max === Infinity && hasEndless(body)) {
    fail(reader, '重复之中不得再有不限次数的重复', 'an unbounded repetition inside a repetition');
  }
  const next = reader.chars[reader.at];
  if (next === '?' || next === '*' || next === '+') {
    fail(reader, '不支持懒惰、占有或连续的重复', 'lazy, possessive or doubled repetition');
  }
  return { type: 'repeat', body, ...counts };
}

function readCounts(reader: Reader): { min: number; max: number } | null {
  const char = reader.chars[reader.at];
  const simple = char === undefined ? undefined : SIMPLE_COUNTS.get(char);
  if (simple !== undefined) {
    reader.at += 1;
    return simple;
  }
  if (char !== '{') return null;
  const end = reader.chars.indexOf('}', reader.at);
  const inner = end < 0 ? '' : reader.chars.slice(reader.at + 1, end).join('');
  const counts = /^(\d{1,3})(,(\d{1,3})?)?$/.exec(inner);
  if (counts === null)
    return fail(reader, '花括号应为 {n}、{n,} 或 {n,m}', 'braces are {n}, {n,} or {n,m}');
  const min = Number(counts[1]);
  const open = counts[2] !== undefined && counts[3] === undefined;
  const max = open ? Infinity : Number(counts[3] ?? min);
  if (min > max || Math.max(min, open ? 0 : max) > MAX_COUNT) {
    fail(
      reader,
      `次数应由小到大且不超过 ${MAX_COUNT}`,
      `counts go up and are at most ${MAX_COUNT}`
    );
  }
  reader.at = end + 1;
  return { min, max };
}

const SIMPLE_COUNTS = new Map([
  ['?', { min: 0, max: 1 }],
  ['*', { min: 0, max: Infinity }],
  ['+', { min: 1, max: Infinity }],
]);

function hasEndless(node: Node): boolean {
  if (node.type === 'repeat') return node.max === Infinity || hasEndless(node.body);
  if (node.type === 'sequence') return node.parts.some(hasEndless);
  return node.type === 'choice' && node.options.some(hasEndless);
}

function readAtom(reader: Reader): Node {
  const char = reader.chars[reader.at]!;
  if (char === '(') return readGroup(reader);
  if (char === '[') return readClass(reader);
  if (char === '\\') return { type: 'char', test: readEscape(reader) };
  if ('^$*+?{'.includes(char))
    return fail(reader, `“${char}”不能出现在此处`, `"${char}" cannot stand here`);
  reader.at += 1;
  if (char === '.') return { type: 'char', test: (point) => point !== 10 && point !== 13 };
  return { type: 'char', test: equals(char) };
}

function readGroup(reader: Reader): Node {
  reader.at += 1;
  reader.depth += 1;
  if (reader.depth > MAX_GROUP_DEPTH) fail(reader, '括号嵌套过深', 'groups are nested too deep');
  if (reader.chars[reader.at] === '?') {
    if (reader.chars[reader.at + 1] !== ':') {
      fail(
        reader,
        '不支持环视、命名分组或标志',
        'look-around, named groups and flags are not supported'
      );
    }
    reader.at += 2;
  }
  const node = readChoice(reader);
  if (reader.chars[reader.at] !== ')') fail(reader, '缺少右括号', 'missing closing parenthesis');
  reader.at += 1;
  reader.depth -= 1;
  return node;
}

function readEscape(reader: Reader): CharTest {
  const char = reader.chars[reader.at + 1];
  if (char === undefined)
    return fail(reader, '表达式以反斜杠结尾', 'the pattern ends in a backslash');
  const known = ESCAPES.get(char);
  if (known === undefined && /[\p{L}\p{N}]/u.test(char)) {
    fail(reader, `不支持“\\${char}”`, `"\\${char}" is not supported`);
  }
  reader.at += 2;
  return known ?? equals(char);
}

function readClass(reader: Reader): Node {
  reader.at += 1;
  const negated = reader.chars[reader.at] === '^';
  if (negated) reader.at += 1;
  const tests: CharTest[] = [];
  while (reader.chars[reader.at] !== ']') {
    if (reader.chars[reader.at] === undefined)
      fail(reader, '缺少右方括号', 'missing closing bracket');
    tests.push(readClassPart(reader));
  }
  if (tests.length === 0) fail(reader, '方括号内为空', 'the class is empty');
  reader.at += 1;
  const test: CharTest = (point) => tests.some((part) => part(point)) !== negated;
  return { type: 'char', test };
}

function readClassPart(reader: Reader): CharTest {
  const from = reader.chars[reader.at]!;
  if (from === '\\') return readEscape(reader);
  const to = reader.chars[reader.at + 2];
  if (reader.chars[reader.at + 1] !== '-' || to === undefined || to === ']') {
    reader.at += 1;
    return equals(from);
  }
  const [low, high] = [from.codePointAt(0)!, to.codePointAt(0)!];
  if (low > high || to === '\\')
    fail(reader, '字符范围应由小到大', 'a range goes from low to high');
  reader.at += 3;
  return (point) => point >= low && point <= high;
}

function equals(char: string): CharTest {
  const own = char.codePointAt(0)!;
  return (point) => point === own;
}

const isDigit: CharTest = (point) => point >= 48 && point <= 57;
const isWord: CharTest = (point) =>
  isDigit(point) || (point >= 65 && point <= 90) || (point >= 97 && point <= 122) || point === 95;
const isSpace: CharTest = (point) => /\s/u.test(String.fromCodePoint(point));
const not =
  (test: CharTest): CharTest =>
  (point) =>
    !test(point);

const ESCAPES = new Map<string, CharTest>([
  ['d', isDigit],
  ['D', not(isDigit)],
  ['w', isWord],
  ['W', not(isWord)],
  ['s', isSpace],
  ['S', not(isSpace)],
  ['n', equals('\n')],
  ['r', equals('\r')],
  ['t', equals('\t')],
]);
