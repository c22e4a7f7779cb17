import { parsedUnless, problem, remembering, type CodeProblem, type Parsed } from './parsed';
import { provinceName } from './provinces';
import { spelledProblems } from './spelling';
import type { Level, LocalizedText } from './tables';

/**
 * Region codes: 6 digits (GB/T 2260, county and above), 9 (GB/T 10114, township) or 12 (village).
 * Segments of 2, 2, 2, 3 and 3 digits; zeros mean "the whole of it".
 */

export type RegionLevel = 'state' | 'province' | 'city' | 'county' | 'township' | 'village';

export interface RegionCode {
  readonly code: string;
  /** The same region in 12 digits. */
  readonly padded: string;
  readonly level: RegionLevel;
  /** Code of the table `level`. */
  readonly levelCode: Level;
  /** The regions that contain it, 12 digits each, province first. */
  readonly parents: readonly string[];
  readonly province: LocalizedText | null;
}

/** Digits up to and including each segment. */
const SEGMENT_ENDS = [2, 4, 6, 9, 12] as const;
const LEVELS = ['province', 'city', 'county', 'township', 'village'] as const;
const LEVEL_CODES: Readonly<Record<RegionLevel, Level>> = {
  state: '1',
  province: '2',
  city: '3',
  county: '4',
  township: '5',
  village: '6',
};
const FULL_LENGTH = 12;
const REGION_FORM = /^(?:\d{6}|\d{9}|\d{12})$/;
/** Stands for the whole country in the registers of organizations; not a division of GB/T 2260. */
const STATE_CODE = '100000000000';

/** Reads a region code of 6, 9 or 12 digits. */
export const parseRegionCode: (value: string) => Parsed<RegionCode> = remembering((value) =>
  parsedUnless(spelledProblems(value, problemsOf), () => regionOf(value))
);

/** The code in 12 digits; a value that is no region code is returned as it is. */
export function padRegionCode(code: string): string {
  return REGION_FORM.test(code) ? code.padEnd(FULL_LENGTH, '0') : code;
}

/** Is `inner` the region `outer` or a part of it? False if either is no region code. Any of the lengths may be mixed. */
export function regionContains(outer: string, inner: string): boolean {
  if (!REGION_FORM.test(outer) || !REGION_FORM.test(inner)) return false;
  const padded = padRegionCode(outer);
  return padded === STATE_CODE || padRegionCode(inner).startsWith(significantDigits(padded));
}

function regionOf(value: string): RegionCode {
  const padded = padRegionCode(value);
  const level = levelOf(padded);
  return {
    code: value,
    padded,
    level,
    levelCode: LEVEL_CODES[level],
    parents: parentsOf(padded),
    province: provinceName(padded.slice(0, 2)),
  };
}

function problemsOf(value: string): readonly CodeProblem[] {
  if (!REGION_FORM.test(value)) {
    return [
      problem(
        'region.form',
        `行政区划代码应为 6、9 或 12 位数字，现为 ${value.length} 个字符`,
        `A region code has 6, 9 or 12 digits; this has ${value.length} characters`
      ),
    ];
  }
  const padded = padRegionCode(value);
  if (padded === STATE_CODE) return [];
  return [...provinceProblems(padded), ...gapProblems(padded)];
}

function provinceProblems(padded: string): CodeProblem[] {
  if (provinceName(padded.slice(0, 2))) return [];
  return [
    problem(
      'region.province',
      `没有代码为 ${padded.slice(0, 2)} 的省级行政区`,
      `No provincial division has the code ${padded.slice(0, 2)}`,
      { at: { from: 1, to: 2 } }
    ),
  ];
}

/** A county always lies in a city segment and a village in a township. A township may lie in a city without counties (441900). */
function gapProblems(padded: string): CodeProblem[] {
  const cityMissing = padded.slice(2, 4) === '00' && /[1-9]/.test(padded.slice(4));
  const townshipMissing = padded.slice(6, 9) === '000' && /[1-9]/.test(padded.slice(9));
  return [
    ...(cityMissing ? [gapProblem({ zh: '市级', en: 'city', from: 3, to: 4 })] : []),
    ...(townshipMissing ? [gapProblem({ zh: '乡级', en: 'township', from: 7, to: 9 })] : []),
  ];
}

function gapProblem(part: { zh: string; en: string; from: number; to: number }): CodeProblem {
  return problem(
    'region.gap',
    `${part.zh}代码为零，其后不应再有下级代码`,
    `The ${part.en} digits are zero, so no lower division may follow`,
    { at: { from: part.from, to: part.to } }
  );
}

function levelOf(padded: string): RegionLevel {
  if (padded === STATE_CODE) return 'state';
  const length = significantDigits(padded).length;
  return LEVELS[SEGMENT_ENDS.findIndex((end) => end === length)] ?? 'province';
}

function parentsOf(padded: string): string[] {
  if (padded === STATE_CODE) return [];
  const own = significantDigits(padded);
  const parents = SEGMENT_ENDS.filter((end) => end < own.length).map((end) =>
    significantDigits(padded.slice(0, end).padEnd(FULL_LENGTH, '0')).padEnd(FULL_LENGTH, '0')
  );
  return [...new Set(parents)];
}

/** The digits without the segments of zeros at the end; at least the province. */
function significantDigits(padded: string): string {
  let last = SEGMENT_ENDS.length - 1;
  while (last > 0 && isZero(padded, SEGMENT_ENDS[last - 1]!, SEGMENT_ENDS[last]!)) last--;
  return padded.slice(0, SEGMENT_ENDS[last]);
}

function isZero(digits: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (digits.charCodeAt(i) !== ZERO) return false;
  return true;
}

const ZERO = '0'.charCodeAt(0);
