import { Environment, EvaluationError } from '@marcbachmann/cel-js';
import { limitInWorkdays } from '../../codes/time-limit';
import type { DocumentKind } from '../../document/document';
import { fieldsOf } from '../fields';
import { compileSearch } from '../linear-pattern';
import { asLimit, isObject } from '../values';
import { shownBy, LIMIT_TYPE, viewOfKeys, type View } from './views';

/**
 * What expressions about one kind of document know: its fields by name, `document` (for `has(document.visits)`),
 * `today` (an ISO date) and `workdays(limit)`. Numbers are doubles and may be compared with whole ones.
 */
export interface KindEnvironment {
  readonly environment: Environment;
  /** Views of list entries, by address such as `materials[]`. */
  readonly views: ReadonlyMap<string, View>;
  /** The variables for one document, read when they are asked for. */
  scope(document: unknown, more: ScopeMore): object;
}

export interface ScopeMore {
  readonly today: string;
  readonly entry?: unknown;
}

/** Bounds of one expression; beyond them it is a program, and belongs into a kind of rule. */
export const MAX_EXPRESSION = 1_000;
const LIMITS = {
  maxAstNodes: 300,
  maxDepth: 30,
  maxListElements: 100,
  maxMapEntries: 0,
  maxCallArguments: 4,
};

/** Name that the vetting gives to calls of `matches`, which the engine would hand to a backtracking search. */
export const MATCHES = 'matchesInLinearTime';

/** The environment of a kind of document, made once. */
export function environmentOf(kind: DocumentKind): KindEnvironment {
  let known = ENVIRONMENTS.get(kind);
  if (known === undefined) {
    known = makeEnvironment(kind);
    ENVIRONMENTS.set(kind, known);
  }
  return known;
}

const ENVIRONMENTS = new Map<DocumentKind, KindEnvironment>();

function makeEnvironment(kind: DocumentKind): KindEnvironment {
  const environment = new Environment({ limits: LIMITS });
  const views = new Map<string, View>();
  const name = kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const { ctor, fields } = viewOfKeys(fieldsOf(kind), { name, path: '' }, { environment, views });
  class Scope extends ctor {
    constructor(
      source: Record<string, unknown>,
      private readonly more: ScopeMore
    ) {
      super(source);
    }
    get document() {
      return this;
    }
    get today() {
      return this.more.today;
    }
    get entry() {
      return this.more.entry;
    }
  }
  environment.registerType(name, { ctor: Scope, fields });
  for (const [field, type] of Object.entries(fields)) environment.registerVariable(field, type);
  environment.registerVariable('document', name);
  environment.registerVariable('today', 'string');
  registerFunctions(environment, views.has(LIMIT_TYPE));
  return {
    environment,
    views,
    scope: (document, more) => new Scope(isObject(document) ? document : {}, more),
  };
}

function registerFunctions(environment: Environment, limits: boolean): void {
  environment.registerOperator('double == int', (a: number, b: bigint) => a === Number(b));
  for (const [operator, compute] of ARITHMETIC) {
    environment.registerOperator(`double ${operator} int`, (a: number, b: bigint) =>
      compute(a, Number(b))
    );
    environment.registerOperator(`int ${operator} double`, (a: bigint, b: number) =>
      compute(Number(a), b)
    );
  }
  environment.registerFunction(`string.${MATCHES}(string): bool`, matches);
  if (limits) environment.registerFunction(`workdays(${LIMIT_TYPE}): double`, workdays);
}

const ARITHMETIC: ReadonlyArray<[operator: string, compute: (a: number, b: number) => number]> = [
  ['+', (a, b) => a + b],
  ['-', (a, b) => a - b],
  ['*', (a, b) => a * b],
  ['/', (a, b) => a / b],
];

/** Patterns in use; forgotten all at once when there are more than any set of templates holds. */
const PATTERNS = new Map<string, (text: string) => boolean>();
const MAX_PATTERNS = 1_000;

/** The vetting has compiled every pattern on trial, so this throws for none that is written in a template. */
function matches(text: string, source: string): boolean {
  let test = PATTERNS.get(source);
  if (test === undefined) {
    const compiled = compileSearch(source);
    if (!compiled.ok) throw new EvaluationError(compiled.problem.en);
    if (PATTERNS.size >= MAX_PATTERNS) PATTERNS.clear();
    test = compiled.matches;
    PATTERNS.set(source, test);
  }
  return test(text);
}

/** The limit in working days; no limit set by law, or an unknown unit, is a blank. */
function workdays(limit: object): number {
  const days = limitInWorkdays(asLimit(shownBy(limit)));
  if (days === null) throw new EvaluationError({ code: 'no_such_key', message: 'no limit' });
  return days;
}
