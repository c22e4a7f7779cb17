import type { Environment } from '@marcbachmann/cel-js';
import type { LocalizedText } from '../../codes/tables';
import type { DocumentKind } from '../../document/document';
import { property } from '../values';
import { environmentOf, MAX_EXPRESSION, type KindEnvironment } from './environment';
import { namesIn, vetAdditions, vetExpression } from './vet';

/**
 * Expressions in CEL (Common Expression Language, https://cel.dev), checked against the fields of the documents that
 * they are about. An expression that reads a blank has no answer, unless it asked with `has()`: whether a field
 * must be filled in is the matter of other rules.
 */
export interface CelInput {
  readonly source: string;
  readonly documents: readonly DocumentKind[];
  /** A list such as `materials[]`, whose entries the expression sees one by one as `entry`. */
  readonly each?: string;
}

export interface CelSubject {
  readonly document: unknown;
  /** ISO date. */
  readonly today: string;
  readonly entry?: unknown;
}

/**
 * The answer, `null` where a blank was read.
 * @throws Error with the engine's reason for anything else that cannot be computed
 */
export type CelTest = (subject: CelSubject) => boolean | null;

/** `reads` holds the names of all fields that the expression may read, and perhaps other names. */
export type CompiledCel =
  | { readonly ok: true; readonly test: CelTest; readonly reads: ReadonlySet<string> }
  | { readonly ok: false; readonly problem: LocalizedText };

/** Parses, vets and type-checks an expression for every kind of document that it is for. Never throws. */
export function compileCel(input: CelInput): CompiledCel {
  if (input.source.length > MAX_EXPRESSION) return { ok: false, problem: TOO_LONG };
  const programs = new Map<unknown, CelTest>();
  const reads = new Set<string>();
  for (const kind of input.documents) {
    const compiled = compileFor(kind, input);
    if (!compiled.ok) return compiled;
    programs.set(kind, compiled.test);
    compiled.reads.forEach((name) => reads.add(name));
  }
  return {
    ok: true,
    reads,
    test: (subject) => programs.get(property(subject.document, 'kind'))?.(subject) ?? null,
  };
}

function compileFor(kind: DocumentKind, { source, each }: CelInput): CompiledCel {
  const known = environmentOf(kind);
  const entry = each === undefined ? undefined : known.views.get(each);
  if (each !== undefined && entry === undefined) return { ok: false, problem: noList(each) };
  try {
    const environment = entry
      ? known.environment.clone().registerVariable('entry', entry.type)
      : known.environment;
    const program = environment.parse(source);
    const refused = vetExpression(program.ast);
    if (refused) return { ok: false, problem: refused };
    const checked = program.check();
    if (!checked.valid) return { ok: false, problem: explained(checked.error) };
    if (checked.type !== 'bool') return { ok: false, problem: noAnswer(String(checked.type)) };
    const joined = vetAdditions(program.ast);
    if (joined) return { ok: false, problem: joined };
    const test = testOf({ known, program, readEntry: entry?.read });
    return { ok: true, test, reads: namesIn(program.ast) };
  } catch (error) {
    return { ok: false, problem: explained(error) };
  }
}

interface Parts {
  readonly known: KindEnvironment;
  readonly program: ReturnType<Environment['parse']>;
  readonly readEntry: ((entry: unknown) => unknown) | undefined;
}

function testOf({ known, program, readEntry }: Parts): CelTest {
  return ({ document, today, entry }) => {
    const scope = known.scope(document, { today, entry: readEntry?.(entry) });
    try {
      return program(scope as Record<string, unknown>) === true;
    } catch (error) {
      if (BLANKS.has(codeOf(error))) return null;
      throw new Error(reasonOf(error), { cause: error });
    }
  };
}

/** What the engine says when a value is not there; names are checked beforehand, so it can only be blank. */
const BLANKS: ReadonlySet<string> = new Set([
  'no_such_key',
  'unknown_variable',
  'index_out_of_bounds',
]);

function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}

/** The engine's sentence without its picture of the line. */
function reasonOf(error: unknown): string {
  const { summary } = error as { summary?: unknown };
  if (typeof summary === 'string') return summary;
  return error instanceof Error ? error.message : String(error);
}

function explained(error: unknown): LocalizedText {
  const { range } = error as { range?: { start?: unknown } };
  const reason = reasonOf(error);
  const at = typeof range?.start === 'number' ? range.start + 1 : null;
  return {
    'zh-Hans': `表达式${at === null ? '' : `第 ${at} 个字符处`}有误：${reason}`,
    en: `The expression is wrong${at === null ? '' : ` at character ${at}`}: ${reason}`,
  };
}

const TOO_LONG: LocalizedText = {
  'zh-Hans': `表达式超过 ${MAX_EXPRESSION} 个字符`,
  en: `The expression has more than ${MAX_EXPRESSION} characters`,
};

const noList = (each: string): LocalizedText => ({
  'zh-Hans': `所适用的文档没有列表“${each}”`,
  en: `The documents that it applies to have no list "${each}"`,
});

const noAnswer = (type: string): LocalizedText => ({
  'zh-Hans': `表达式的结果应为真或假（bool），而不是 ${type}`,
  en: `The expression must give true or false (bool), not ${type}`,
});
