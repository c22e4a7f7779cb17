import { posix } from 'node:path';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Archive } from './archive';
import { notSpreadsheet } from './sniff';
import { readWholeXml } from './xml';

/** The parts of a workbook that its sheets refer to. */
export interface Workbook {
  readonly sheets: ReadonlyArray<{ readonly name: string; readonly part: string }>;
  readonly sharedStrings: readonly string[];
  /** By index of a cell style. */
  readonly formats: readonly NumberFormat[];
  /** Do days count from 1904 instead of 1900? */
  readonly from1904: boolean;
}

export type NumberFormat =
  | { readonly kind: 'plain' | 'date' }
  /** Shown with leading zeros to this length, as codes are. */
  | { readonly kind: 'padded'; readonly length: number };

/** Built-in formats that show a day (ECMA-376 part 1, 18.8.30, with those of Chinese). */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);

/**
 * Reads what the sheets need.
 * @throws PublisherError for macros, external links, other kinds of ZIP, damage
 */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  refuseActiveContent(archive);
  const book = await partOfType(archive, { part: '', type: 'officeDocument' });
  if (!book || !archive.has(book)) throw notSpreadsheet(kindOfArchive(archive));
  if (book.endsWith('.bin')) throw new PublisherError('import.old-excel');
  const relations = await relationsOf(archive, book);
  const byType = (type: string) =>
    [...relations.values()].find((relation) => relation.type === type)?.target;
  const { sheets, from1904 } = await readBook(archive, book);
  const strings = byType('sharedStrings');
  const styles = byType('styles');
  return {
    from1904,
    sheets: sheets.flatMap(({ name, relation }) => {
      const target = relations.get(relation);
      if (target && target.type !== 'worksheet') return [];
      if (!target) throw new PublisherError('import.broken-workbook', { part: name });
      return [{ name, part: target.target }];
    }),
    sharedStrings: strings && archive.has(strings) ? await readStrings(archive, strings) : [],
    formats: styles && archive.has(styles) ? await readFormats(archive, styles) : [],
  };
}

/** `_x000D_` in cell texts stands for a character that XML cannot hold (ST_Xstring). */
export function decodeXstring(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16))
  );
}

function refuseActiveContent(archive: Archive): void {
  const names = archive.names.map((name) => name.toLowerCase());
  if (names.some((name) => name.endsWith('vbaproject.bin'))) {
    throw new PublisherError('import.macros');
  }
  if (names.some((name) => name.includes('externallinks/'))) {
    throw new PublisherError('import.external-links');
  }
}

function kindOfArchive(archive: Archive): string {
  if (archive.names.some((name) => name.startsWith('word/'))) return 'Word (.docx)';
  if (archive.names.some((name) => name.startsWith('ppt/'))) return 'PowerPoint (.pptx)';
  return archive.has('mimetype') ? 'OpenDocument' : 'ZIP';
}

interface Relation {
  /** Last word of the type: the transitional and the strict form end alike. */
  readonly type: string;
  readonly target: string;
}

async function partOfType(
  archive: Archive,
  { part, type }: { part: string; type: string }
): Promise<string | undefined> {
  const relations = await relationsOf(archive, part);
  return [...relations.values()].find((relation) => relation.type === type)?.target;
}

async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = posix.dirname(part);
  const file = posix.join(folder, '_rels', `${posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(file)) return relations;
  await readWholeXml(
    archive.read(file),
    {
      open(name, attributes) {
        const { Id, Target, Type = '', TargetMode } = attributes;
        if (name !== 'Relationship' || !Id || !Target || TargetMode === 'External') return;
        const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target);
        relations.set(Id, { type: posix.basename(Type), target });
      },
    },
    file
  );
  return relations;
}

async function readBook(archive: Archive, part: string) {
  const sheets: Array<{ name: string; relation: string }> = [];
  let from1904 = false;
  await readWholeXml(
    archive.read(part),
    {
      open(name, attributes) {
        if (name === 'workbookPr') from1904 = isOn(attributes['date1904']);
        // Hidden sheets hold the choices of drop-down lists, not data.
        const visible = (attributes['state'] ?? 'visible') === 'visible';
        if (name !== 'sheet' || !visible) return;
        sheets.push({
          name: attributes['name'] ?? '',
          relation: attributes['relation'] ?? '',
        });
      },
    },
    part
  );
  return { sheets, from1904 };
}

async function readStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let phonetic = false;
  await readWholeXml(
    archive.read(part),
    {
      open(name) {
        if (name === 'si') current = '';
        if (name === 'rPh') phonetic = true;
        inText = name === 't' && !phonetic;
      },
      text(text) {
        if (inText) current += text;
      },
      close(name) {
        if (name === 'si') strings.push(decodeXstring(current));
        if (name === 'rPh') phonetic = false;
        if (name === 't') inText = false;
      },
    },
    part
  );
  return strings;
}

async function readFormats(archive: Archive, part: string): Promise<NumberFormat[]> {
  const own = new Map<number, string>();
  const formats: NumberFormat[] = [];
  let inCellFormats = false;
  await readWholeXml(
    archive.read(part),
    {
      open(name, attributes) {
        const id = Number(attributes['numFmtId'] ?? 0);
        if (name === 'numFmt') own.set(id, attributes['formatCode'] ?? '');
        if (name === 'cellXfs') inCellFormats = true;
        if (name === 'xf' && inCellFormats) formats.push(formatOf(id, own.get(id)));
      },
      close(name) {
        if (name === 'cellXfs') inCellFormats = false;
      },
    },
    part
  );
  return formats;
}

function formatOf(id: number, code: string | undefined): NumberFormat {
  if (code === undefined) return { kind: isBuiltInDate(id) ? 'date' : 'plain' };
  if (/^0{2,40}$/u.test(code)) return { kind: 'padded', length: code.length };
  // What stands in quotes, brackets or after a backslash is literal text, not a part of the day.
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|\\./gu, '');
  const chinese = /[年月日]/u.test(code) && /[ymd]/iu.test(bare);
  return { kind: chinese || /[yd]/iu.test(bare.replace(/general/giu, '')) ? 'date' : 'plain' };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}
