import { z } from 'zod/v4';
import type { LocalizedText } from '../../codes/tables';
import { defineKind, perField, type Checker, type CheckRun, type CompileContext } from '../kind';
import { anyAt, compilePath, pathLabel, type Path } from '../field-path';
import { fieldPaths } from '../schemas';
import { TEXT_FAULTS, type TextFault, type TextFaultName } from '../text-faults';
import { eachText } from '../texts';
import { isBlank, normalName, quote } from '../values';
import { fieldNames } from './words';

const faultName = z.enum(Object.keys(TEXT_FAULTS) as TextFaultName[]);

const faultParams = z.strictObject({
  faults: z.array(faultName).min(1),
  /** Without fields: every text of the document that a reader reads. */
  fields: fieldPaths.optional(),
});
const repeatParams = z.strictObject({ fields: fieldPaths, repeats: fieldPaths });

/** Texts that say nothing or hold dirt: placeholders, HTML, invisible characters, catch-alls, mere repetition. */
export const textQuality = defineKind({
  kind: 'text-quality',
  params: z.union([faultParams, repeatParams]),
  purpose: {
    'zh-Hans': '检查文字质量：占位符、HTML 标记、转义残留、不可见字符、兜底条款、照抄其他字段。',
    en: 'Quality of texts: placeholders, HTML, escaped HTML, invisible characters, catch-alls, repetition.',
  },
  describe: (params) => {
    if ('repeats' in params) {
      const [own, other] = [fieldNames(params.fields), fieldNames(params.repeats)];
      return {
        'zh-Hans': `${own['zh-Hans']}不得只是重复${other['zh-Hans']}。`,
        en: `${own.en} must not merely repeat ${other.en}.`,
      };
    }
    const where = params.fields ? fieldNames(params.fields) : ALL_TEXTS;
    const faults = params.faults.map((name) => TEXT_FAULTS[name].name);
    return {
      'zh-Hans': `${where['zh-Hans']}不得含有${faults.map((f) => f['zh-Hans']).join('、')}。`,
      en: `${where.en} must not contain ${faults.map((f) => f.en).join(', ')}.`,
    };
  },
  compile: (params, context) => {
    if ('repeats' in params) return repetitionChecker(params, context);
    if (params.fields === undefined) return wholeDocumentChecker(params.faults, context);
    const faults = params.faults.map((name): TextFault => TEXT_FAULTS[name]);
    return perField(params.fields, context, (path) => (value, run) => {
      if (typeof value !== 'string') return;
      for (const fault of faults) {
        if (fault.search.test(value)) report({ fault, text: value, path, run });
      }
    });
  },
  examples: [
    {
      params: { faults: ['placeholder', 'html', 'escaped-html', 'invisible', 'untrimmed'] },
      good: { localNote: 'A4 纸打印，面积<100 平方米的免交；双面 & 单面均可。' },
      bad: { localNote: '地址：XX 路 XX 号' },
    },
    {
      params: { faults: ['catch-all'], fields: ['conditions[].text'] },
      good: { conditions: [{ text: '有与经营规模相适应的场所。' }] },
      bad: { conditions: [{ text: '提交其他需要提供的材料' }] },
    },
    {
      params: { fields: ['summary'], repeats: ['name'] },
      good: {},
      bad: { name: '同一句话', summary: '同一句话。' },
    },
  ],
});

const ALL_TEXTS: LocalizedText = { 'zh-Hans': '所有文字', en: 'All texts' };

/** A look at all texts together; only where it finds something are they searched one by one. */
function wholeDocumentChecker(names: readonly TextFaultName[], context: CompileContext): Checker {
  context.reads();
  return (run) => {
    for (const name of names) if (run.mayHave(name)) reportEach(TEXT_FAULTS[name], run);
  };
}

function reportEach(fault: TextFault, run: CheckRun): void {
  eachText(run.document, (text, pointer) => {
    if (!fault.search.test(text)) return;
    const below = pointer.slice(1).indexOf('/');
    const field = below < 0 ? pointer.slice(1) : pointer.slice(1, below + 1);
    const path: Path = { ...compilePath('name'), text: field, segments: [field], field };
    report({ fault, text, path, run }, below < 0 ? '' : pointer.slice(below + 1));
  });
}

interface Hit {
  readonly fault: TextFault;
  readonly text: string;
  readonly path: Path;
  readonly run: CheckRun;
}

function report({ fault, text, path, run }: Hit, below = ''): void {
  const found = fault.search.exec(text);
  run.report(
    path,
    {
      actual: quote(text.slice(Math.max(0, (found?.index ?? 0) - 10))),
      expected: fault.name,
      set: fault.mend ? { value: fault.mend(text) } : undefined,
    },
    below
  );
}

function repetitionChecker(
  { fields, repeats }: z.output<typeof repeatParams>,
  context: CompileContext
): Checker {
  const originals = repeats.map((text, i) => context.path(text, `repeats/${i}`));
  return perField(fields, context, (path) => (value, run) => {
    if (typeof value !== 'string' || isBlank(value)) return;
    for (const original of originals) {
      if (!anyAt(original, run.document, (other) => isRepeated(value, other))) continue;
      run.report(path, { actual: quote(value), expected: pathLabel(original) });
      return;
    }
  });
}

function isRepeated(value: string, other: unknown): boolean {
  if (typeof other !== 'string' || beginDifferently(value, other)) return false;
  if (Math.abs(value.length - other.length) > REPETITION_SLACK) return false;
  const own = bare(value);
  return own !== '' && own === bare(other);
}

/** Ideographs stay as they are when a text is folded, and nearly every text begins with one. */
function beginDifferently(one: string, other: string): boolean {
  return one[0] !== other[0] && IDEOGRAPH.test(one) && IDEOGRAPH.test(other);
}

const IDEOGRAPH = /^[\u4e00-\u9fff]/;

/** Most characters of punctuation and space by which a repetition differs. */
const REPETITION_SLACK = 6;

function bare(text: string): string {
  return normalName(text).replace(/[\p{P}\p{S}]/gu, '');
}
