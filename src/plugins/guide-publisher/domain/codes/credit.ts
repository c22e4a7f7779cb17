import { authorityName, kindName } from './authorities';
import { parsedUnless, problem, remembering, shown, type CodeProblem, type Parsed } from './parsed';
import { spelledProblems } from './spelling';
import type { LocalizedText } from './tables';

/**
 * Unified social credit codes, GB 32100-2015: registration authority (1), kind of organization (1),
 * region of the registrar (6), organization code (9), check character (1).
 */

export const CREDIT_LENGTH = 18;

export interface CreditCode {
  readonly code: string;
  readonly authority: string;
  /** `null` for an authority that the standard does not list. */
  readonly authorityName: LocalizedText | null;
  readonly organizationKind: string;
  readonly organizationKindName: LocalizedText | null;
  /** Region of the registrar, 6 digits; it need not be where the organization is. */
  readonly regionCode: string;
  /** Positions 9 to 17, GB 11714. */
  readonly organizationCode: string;
  /** Does the organization code's own check character hold? For information: old codes in force break it. */
  readonly organizationCodeChecks: boolean;
  readonly checkCharacter: string;
}

/** Digits and capitals without I, O, S, V, Z (GB 32100-2015, table 2). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const BODY_LENGTH = CREDIT_LENGTH - 1;
const MODULUS = ALPHABET.length;
/** Weight of position i is 3^(i−1) mod 31 (GB 32100-2015, 5.2). */
const WEIGHTS = powersOf(3, BODY_LENGTH, MODULUS);
/** GB 11714-1997: weights of the eight characters, modulus 11, ten written as X. */
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;

/** Reads a credit code. When only the check character is wrong, the problem says what it should be. */
export const parseCreditCode: (value: string) => Parsed<CreditCode> = remembering((value) =>
  parsedUnless(spelledProblems(value, problemsOf), () => creditOf(value))
);

/** Check character of the first 17 characters; `null` if they are not 17 characters of the standard's alphabet. */
export function creditCheckCharacter(first17: string): string | null {
  if (first17.length !== BODY_LENGTH) return null;
  let sum = 0;
  for (let i = 0; i < BODY_LENGTH; i++) {
    const value = ALPHABET.indexOf(first17.charAt(i));
    if (value < 0) return null;
    sum += value * WEIGHTS[i]!;
  }
  return ALPHABET.charAt((MODULUS - (sum % MODULUS)) % MODULUS);
}

/** Check character of the first 8 characters of an organization code (GB 11714); `null` for other text. */
export function organizationCheckCharacter(first8: string): string | null {
  if (!/^[0-9A-Z]{8}$/.test(first8)) return null;
  const sum = ORGANIZATION_WEIGHTS.reduce(
    (total, weight, i) => total + weight * parseInt(first8.charAt(i), 36),
    0
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

function creditOf(code: string): CreditCode {
  const authority = code.charAt(0);
  const organizationKind = code.charAt(1);
  const organizationCode = code.slice(8, 17);
  return {
    code,
    authority,
    authorityName: authorityName(authority),
    organizationKind,
    organizationKindName: kindName(authority, organizationKind),
    regionCode: code.slice(2, 8),
    organizationCode,
    organizationCodeChecks:
      organizationCheckCharacter(organizationCode.slice(0, 8)) === organizationCode.charAt(8),
    checkCharacter: code.charAt(BODY_LENGTH),
  };
}

function problemsOf(value: string): readonly CodeProblem[] {
  if (value.length !== CREDIT_LENGTH) return [lengthProblem(value.length)];
  const expected = creditCheckCharacter(value.slice(0, BODY_LENGTH));
  if (expected === null) return strangeCharacters(value);
  return [...regionProblems(value), ...checkProblems(value, expected)];
}

function lengthProblem(length: number): CodeProblem {
  return problem(
    'credit.length',
    `统一社会信用代码应为 18 位，现为 ${length} 位`,
    `A credit code has 18 characters; this has ${length}`
  );
}

function strangeCharacters(value: string): CodeProblem[] {
  return Array.from({ length: BODY_LENGTH }, (_, i) => i)
    .filter((i) => !ALPHABET.includes(value.charAt(i)))
    .map((i) =>
      problem(
        'credit.character',
        `第 ${i + 1} 位“${shown(value.charAt(i))}”不是统一社会信用代码可用的字符（不使用 I、O、S、V、Z）`,
        `Position ${i + 1}, "${shown(value.charAt(i))}", is not a character of credit codes (I, O, S, V and Z are not used)`,
        { at: { from: i + 1, to: i + 1 } }
      )
    );
}

function regionProblems(value: string): CodeProblem[] {
  if (/^\d{6}$/.test(value.slice(2, 8))) return [];
  return [
    problem(
      'credit.region',
      '第 3 至 8 位为登记管理机关行政区划码，应为 6 位数字',
      'Positions 3 to 8 are the region of the registrar: 6 digits',
      { at: { from: 3, to: 8 } }
    ),
  ];
}

function checkProblems(value: string, expected: string): CodeProblem[] {
  const body = value.slice(0, BODY_LENGTH);
  const actual = value.charAt(BODY_LENGTH);
  if (actual === expected) return [];
  return [
    problem(
      'credit.check-character',
      `校验码为“${shown(actual)}”，按前 17 位计算应为“${expected}”；请核对每一位`,
      `The check character is "${shown(actual)}"; by the first 17 it should be "${expected}". Compare every character`,
      { at: { from: CREDIT_LENGTH, to: CREDIT_LENGTH }, suggestion: body + expected }
    ),
  ];
}

function powersOf(base: number, count: number, modulus: number): readonly number[] {
  const powers = [1];
  while (powers.length < count) powers.push((powers[powers.length - 1]! * base) % modulus);
  return powers;
}
