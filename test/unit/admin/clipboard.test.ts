import fc from 'fast-check';
import { MAX_ENTRIES } from '../../../src/plugins/guide-publisher/domain/document/lists';
import {
  copyBlock,
  isBlock,
  parseBlock,
  pasteBlock,
  readCellValue,
} from '../../../src/plugins/guide-publisher/admin/src/fields/list/clipboard';
import {
  blankEntry,
  columnsOf,
  type Entry,
} from '../../../src/plugins/guide-publisher/admin/src/fields/list/columns';

const materials = columnsOf('materials');
const column = (name: string) => materials.findIndex((one) => one.name === name);
const paste = (text: string, place: { entries?: Entry[]; row?: number; at?: string } = {}) =>
  pasteBlock({
    entries: place.entries ?? [],
    blank: () => blankEntry('materials'),
    most: MAX_ENTRIES,
    block: parseBlock(text),
    columns: materials,
    row: place.row ?? 0,
    column: column(place.at ?? 'name'),
  });

describe('a block from the clipboard', () => {
  test.each([
    ['one cell', '营业执照', [['营业执照']]],
    [
      'cells and rows, with the last line ended',
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'blank cells',
      '\t\nx\t',
      [
        ['', ''],
        ['x', ''],
      ],
    ],
    [
      'a line break, a tab and quotes inside a quoted cell',
      '"a\n""b""\tc"\td',
      [['a\n"b"\tc', 'd']],
    ],
    ['a quote that is only part of the text', '"甲" 类\tb', [['"甲" 类', 'b']]],
    ['a quote that is never closed', '"a\tb', [['"a', 'b']]],
    ['nothing', '', [['']]],
  ])('is split: %s', (_name, text, expected) => {
    expect(parseBlock(text)).toEqual(expected);
  });

  test('is one cell or more', () => {
    expect(isBlock(parseBlock('a b'))).toBe(false);
    expect(isBlock(parseBlock('a\tb'))).toBe(true);
    expect(isBlock(parseBlock('a\nb'))).toBe(true);
  });

  test('never makes it throw, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', '\t', '\n', '\r', 'a', '中')), (parts) => {
        expect(parseBlock(parts.join('')).length).toBeGreaterThan(0);
      })
    );
  });
});

describe('pasting', () => {
  test('goes by the header, in any order and either language, and leaves the header out', () => {
    const { entries, refused } = paste('Copies\t材料名称\t别的\n2\t营业执照\tx');
    expect(entries).toEqual([{ ...blankEntry('materials'), name: '营业执照', copies: 2 }]);
    expect(refused).toEqual([]);
  });

  test('goes by place from the focused cell on where there is no header', () => {
    const before = [{ ...blankEntry('materials'), name: '申请表', note: '留' }];
    const { entries } = paste('复印件\t必要\n原件\t非必要', { entries: before, at: 'form' });
    expect(entries).toEqual([
      { ...before[0], form: '2', necessity: '1' },
      { ...blankEntry('materials'), form: '1', necessity: '2' },
    ]);
  });

  test('keeps an unknown code, so that the check names it, and refuses what a column cannot hold', () => {
    const { entries, refused } = paste('材料名称\t材料形式\t原件份数\n甲\t影印件\t若干');
    expect(entries[0]).toMatchObject({ name: '甲', form: '影印件', originals: 0 });
    expect(refused).toEqual([{ row: 1, column: 'originals', text: '若干' }]);
  });

  test('takes no more rows than a list may have', () => {
    const { entries, dropped } = paste('x\n'.repeat(MAX_ENTRIES + 3));
    expect(entries).toHaveLength(MAX_ENTRIES);
    expect(dropped).toBe(3);
  });

  test('leaves blank lines out', () => {
    expect(paste('甲\n\n乙').entries.map(({ name }) => name)).toEqual(['甲', '乙']);
  });
});

describe('cells', () => {
  const limit = columnsOf('steps').find(({ name }) => name === 'limit')!;
  const counted = columnsOf('steps').find(({ name }) => name === 'counted')!;
  test.each([
    [limit, '7个工作日', { value: 7, unit: 'workday', note: '' }],
    [limit, '20日（不含公示）', { value: 20, unit: 'day', note: '不含公示' }],
    [limit, '当场办结', { value: 0, unit: 'on-the-spot', note: '' }],
    [limit, '', null],
    [limit, '7', undefined],
    [limit, '一周', undefined],
    [counted, '是', true],
    [counted, 'no', false],
    [counted, '也许', undefined],
  ])('%# are read', (which, text, expected) => {
    expect(readCellValue(text, which)).toEqual(expected);
  });
});

test('what is copied out is the same when it is pasted back', () => {
  const entries: Entry[] = [
    { ...blankEntry('materials'), name: '甲\n"乙"', form: '2', copies: 3, note: 'a\tb' },
    { ...blankEntry('materials'), name: '丙', source: '20' },
  ];
  for (const locale of ['zh-Hans', 'en'] as const) {
    expect(paste(copyBlock(entries, materials, locale)).entries).toEqual(entries);
  }
});
