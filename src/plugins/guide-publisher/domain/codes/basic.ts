import { parsedUnless, problem, remembering, type CodeProblem, type Parsed } from './parsed';
import { provinceName } from './provinces';
import { spelledProblems } from './spelling';
import { CODE_TABLES, type LocalizedText } from './tables';

/**
 * Basic codes of items (基本编码): area (2), item type (2), department (2), main item (3), sub item (3).
 * A main item that has sub items ends in `00Y`, one that has none in `000`. The split of the last ten characters
 * is inferred from codes in use; item types outside the national table are in use too and are no fault.
 */

export const BASIC_LENGTH = 12;

export type BasicRole = 'main' | 'main-with-sub-items' | 'sub-item';

export interface BasicCode {
  readonly code: string;
  /** `00` for the whole country, else the two digits of a province. */
  readonly area: string;
  readonly areaName: LocalizedText;
  readonly itemType: string;
  /** `null` for a type outside the national table. */
  readonly itemTypeName: LocalizedText | null;
  readonly department: string;
  readonly main: string;
  readonly sub: string;
  readonly role: BasicRole;
}

const BASIC_FORM = /^\d{11}[\dY]$/;
const NATIONAL = '00';
const NATIONAL_NAME: LocalizedText = { 'zh-Hans': '全国', en: 'National' };
const SUB_START = 9;
const WITHOUT_SUB_ITEMS = '000';
const WITH_SUB_ITEMS = '00Y';

/** Reads a basic code of 12 characters. */
export const parseBasicCode: (value: string) => Parsed<BasicCode> = remembering((value) =>
  parsedUnless(spelledProblems(value, problemsOf), () => basicOf(value))
);

/** Code of the main item that a sub item belongs to; of a main item its own code; `null` for other text. */
export function mainItemCode(code: string): string | null {
  if (problemsOf(code).length > 0) return null;
  return roleOf(code.slice(SUB_START)) === 'sub-item'
    ? code.slice(0, SUB_START) + WITH_SUB_ITEMS
    : code;
}

/** Name of an area of basic codes: the country or a province; `null` if there is none. */
export function areaName(area: string): LocalizedText | null {
  return area === NATIONAL ? NATIONAL_NAME : provinceName(area);
}

/** Name of an item type of the national table; `null` for another. */
export function itemTypeName(code: string): LocalizedText | null {
  const values: Readonly<Record<string, LocalizedText>> = CODE_TABLES.itemType.values;
  return Object.hasOwn(values, code) ? values[code]! : null;
}

function basicOf(code: string): BasicCode {
  const area = code.slice(0, 2);
  const itemType = code.slice(2, 4);
  const sub = code.slice(SUB_START);
  return {
    code,
    area,
    areaName: areaName(area) ?? NATIONAL_NAME,
    itemType,
    itemTypeName: itemTypeName(itemType),
    department: code.slice(4, 6),
    main: code.slice(6, SUB_START),
    sub,
    role: roleOf(sub),
  };
}

function roleOf(sub: string): BasicRole {
  if (sub === WITHOUT_SUB_ITEMS) return 'main';
  return sub === WITH_SUB_ITEMS ? 'main-with-sub-items' : 'sub-item';
}

function problemsOf(value: string): readonly CodeProblem[] {
  if (value.length !== BASIC_LENGTH) return [lengthProblem(value.length)];
  if (!BASIC_FORM.test(value)) return [formProblem(value)];
  return [...areaProblems(value), ...endProblems(value)];
}

function lengthProblem(length: number): CodeProblem {
  return problem(
    'basic.length',
    `基本编码应为 12 位，现为 ${length} 位；地方自编的编码请填入“地方编码”`,
    `A basic code has 12 characters; this has ${length}. A code of a local family belongs into "Local code"`
  );
}

function formProblem(value: string): CodeProblem {
  const at = value.search(/\D/) + 1;
  return problem(
    'basic.form',
    `基本编码应为 11 位数字加 1 位数字或“Y”，第 ${at} 位不符；地方自编的编码请填入“地方编码”`,
    `A basic code has 11 digits and then a digit or "Y"; position ${at} differs. A code of a local family belongs into "Local code"`,
    { at: { from: at, to: at } }
  );
}

function areaProblems(value: string): CodeProblem[] {
  const area = value.slice(0, 2);
  if (areaName(area)) return [];
  return [
    problem(
      'basic.area',
      `前两位应为 00（全国）或省级行政区代码，没有代码为 ${area} 的省级行政区`,
      `The first two digits are 00 (national) or a provincial division's; none has the code ${area}`,
      { at: { from: 1, to: 2 } }
    ),
  ];
}

function endProblems(value: string): CodeProblem[] {
  if (!value.endsWith('Y') || value.endsWith(WITH_SUB_ITEMS)) return [];
  return [
    problem(
      'basic.end',
      '有子项的主项应以“00Y”结尾',
      'A main item that has sub items ends in "00Y"',
      { at: { from: SUB_START + 1, to: BASIC_LENGTH } }
    ),
  ];
}
