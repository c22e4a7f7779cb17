import { z } from 'zod/v4';
import { parseBasicCode } from '../../codes/basic';
import { parseCreditCode } from '../../codes/credit';
import { parseImplementationCode } from '../../codes/implementation';
import type { Parsed } from '../../codes/parsed';
import { parseRegionCode, regionContains } from '../../codes/region';
import type { LocalizedText } from '../../codes/tables';
import { defineKind, type CheckRun, type CompileContext, type Checker } from '../kind';
import { valueAt, walk, type Path } from '../field-path';
import { fieldPath } from '../schemas';
import { isBlank, quote } from '../values';
import { fieldName } from './words';

const PARSERS: Readonly<Record<'implementation' | 'credit' | 'basic' | 'region', Parser>> = {
  implementation: parseImplementationCode,
  credit: parseCreditCode,
  basic: parseBasicCode,
  region: parseRegionCode,
};

/** Parts of an implementation code, by the name that a rule calls them. */
const PARTS = {
  credit: { from: 0, to: 18 },
  level: { from: 18, to: 19 },
  basic: { from: 19, to: 31 },
} as const;

const wellFormed = z.strictObject({
  field: fieldPath,
  form: z.enum(Object.keys(PARSERS) as (keyof typeof PARSERS)[]),
});
const partAgrees = z.strictObject({
  field: fieldPath,
  part: z.enum(Object.keys(PARTS) as (keyof typeof PARTS)[]),
  agreesWith: fieldPath,
});
const registeredIn = z.strictObject({ field: fieldPath, registeredIn: fieldPath });

/**
 * Codes of the national standards: well formed, parts that agree with the document, and the region of the registrar
 * of a credit code against the region of the document. An implementation code that is not well formed is told once,
 * by the rule about its form; the rules about its parts are silent.
 */
export const identifier = defineKind({
  kind: 'identifier',
  params: z.union([wellFormed, partAgrees, registeredIn]),
  purpose: {
    'zh-Hans': '校验信用代码、区划代码、基本编码、实施编码，以及编码各段与内容是否一致。',
    en: 'Checks credit, region, basic and implementation codes, and whether their parts agree with the document.',
  },
  describe: (params) => {
    const name = fieldName(params.field);
    if ('form' in params) return wellFormedText(name, params.form);
    const other = fieldName('part' in params ? params.agreesWith : params.registeredIn);
    const [zh, en] = 'part' in params ? PART_WORDS[params.part] : REGISTRAR_WORDS;
    return {
      'zh-Hans': `${name['zh-Hans']}中的${zh}应与${other['zh-Hans']}一致。`,
      en: `The ${en} in ${name.en} must agree with ${other.en}.`,
    };
  },
  compile: (params, context) => {
    const path = context.path(params.field, 'field');
    if ('form' in params) return formChecker(path, PARSERS[params.form]);
    if ('part' in params) return partChecker(path, params, context);
    const region = context.path(params.registeredIn, 'registeredIn');
    return registrarChecker(path, region);
  },
  examples: [
    {
      params: { field: 'organization.creditCode', form: 'credit' },
      good: {},
      bad: {
        organization: {
          creditCode: '91350100M000100Y4Z',
          name: '某单位',
          level: '3',
          nature: '1',
          department: '公安',
        },
      },
    },
    {
      params: { field: 'code', part: 'level', agreesWith: 'level' },
      good: {},
      bad: { level: '4' },
    },
  ],
});

type Parser = (value: string) => Parsed<unknown>;

function formChecker(path: Path, parse: Parser): Checker {
  const visit = (value: unknown, run: CheckRun): void => {
    if (typeof value !== 'string' || isBlank(value)) return;
    const result = parse(value);
    if (!result.ok) run.report(path, { actual: quote(value), expected: result.problem.message });
  };
  return (run) => walk(path, run.document, run, visit);
}

function partChecker(
  path: Path,
  params: z.output<typeof partAgrees>,
  context: CompileContext
): Checker {
  const other = context.path(params.agreesWith, 'agreesWith');
  const { from, to } = PARTS[params.part];
  return (run) => {
    const code = valueAt(path, run.document);
    const expected = valueAt(other, run.document);
    if (typeof code !== 'string' || typeof expected !== 'string' || isBlank(expected)) return;
    // Codes of other lengths belong to local families; the rule about the form speaks of them.
    if (code.length !== 31 && code.length !== 33) return;
    const actual = code.slice(from, to);
    if (actual !== expected) run.report(path, { actual, expected: quote(expected) });
  };
}

/**
 * Registrars sit at the level of the organization or above it: the registrar's region must contain the region of the
 * document or lie within it.
 */
function registrarChecker(path: Path, regionPath: Path): Checker {
  return (run) => {
    const credit = valueAt(path, run.document);
    const region = valueAt(regionPath, run.document);
    if (typeof credit !== 'string' || credit.length !== 18 || typeof region !== 'string') return;
    const registrar = credit.slice(2, 8);
    if (regionContains(registrar, region) || regionContains(region, registrar)) return;
    if (!parseRegionCode(region).ok || !parseRegionCode(registrar).ok) return;
    run.report(path, { actual: registrar, expected: region });
  };
}

const REGISTRAR_WORDS = ['登记机关区划', 'region of the registrar'] as const;

const PART_WORDS = {
  credit: ['信用代码', 'credit code'],
  level: ['行使层级', 'level'],
  basic: ['基本编码', 'basic code'],
} as const satisfies Record<keyof typeof PARTS, readonly [string, string]>;

const FORM_WORDS = {
  implementation: ['实施编码', 'an implementation code'],
  credit: ['统一社会信用代码', 'a unified social credit code'],
  basic: ['基本编码', 'a basic code'],
  region: ['行政区划代码', 'a region code'],
} as const satisfies Record<keyof typeof PARSERS, readonly [string, string]>;

function wellFormedText(name: LocalizedText, form: keyof typeof PARSERS): LocalizedText {
  const [zh, en] = FORM_WORDS[form];
  return {
    'zh-Hans': `${name['zh-Hans']}应为有效的${zh}。`,
    en: `${name.en} must be ${en} that is valid.`,
  };
}
