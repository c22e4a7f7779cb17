import type { Document, DocumentKind } from '../document/document';
import { checkDocument } from './check';
import { Dispatch } from './dispatch';
import type { Checker, CompileContext } from './kind';
import { compilePath, isPathText, type Path } from './field-path';
import { RULE_KINDS } from './rules';
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
}

export interface CompiledTemplate {
  readonly template: Template;
  /**
   * Findings of one document, in the order of the rules. Pure and synchronous; never throws, whatever it is given:
   * a rule that throws becomes the finding `rule.failed`, and what is no document the finding `document.unknown`.
   */
  check(document: Document, references: ReferenceSets): Finding[];
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
  return {
    template,
    check: (document, references) => checkDocument({ document, references, dispatch }),
  };
}

/** What is wrong with a rule besides its shape, and the fields that it speaks about. */
export function inspectRule(
  rule: Rule,
  template: Pick<Template, 'vocabularies'>
): { problems: readonly RuleProblem[]; paths: ReadonlyMap<string, string> } {
  const { problems, paths } = compileRule(rule, template);
  return { problems, paths };
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
  return { rule, applies: null, check };
}

function compileRule(rule: Rule, template: Pick<Template, 'vocabularies'>) {
  const problems: RuleProblem[] = [];
  const paths = new Map<string, string>();
  const documents = rule.appliesTo?.documents ?? GUIDES;
  const context = contextOf({ template, problems, paths, documents });
  const kind = RULE_KINDS.get(rule.kind);
  if (kind === undefined) throw new TypeError(`unknown kind of rule: ${rule.kind}`);
  const check = kind.compile(rule.params ?? {}, context);
  return { compiled: { rule, applies: appliesOf(rule, context), check }, problems, paths };
}

function appliesOf({ when }: Rule, context: CompileContext): CompiledRule['applies'] {
  if (when === undefined) return null;
  if (!('cel' in when)) return compileCondition(when, (text) => context.path(text, '../when'));
  const compiled = compileCel({ source: when.cel, documents: context.documents });
  if (compiled.ok) {
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
}

function contextOf({ template, problems, paths, documents }: Collected): CompileContext {
  const problem = (at: string, message: LocalizedText): void => {
    problems.push({ at, message });
  };
  return {
    documents,
    problem,
    path(text: string, at: string): Path {
      if (!isPathText(text)) problem(at, BAD_PATH);
      if (!paths.has(text)) paths.set(text, at);
      return compilePath(text);
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
