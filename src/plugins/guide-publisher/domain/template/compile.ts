import type { Document, DocumentKind } from '../document/document';
import type { StandardItem } from '../document/records';
import { checkDocument } from './check';
import { Dispatch } from './dispatch';
import type { Checker, CompileContext } from './kind';
import { compilePath, isPathText, type Path } from './field-path';
import { RULE_KINDS } from './rules';
import { SettledRules } from './settled';
import type { Finding, ReferenceSets, Rule, Template } from './types';
import { compileCel } from './cel/compile-cel';
import { compileCondition } from './when';
import type { LocalizedText } from '../codes/tables';

/** A rule that is ready to run. */
export interface CompiledRule {
  readonly rule: Rule;
  /** Condition of the rule; `null` where it has none. */
  readonly applies: ((document: unknown, references: ReferenceSets) => boolean) | null;
  readonly check: Checker;
  /** Fields of the document that the condition and the checker look at; `null` where it may be any. */
  readonly conditionReads: Fields;
  readonly reads: Fields;
}

type Fields = ReadonlySet<string> | null;

export interface CompiledTemplate {
  readonly template: Template;
  /**
   * Findings of one document, in the order of the rules. Pure and synchronous; never throws, whatever it is given:
   * a rule that throws becomes the finding `rule.failed`, and what is no document the finding `document.unknown`.
   * With `item`, the version of the standard item that a guide was resolved from, the findings are the same and come
   * sooner: what rests on its texts alone is found once. Neither it nor the sets may be changed while they are in use.
   */
  check(document: Document, references: ReferenceSets, item?: StandardItem | null): Finding[];
}

/** A fault in the parameters of a rule; `at` is a pointer without its first slash, below `params` or `when`. */
export interface RuleProblem {
  readonly at: string;
  readonly message: LocalizedText;
}

/**
 * Compiles a template that `parseTemplate` accepted. A rule that cannot be compiled after all is reported as
 * `rule.failed` with every document that it applies to, never passed over.
 */
export function compileTemplate(template: Template): CompiledTemplate {
  const dispatch = new Dispatch(template.rules.map((rule) => compileOrFail(rule, template)));
  const settledRules = new SettledRules();
  return {
    template,
    check: (document, references, item = null) =>
      checkDocument({ document, references, item, dispatch, settledRules }),
  };
}

/** A rule by itself, what is wrong with it besides its shape, and the fields that it speaks about. */
export function inspectRule(
  rule: Rule,
  template: Pick<Template, 'vocabularies'>
): {
  readonly compiled: CompiledRule;
  readonly problems: readonly RuleProblem[];
  readonly paths: ReadonlyMap<string, string>;
} {
  return compileRule(rule, template);
}

function compileOrFail(rule: Rule, template: Template): CompiledRule {
  try {
    const { compiled, problems } = compileRule(rule, template);
    return problems.length === 0 ? compiled : failing(rule, problems[0]!.message.en);
  } catch (error) {
    return failing(rule, error instanceof Error ? error.message : String(error));
  }
}

function failing(rule: Rule, reason: string): CompiledRule {
  const check = (): never => {
    throw new Error(reason);
  };
  return { rule, applies: null, check, conditionReads: null, reads: null };
}

function compileRule(rule: Rule, template: Pick<Template, 'vocabularies'>) {
  const problems: RuleProblem[] = [];
  const paths = new Map<string, string>();
  const documents = rule.appliesTo?.documents ?? GUIDES;
  const kind = RULE_KINDS.get(rule.kind);
  if (kind === undefined) throw new TypeError(`unknown kind of rule: ${rule.kind}`);
  const common = { template, problems, paths, documents };
  const [conditionReads, reads] = [new Set<string>(), new Set<string>()];
  const check = kind.compile(rule.params ?? {}, contextOf({ ...common, reads }));
  const applies = appliesOf(rule, contextOf({ ...common, reads: conditionReads }));
  const compiled = {
    rule,
    applies,
    check,
    conditionReads: declared(conditionReads),
    reads: declared(reads),
  };
  return { compiled, problems, paths };
}

const declared = (reads: ReadonlySet<string>): Fields => (reads.has(ANY_FIELD) ? null : reads);

/** Stands for all fields; no field is called so. */
const ANY_FIELD = '*';

function appliesOf({ when }: Rule, context: CompileContext): CompiledRule['applies'] {
  if (when === undefined) return null;
  if (!('cel' in when)) return compileCondition(when, (text) => context.path(text, '../when'));
  const compiled = compileCel({ source: when.cel, documents: context.documents });
  if (compiled.ok) {
    context.reads(...compiled.reads);
    return (document, { today }) => compiled.test({ document, today }) === true;
  }
  context.problem('../when/cel', compiled.problem);
  return null;
}

interface Collected {
  readonly template: Pick<Template, 'vocabularies'>;
  readonly problems: RuleProblem[];
  readonly paths: Map<string, string>;
  readonly documents: readonly DocumentKind[];
  readonly reads: Set<string>;
}

function contextOf({ template, problems, paths, documents, reads }: Collected): CompileContext {
  const problem = (at: string, message: LocalizedText): void => {
    problems.push({ at, message });
  };
  return {
    documents,
    problem,
    path(text: string, at: string): Path {
      if (!isPathText(text)) problem(at, BAD_PATH);
      if (!paths.has(text)) paths.set(text, at);
      const path = compilePath(text);
      reads.add(path.field.replace('[]', ''));
      return path;
    },
    reads(...fields) {
      for (const field of fields.length === 0 ? [ANY_FIELD] : fields) reads.add(field);
    },
    vocabulary(name, at) {
      if (Object.hasOwn(template.vocabularies, name)) return new Set(template.vocabularies[name]);
      problem(at, {
        'zh-Hans': `模板中没有词表“${name}”`,
        en: `The template has no vocabulary "${name}"`,
      });
      return new Set();
    },
  };
}

/** What a rule is for that does not say. */
const GUIDES: readonly DocumentKind[] = ['guide'];

const BAD_PATH: LocalizedText = {
  'zh-Hans': '字段路径写法不正确，应如 materials[].name',
  en: 'This is no field path; write it like materials[].name',
};
