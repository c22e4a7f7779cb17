import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { extname } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { labelOf, type Locale, type LocalizedText } from '../../../domain/codes/tables';
import { SEVERITY_WORDS } from '../../../domain/template/explain';
import type { Finding } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import type { AffectedGuide } from '../../../shared/contracts/services';
import { MAX_CELLS } from './limits';
import { protect } from './protect';
import { writeWorkbook } from './write-xlsx';

export const IMPACT_LIST_FORMS: readonly string[] = ['.csv', '.xlsx', '.json'];

/** The list of guides that a template affects, written while it is found: it may hold the whole city. */
export interface ImpactList {
  /** Throws `cli.cannot-write`, and for `.xlsx` `export.too-large`. */
  add(guide: AffectedGuide): Promise<void>;
  /** Completes the file; throws what `add` does. */
  end(): Promise<void>;
}

/**
 * By the ending of `out`: a CSV or workbook with a line for each finding that comes or goes, or JSON with an object for
 * each guide. `locale` is that of heads and messages.
 */
export function createImpactList(out: string, locale: Locale): ImpactList {
  const ending = extname(out).toLowerCase();
  if (ending === '.xlsx') return workbook(out, locale);
  return streamed(out, ending === '.csv' ? csvForm(locale) : JSON_FORM);
}

const COLUMNS: readonly LocalizedText[] = [
  { 'zh-Hans': '实施编码', en: 'code' },
  { 'zh-Hans': '名称', en: 'name' },
  { 'zh-Hans': '实施主体', en: 'organization' },
  { 'zh-Hans': '层级', en: 'level' },
  { 'zh-Hans': '变化', en: 'change' },
  { 'zh-Hans': '规则', en: 'rule' },
  { 'zh-Hans': '级别', en: 'severity' },
  { 'zh-Hans': '位置', en: 'path' },
  { 'zh-Hans': '问题', en: 'message' },
];
const GAINED: LocalizedText = { 'zh-Hans': '新增', en: 'gained' };
const LOST: LocalizedText = { 'zh-Hans': '消除', en: 'lost' };
const SHEET: LocalizedText = { 'zh-Hans': '受影响的办事指南', en: 'Affected guides' };

/** A line for each finding that the guide gains or loses. */
function linesOf(guide: AffectedGuide, locale: Locale): string[][] {
  const line = (change: LocalizedText) => (finding: Finding) => [
    guide.code,
    guide.name,
    guide.organization.name,
    labelOf('level', guide.level, locale),
    change[locale],
    finding.rule,
    SEVERITY_WORDS[finding.severity][locale],
    finding.path,
    finding.message[locale],
  ];
  return [...guide.gained.map(line(GAINED)), ...guide.lost.map(line(LOST))];
}

/** A workbook is written at its end, from rows that are kept until then: as many as its reader takes. */
function workbook(out: string, locale: Locale): ImpactList {
  const headers = COLUMNS.map((column) => column[locale]);
  const rows: string[][] = [];
  return {
    async add(guide) {
      rows.push(...linesOf(guide, locale));
      if ((rows.length + 1) * headers.length > MAX_CELLS) {
        throw new PublisherError('export.too-large', { limit: MAX_CELLS });
      }
    },
    async end() {
      const cells = rows.map((row) => row.map((text) => ({ kind: 'text', text }) as const));
      await writeWorkbook([{ name: SHEET[locale], headers, rows: cells }], out).catch((error) => {
        throw error instanceof PublisherError ? error : cannotWrite(out);
      });
    },
  };
}

function streamed(out: string, form: Form): ImpactList {
  const stream = createWriteStream(out);
  const failed = new Promise<never>((_, reject) => {
    stream.once('error', () => reject(cannotWrite(out)));
  });
  // Told by `add` or `end`, whichever comes first.
  failed.catch(() => undefined);
  let count = 0;
  stream.write(form.head);
  return {
    async add(guide) {
      const text = form.guide(guide, count);
      count += 1;
      if (!stream.write(text)) await Promise.race([once(stream, 'drain'), failed]);
    },
    end: () => Promise.race([ended(stream, form.tail), failed]),
  };
}

async function ended(stream: WriteStream, tail: string): Promise<void> {
  stream.end(tail);
  await once(stream, 'close');
}

const cannotWrite = (file: string) => new PublisherError('cli.cannot-write', { file });

interface Form {
  readonly head: string;
  readonly tail: string;
  guide(guide: AffectedGuide, index: number): string;
}

const JSON_FORM: Form = {
  head: '[',
  tail: '\n]\n',
  guide: (guide, index) => `${index === 0 ? '' : ','}\n${JSON.stringify(guide)}`,
};

/** Spreadsheet programs take UTF-8 for what it is only with this mark. */
const BYTE_ORDER_MARK = '\ufeff';

const csvForm = (locale: Locale): Form => ({
  head: BYTE_ORDER_MARK + stringify([COLUMNS.map((column) => column[locale])]),
  tail: '',
  guide: (guide) => stringify(linesOf(guide, locale).map((line) => line.map(protect))),
});
