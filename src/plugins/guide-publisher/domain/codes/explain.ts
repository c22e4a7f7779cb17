import { authorityName, kindName } from './authorities';
import { areaName, itemTypeName, parseBasicCode } from './basic';
import { organizationCheckCharacter, parseCreditCode } from './credit';
import { parseImplementationCode } from './implementation';
import { MAX_CODE_LENGTH, problem, type CodeProblem, type Parsed } from './parsed';
import { provinceName } from './provinces';
import { parseRegionCode } from './region';
import { normalizeCode } from './spelling';
import { CODE_TABLES, type Level, type Locale, type LocalizedText } from './tables';

/** Explains any code: which kind it is, whether it is right, and what its parts mean. */

export const CODE_KINDS = ['credit', 'region', 'basic', 'implementation'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

export interface CodePart {
  readonly name: string;
  readonly label: LocalizedText;
  readonly value: string;
  /** What the value stands for, where a table says so. */
  readonly meaning: LocalizedText | null;
}

export interface Explanation {
  /** As it was given. */
  readonly value: string;
  readonly kind: CodeKind | 'unknown';
  readonly kindLabel: LocalizedText;
  readonly valid: boolean;
  /** Parts of the value in its right spelling; empty if its length fits no kind. */
  readonly parts: readonly CodePart[];
  readonly problem: CodeProblem | null;
  readonly problems: readonly CodeProblem[];
  /** Another kind of which the same characters are a right code too: 12 digits can be a region or an item. */
  readonly alsoValidAs: readonly CodeKind[];
}

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

export const CODE_KIND_LABELS: Readonly<Record<CodeKind | 'unknown', LocalizedText>> = {
  credit: t('统一社会信用代码', 'Credit code'),
  region: t('行政区划代码', 'Region code'),
  basic: t('基本编码', 'Basic code'),
  implementation: t('实施编码', 'Implementation code'),
  unknown: t('未知编码', 'Unknown code'),
};

const PARSERS: Readonly<Record<CodeKind, (value: string) => Parsed<unknown>>> = {
  credit: parseCreditCode,
  region: parseRegionCode,
  basic: parseBasicCode,
  implementation: parseImplementationCode,
};

/**
 * Explains a value. Its kind is guessed by length and alphabet, unless the caller knows it.
 * Twelve digits that end in `000` are taken for a region (a township or above), others for an item, if they are right as such.
 */
export function explainCode(value: string, knownKind?: CodeKind): Explanation {
  const spelled = value.length > MAX_CODE_LENGTH ? '' : normalizeCode(value);
  const kind = knownKind ?? guessKind(spelled);
  if (kind === null) return unknown(value, spelled);
  const result = PARSERS[kind](value);
  const others = CODE_KINDS.filter((other) => other !== kind && PARSERS[other](value).ok);
  return {
    value,
    kind,
    kindLabel: CODE_KIND_LABELS[kind],
    valid: result.ok,
    parts: partsOf(kind, spelled),
    problem: result.ok ? null : result.problem,
    problems: result.ok ? [] : result.problems,
    alsoValidAs: others,
  };
}

/** The explanation in one line: value, kind, right or wrong, then the problems or the parts. Line breaks in the value are shown as spaces. */
export function explanationLine(explanation: Explanation, locale: Locale): string {
  const { value, kindLabel, valid, problems, parts, alsoValidAs } = explanation;
  const zh = locale === 'zh-Hans';
  const verdict = valid ? (zh ? '有效' : 'valid') : zh ? '有误' : 'not valid';
  const others = alsoValidAs.map(
    (kind) =>
      `${zh ? '也可以是' : 'right as a '}${CODE_KIND_LABELS[kind][locale].toLowerCase()}${zh ? '' : ' too'}`
  );
  const partText = [...parts.map((part) => describePart(part, locale)), ...others].join(
    zh ? '；' : '; '
  );
  const problemText = problems.map((found) => found.message[locale]).join(zh ? '；' : '; ');
  const shownValue = value.slice(0, MAX_CODE_LENGTH).replace(/[\s\p{Cc}]/gu, ' ');
  return [shownValue, kindLabel[locale], verdict, valid ? partText : problemText].join('  ');
}

function describePart(part: CodePart, locale: Locale): string {
  const meaning = part.meaning ? ` ${part.meaning[locale]}` : '';
  return `${part.label[locale]} ${part.value}${meaning}`;
}

/** A length near to that of a kind is taken for that kind, so that the problem can say what is missing. */
function guessKind(spelled: string): CodeKind | null {
  const digits = /^\d+$/.test(spelled);
  const { length } = spelled;
  if (digits && length === 12) return kindOfTwelveDigits(spelled);
  if (digits && length >= 6 && length <= 11) return isOrganization(spelled) ? null : 'region';
  if (length >= 11 && length <= 13) return 'basic';
  if (length >= 17 && length <= 19) return 'credit';
  if (length >= 29 && length <= 35) return 'implementation';
  return null;
}

/** A main item without sub items ends in `000` as well, and an area of national items is no region. */
function kindOfTwelveDigits(digits: string): CodeKind {
  const likely: CodeKind[] = digits.endsWith('000') ? ['region', 'basic'] : ['basic', 'region'];
  return likely.find((kind) => PARSERS[kind](digits).ok) ?? likely[0]!;
}

/** Nine characters that are no region but have the check character of GB 11714. */
function isOrganization(spelled: string): boolean {
  return (
    spelled.length === 9 &&
    organizationCheckCharacter(spelled.slice(0, 8)) === spelled.charAt(8) &&
    !parseRegionCode(spelled).ok
  );
}

function unknown(value: string, spelled: string): Explanation {
  const found = replacedCode(spelled) ?? unknownKind(value);
  return {
    value,
    kind: 'unknown',
    kindLabel: CODE_KIND_LABELS.unknown,
    valid: false,
    parts: [],
    problem: found,
    problems: [found],
    alsoValidAs: [],
  };
}

/** Codes that the credit code has replaced since 2015 still stand in old papers. */
function replacedCode(spelled: string): CodeProblem | null {
  if (isOrganization(spelled)) {
    return problem(
      'code.organization',
      '这是组织机构代码，已由统一社会信用代码取代；请填写 18 位信用代码，其第 9 至 17 位就是组织机构代码',
      'This is an organization code, which the credit code has replaced; give all 18 characters, of which it is the 9th to the 17th'
    );
  }
  if (!/^\d{15}$/.test(spelled)) return null;
  return problem(
    'code.registration',
    '15 位数字是工商注册号，已由统一社会信用代码取代；请填写 18 位信用代码',
    '15 digits are a business registration number, which the credit code has replaced; give the 18 characters of that'
  );
}

function unknownKind(value: string): CodeProblem {
  const length = value.length > MAX_CODE_LENGTH ? value.length : [...value].length;
  return problem(
    'code.unknown-kind',
    `共 ${length} 个字符，不是行政区划代码（6、9、12 位）、基本编码（12 位）、统一社会信用代码（18 位）或实施编码（31、33 位）`,
    `It has ${length} characters: no region code (6, 9, 12), basic code (12), credit code (18) or implementation code (31, 33)`
  );
}

function partsOf(kind: CodeKind, code: string): readonly CodePart[] {
  if (kind === 'region') return regionParts(code);
  if (kind === 'credit') return code.length === 18 ? creditParts(code) : [];
  if (kind === 'basic') return code.length === 12 ? basicParts(code) : [];
  return code.length === 31 || code.length === 33 ? implementationParts(code) : [];
}

function regionParts(code: string): CodePart[] {
  const region = parseRegionCode(code);
  if (!region.ok) return [];
  const { levelCode, province, padded } = region.value;
  return [
    part('province', t('省级', 'Province'), padded.slice(0, 2), province),
    part('level', t('层级', 'Level'), levelCode, levelName(levelCode)),
    part('padded', t('12 位代码', 'In 12 digits'), padded, null),
  ];
}

function creditParts(code: string): CodePart[] {
  const authority = code.charAt(0);
  const kind = code.charAt(1);
  const province = provinceName(code.slice(2, 4));
  return [
    part(
      'authority',
      t('登记管理部门', 'Registration authority'),
      authority,
      authorityName(authority)
    ),
    part('kind', t('机构类别', 'Kind of organization'), kind, kindName(authority, kind)),
    part(
      'region',
      t('登记管理机关行政区划', 'Region of the registrar'),
      code.slice(2, 8),
      province
    ),
    part('organization', t('主体标识码', 'Organization code'), code.slice(8, 17), null),
    part('check', t('校验码', 'Check character'), code.charAt(17), null),
  ];
}

function basicParts(code: string): CodePart[] {
  const basic = parseBasicCode(code);
  const role = basic.ok ? ROLE_LABELS[basic.value.role] : null;
  return [
    part('area', t('区域', 'Area'), code.slice(0, 2), areaName(code.slice(0, 2))),
    part('itemType', t('事项类型', 'Item type'), code.slice(2, 4), itemTypeName(code.slice(2, 4))),
    part('department', t('部门', 'Department'), code.slice(4, 6), null),
    part('main', t('主项', 'Main item'), code.slice(6, 9), null),
    part('sub', t('子项', 'Sub item'), code.slice(9, 12), role),
  ];
}

function implementationParts(code: string): CodePart[] {
  const level = code.charAt(18);
  const variant = code.slice(31);
  return [
    part('creditCode', t('实施主体', 'Organization'), code.slice(0, 18), null),
    part('level', t('行使层级', 'Exercise level'), level, levelName(level)),
    part('basicCode', t('基本编码', 'Basic code'), code.slice(19, 31), null),
    ...basicParts(code.slice(19, 31)).filter(({ name }) => name === 'area' || name === 'itemType'),
    ...(variant ? [part('variant', t('业务办理项', 'Variant'), variant, null)] : []),
  ];
}

const ROLE_LABELS = {
  main: t('无子项的主项', 'Main item without sub items'),
  'main-with-sub-items': t('有子项的主项', 'Main item that has sub items'),
  'sub-item': t('子项', 'Sub item'),
} as const;

function levelName(level: string): LocalizedText | null {
  const { values } = CODE_TABLES.level;
  return Object.hasOwn(values, level) ? values[level as Level] : null;
}

function part(
  name: string,
  label: LocalizedText,
  value: string,
  meaning: LocalizedText | null
): CodePart {
  return { name, label, value, meaning };
}
