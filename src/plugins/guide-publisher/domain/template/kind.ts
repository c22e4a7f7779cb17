import type { z } from 'zod/v4';
import type { LocalizedText } from '../codes/tables';
import type { DocumentKind } from '../document/document';
import type { Path, Trail, Visitor } from './field-path';
import { walk } from './field-path';
import type { Said } from './messages';
import type { TextFaultName } from './text-faults';
import type { ReferenceSets } from './types';

/** What a kind of rule is, and what it is given. Each file in `rules/` makes one with `defineKind`. */

export interface Detail {
  readonly actual?: Said;
  readonly expected?: Said;
  /** Name of the entry, where the place itself does not give it. */
  readonly name?: string;
  /** The value that would be right, here or at another field; a fix where an editor of the record may set it. */
  readonly set?: { readonly value: unknown; readonly at?: Path };
}

/** One check of one document. The same object serves all documents of a compiled template, one after another. */
export interface CheckRun {
  readonly document: unknown;
  readonly references: ReferenceSets;
  readonly trail: Trail;
  /** May any text of the document have the fault? Tells whether a closer look is needed; it may say yes too often. */
  mayHave(fault: TextFaultName): boolean;
  /** Reports where the walk of `path` stands; `below` leads on from there. */
  report(path: Path, detail?: Detail, below?: string): void;
}

export type Checker = (run: CheckRun) => void;

/** What a rule is compiled with. Problems are collected, so that all are told at once. */
export interface CompileContext {
  /** The kinds of document that the rule is for. */
  readonly documents: readonly DocumentKind[];
  /**
   * Compiles the address of a field; `at` is where it stands in the parameters, for the problem. With this a checker
   * also declares what it reads: of fields that were not declared its answer must not depend.
   */
  path(text: string, at: string): Path;
  /** Declares fields of the document that a checker reads by other means; none of them named stands for all. */
  reads(...fields: readonly string[]): void;
  vocabulary(name: string, at: string): ReadonlySet<string>;
  problem(at: string, message: LocalizedText): void;
}

export interface KindExample {
  readonly params: unknown;
  /** Fields merged over the complete licence of `example-document.ts`. */
  readonly good: Readonly<Record<string, unknown>>;
  readonly bad: Readonly<Record<string, unknown>>;
}

export interface KindSpec<P extends z.ZodType> {
  readonly kind: string;
  readonly params: P;
  /** What the kind is for, for those who write templates. */
  readonly purpose: LocalizedText;
  /** What a rule with these parameters demands, as a sentence for officials. */
  describe(params: z.output<P>): LocalizedText;
  /** Makes the checker, once per template; it must not throw for any document. */
  compile(params: z.output<P>, context: CompileContext): Checker;
  readonly examples: readonly KindExample[];
}

/** A kind whose parameters are checked before it sees them. */
export interface RuleKind {
  readonly kind: string;
  readonly params: z.ZodType;
  readonly purpose: LocalizedText;
  readonly examples: readonly KindExample[];
  /** Both throw for parameters that the schema refuses; `parse` asks the schema first. */
  describe(params: unknown): LocalizedText;
  compile(params: unknown, context: CompileContext): Checker;
}

export function defineKind<P extends z.ZodType>(spec: KindSpec<P>): RuleKind {
  return {
    kind: spec.kind,
    params: spec.params,
    purpose: spec.purpose,
    examples: spec.examples,
    describe: (params) => spec.describe(spec.params.parse(params)),
    compile: (params, context) => spec.compile(spec.params.parse(params), context),
  };
}

/** A checker that visits every value of several fields, with one visitor per field. */
export function perField(
  fields: readonly string[],
  context: CompileContext,
  visitorOf: (path: Path) => Visitor<CheckRun>
): Checker {
  const walks = fields.map((text, i) => {
    const path = context.path(text, `fields/${i}`);
    return { path, visit: visitorOf(path) };
  });
  return (run) => {
    for (const { path, visit } of walks) walk(path, run.document, run, visit);
  };
}
