import { BASIC_LENGTH, parseBasicCode, type BasicCode } from './basic';
import { CREDIT_LENGTH, parseCreditCode, type CreditCode } from './credit';
import { parsedUnless, problem, shifted, shown, type CodeProblem, type Parsed } from './parsed';
import { spelledProblems } from './spelling';
import { CODE_TABLES, type Level, type LocalizedText } from './tables';

/**
 * Implementation codes (实施编码): credit code of the organization (18), level (1), basic code (12);
 * a 业务办理项 (variant of an item as it is handled) adds two digits.
 */

export const IMPLEMENTATION_LENGTH = CREDIT_LENGTH + 1 + BASIC_LENGTH;
export const VARIANT_LENGTH = 2;

export interface ImplementationCode {
  readonly code: string;
  readonly credit: CreditCode;
  readonly level: Level;
  readonly levelName: LocalizedText;
  readonly basic: BasicCode;
  /** Two digits of the 业务办理项, or blank. */
  readonly variant: string;
}

/** The parts that a code is composed of. */
export interface ImplementationParts {
  readonly creditCode: string;
  readonly level: string;
  readonly basicCode: string;
  readonly variant?: string;
}

const LEVEL_AT = CREDIT_LENGTH;
const BASIC_AT = CREDIT_LENGTH + 1;

/** Reads an implementation code of 31 or 33 characters. `problems` holds those of every part, with their place. */
export function parseImplementationCode(value: string): Parsed<ImplementationCode> {
  return parsedUnless(spelledProblems(value, problemsOf), () => implementationOf(value));
}

/** Puts a code together; the problems are those of the parts, placed as in the whole. */
export function composeImplementationCode(parts: ImplementationParts): Parsed<string> {
  const { creditCode, level, basicCode, variant = '' } = parts;
  const code = creditCode + level + basicCode + variant;
  return parsedUnless(problemsOfParts({ creditCode, level, basicCode, variant }), () => code);
}

function implementationOf(code: string): ImplementationCode {
  const credit = parseCreditCode(code.slice(0, LEVEL_AT));
  const basic = parseBasicCode(code.slice(BASIC_AT, IMPLEMENTATION_LENGTH));
  const level = code.charAt(LEVEL_AT);
  if (!credit.ok || !basic.ok || !isLevel(level)) throw new TypeError('called with problems');
  return {
    code,
    credit: credit.value,
    level,
    levelName: CODE_TABLES.level.values[level],
    basic: basic.value,
    variant: code.slice(IMPLEMENTATION_LENGTH),
  };
}

function problemsOf(value: string): readonly CodeProblem[] {
  const variantLength = value.length - IMPLEMENTATION_LENGTH;
  if (variantLength !== 0 && variantLength !== VARIANT_LENGTH) return [lengthProblem(value.length)];
  return problemsOfParts({
    creditCode: value.slice(0, LEVEL_AT),
    level: value.charAt(LEVEL_AT),
    basicCode: value.slice(BASIC_AT, IMPLEMENTATION_LENGTH),
    variant: value.slice(IMPLEMENTATION_LENGTH),
  });
}

function problemsOfParts(parts: Required<ImplementationParts>): readonly CodeProblem[] {
  return [
    ...partProblems(parseCreditCode(parts.creditCode), 0),
    ...levelProblems(parts.level),
    ...partProblems(parseBasicCode(parts.basicCode), BASIC_AT),
    ...variantProblems(parts.variant),
  ];
}

/** Problems of a part with their place in the whole. A part's own suggestion would be taken for one of the whole. */
function partProblems(part: Parsed<unknown>, offset: number): CodeProblem[] {
  if (part.ok) return [];
  return part.problems.map(({ suggestion: _, ...found }) => shifted(found, offset));
}

function levelProblems(level: string): CodeProblem[] {
  if (isLevel(level)) return [];
  return [
    problem(
      'implementation.level',
      `第 19 位“${[...level].map(shown).join('')}”应为行使层级 1 至 7`,
      `Position 19, "${[...level].map(shown).join('')}", should be the exercise level, 1 to 7`,
      { at: { from: LEVEL_AT + 1, to: LEVEL_AT + 1 } }
    ),
  ];
}

function variantProblems(variant: string): CodeProblem[] {
  if (variant === '' || /^\d{2}$/.test(variant)) return [];
  return [
    problem(
      'implementation.variant',
      '第 32、33 位为业务办理项，应为两位数字',
      'Positions 32 and 33 number the variant of the item: two digits',
      { at: { from: IMPLEMENTATION_LENGTH + 1, to: IMPLEMENTATION_LENGTH + VARIANT_LENGTH } }
    ),
  ];
}

function lengthProblem(length: number): CodeProblem {
  return problem(
    'implementation.length',
    `实施编码应为 31 位（业务办理项 33 位），现为 ${length} 位；地方自编的编码请填入“地方编码”`,
    `An implementation code has 31 characters (33 for a variant); this has ${length}. A code of a local family belongs into "Local code"`
  );
}

const isLevel = (value: string): value is Level => Object.hasOwn(CODE_TABLES.level.values, value);
