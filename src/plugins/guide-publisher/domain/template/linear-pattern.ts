import type { LocalizedText } from '../codes/tables';
import { parsePattern, type CharTest, type Node } from './pattern-syntax';

/**
 * Patterns that come from outside, matched in time proportional to the text, whatever pattern and text are.
 * A prover (or a package such as recheck) would have to be right about a backtracking engine; here there is none:
 * the pattern becomes a bounded state machine, and all its states are followed at once.
 */

/** Most states of one machine, counted repetitions written out. */
const MAX_STATES = 1_000;
/** Longest text that is matched; longer ones do not match. The longest text of a document is 10,000. */
const MAX_INPUT = 10_000;

export type CompiledPattern =
  | { readonly ok: true; readonly matches: (text: string) => boolean }
  | { readonly ok: false; readonly problem: LocalizedText };

/** Compiles a pattern that the *whole* text must match; a leading `^` and a closing `$` may be written or not. */
export function compilePattern(source: string): CompiledPattern {
  const parsed = parsePattern(source);
  if (!parsed.ok) return parsed;
  const machine: Machine = { tests: [], next: [], visits: 0 };
  const start = build(parsed.node, ACCEPT, machine);
  if (start === null) return { ok: false, problem: TOO_BIG };
  const runner = new Runner(machine, start);
  return { ok: true, matches: (text) => runner.matches(text) };
}

/** Compiles a pattern that is searched for in the text; `^` and `$` at its ends stand for the ends of the text. */
export function compileSearch(source: string): CompiledPattern {
  const start = source.startsWith('^');
  const end = source.endsWith('$') && !source.endsWith('\\$');
  const body = source.slice(start ? 1 : 0, end ? -1 : undefined);
  const parsed = parsePattern(body);
  if (!parsed.ok) return parsed;
  if ((start || end) && parsed.node.type === 'choice') return { ok: false, problem: UNGROUPED };
  return compilePattern(`${start ? '' : ANYTHING}(?:${body})${end ? '' : ANYTHING}`);
}

const ANYTHING = '[\\s\\S]*';

const UNGROUPED: LocalizedText = {
  'zh-Hans': '首尾定位（^、$）与“|”并用时，请用括号分组',
  en: 'Group the alternatives with parentheses where ^ or $ is used',
};

const TOO_BIG: LocalizedText = {
  'zh-Hans': `表达式展开后超过 ${MAX_STATES} 个状态`,
  en: `The pattern has more than ${MAX_STATES} states when written out`,
};

/** State i: with a test it consumes one character and goes to `next[i]`; without, it forks to all of `next[i]`. */
interface Machine {
  readonly tests: (CharTest | null)[];
  readonly next: number[][];
  /** Nodes built so far: repetitions of nothing make no states but would take time. */
  visits: number;
}

const ACCEPT = -1;

/** Adds the states of a node before state `to`; `null` when there are too many. */
function build(node: Node, to: number, machine: Machine): number | null {
  machine.visits += 1;
  if (machine.tests.length > MAX_STATES || machine.visits > 4 * MAX_STATES) return null;
  switch (node.type) {
    case 'char':
      return state(machine, node.test, [to]);
    case 'sequence':
      return node.parts.reduceRight<number | null>(
        (after, part) => (after === null ? null : build(part, after, machine)),
        to
      );
    case 'choice': {
      const starts = node.options.map((option) => build(option, to, machine));
      return starts.includes(null) ? null : state(machine, null, starts as number[]);
    }
    case 'repeat':
      return buildRepeat(node, to, machine);
  }
}

function buildRepeat(
  node: Extract<Node, { type: 'repeat' }>,
  to: number,
  machine: Machine
): number | null {
  let start: number | null = to;
  if (node.max === Infinity) {
    const loop = state(machine, null, [to]);
    const body = build(node.body, loop, machine);
    if (body === null) return null;
    machine.next[loop]!.push(body);
    start = loop;
  } else {
    for (let i = node.min; i < node.max && start !== null; i += 1) {
      const body = build(node.body, start, machine);
      start = body === null ? null : state(machine, null, [body, to]);
    }
  }
  for (let i = 0; i < node.min && start !== null; i += 1) start = build(node.body, start, machine);
  return start;
}

function state(machine: Machine, test: CharTest | null, next: number[]): number {
  machine.tests.push(test);
  machine.next.push(next);
  return machine.tests.length - 1;
}

/** The states followed at once after some text, and the stages that characters lead to, as far as met before. */
interface Stage {
  readonly states: ReadonlySet<number>;
  readonly after: Map<number, Stage | null>;
}

/** Most remembered steps of one pattern; then all are forgotten, so that memory does not grow with the texts. */
const MAX_REMEMBERED = 5_000;

/** Follows a machine and remembers the stages it met: a character then costs one look-up. */
class Runner {
  private stages = new Map<string, Stage>();
  private remembered = 0;
  private first: Stage;

  constructor(
    private readonly machine: Machine,
    private readonly start: number
  ) {
    this.first = this.stageOf([start]);
  }

  matches(text: string): boolean {
    if (text.length > MAX_INPUT) return false;
    if (this.remembered > MAX_REMEMBERED) this.forget();
    let stage: Stage | null = this.first;
    for (let i = 0; i < text.length && stage !== null; i += 1) {
      const point: number = text.codePointAt(i)!;
      if (point > 0xffff) i += 1;
      const known: Stage | null | undefined = stage.after.get(point);
      stage = known === undefined ? this.step(stage, point) : known;
    }
    return stage !== null && stage.states.has(ACCEPT);
  }

  private step(from: Stage, point: number): Stage | null {
    const { tests, next } = this.machine;
    const reached: number[] = [];
    for (const at of from.states) {
      if (at !== ACCEPT && tests[at]!(point)) reached.push(next[at]![0]!);
    }
    const stage = reached.length === 0 ? null : this.stageOf(reached);
    from.after.set(point, stage);
    this.remembered += 1;
    return stage;
  }

  private stageOf(reached: readonly number[]): Stage {
    const states = closure(this.machine, reached);
    const key = [...states].sort((a, b) => a - b).join();
    const known = this.stages.get(key);
    if (known !== undefined) return known;
    const stage: Stage = { states, after: new Map() };
    this.stages.set(key, stage);
    return stage;
  }

  private forget(): void {
    this.stages = new Map();
    this.remembered = 0;
    this.first = this.stageOf([this.start]);
  }
}

/** The consuming states that are reached without a character; each state is entered once. */
function closure(machine: Machine, from: readonly number[]): Set<number> {
  const seen = new Set<number>();
  const consuming = new Set<number>();
  const open = [...from];
  while (open.length > 0) {
    const at = open.pop()!;
    if (seen.has(at)) continue;
    seen.add(at);
    if (at === ACCEPT || machine.tests[at] !== null) consuming.add(at);
    else open.push(...machine.next[at]!);
  }
  return consuming;
}
