import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipEntry {
  readonly name: string;
  readonly body: string | Buffer;
  /** What the directory claims, where that is a lie. */
  readonly claimedSize?: number;
  readonly encrypted?: boolean;
}

/** A ZIP archive of any entries, also those that no honest program writes. */
export function zip(entries: readonly ZipEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, body, claimedSize, encrypted = false } of entries) {
    const raw = Buffer.from(body);
    const packed = deflateRawSync(raw);
    const path = Buffer.from(name);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE((encrypted ? 1 : 0) | 0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(raw), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(claimedSize ?? raw.length, 18);
    fields.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, path, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, place, path]));
    files.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(entries.length, 4);
  end.writeUInt16LE(entries.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, central, Buffer.from('PK\x05\x06'), end]);
}

/** Parts of a workbook with one sheet; `sheet` is the content of `sheetData`. */
export function workbookParts(params: {
  readonly sheet: string;
  readonly name?: string;
  readonly styles?: string;
  readonly strings?: string;
  readonly workbookPr?: string;
  readonly before?: string;
}): ZipEntry[] {
  const {
    sheet,
    name = '行政区划',
    styles = '',
    strings = '',
    workbookPr = '',
    before = '',
  } = params;
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;
  return [
    { name: '[Content_Types].xml', body: '<Types/>' },
    {
      name: '_rels/.rels',
      body: `<Relationships>${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      body: `<workbook xmlns:r="r">${workbookPr}<sheets><sheet name="${name}" sheetId="1" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      body: `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'styles', '/xl/styles.xml')}${relation('r3', 'sharedStrings', 'sharedStrings.xml')}</Relationships>`,
    },
    { name: 'xl/styles.xml', body: `<styleSheet>${styles}</styleSheet>` },
    { name: 'xl/sharedStrings.xml', body: `<sst>${strings}</sst>` },
    {
      name: 'xl/worksheets/sheet1.xml',
      body: `${before}<worksheet><dimension ref="A1:XFD1048576"/><sheetData>${sheet}</sheetData></worksheet>`,
    },
  ];
}

/** A row of inline texts. */
export function textRow(row: number, ...cells: readonly string[]): string {
  const inside = cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');
  return `<row r="${row}">${inside}</row>`;
}
