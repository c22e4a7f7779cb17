import fc from 'fast-check';
import {
  textWidth,
  wrapText,
} from '../../../src/plugins/guide-publisher/domain/flowchart/text-width';

const wrap = (text: string, width: number, maxLines = 9) =>
  wrapText(text, { width, size: 10, maxLines });

describe('width of text', () => {
  it.each([
    ['受理', 20],
    ['ａ', 10],
    ['5', 5.5],
    ['', 0],
    ['e\u0301', 5.5],
  ])('%j is %f wide at size 10', (text, width) => {
    expect(textWidth(text, 10)).toBeCloseTo(width);
  });
});

describe('breaking of lines', () => {
  it.each([
    ['申请人提出申请', 40, ['申请人提', '出申请']],
    ['收件，受理。', 20, ['收', '件，', '受', '理。']],
    ['依法（听证）进行', 30, ['依法', '（听', '证）进', '行']],
    ['Review of papers', 45, ['Review', 'of papers']],
    ['符合ISO标准', 40, ['符合ISO', '标准']],
    ['受\n理', 100, ['受 理']],
    ['   ', 40, []],
  ])('%j in %i', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines);
  });

  it('marks what was cut', () => {
    expect(wrap('一二三四五六七八', 30, 2)).toEqual(['一二三', '四五…']);
  });

  it('begins no line with closing punctuation and ends none with opening', () => {
    const piece = fc.constantFrom(
      '受',
      '理',
      '材料',
      'OK',
      '5',
      '，',
      '。',
      '（',
      '）',
      '《',
      '》',
      ' '
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces
          .join('')
          .replace(/([，。（）《》])[，。（）《》]+/g, '$1')
          .replace(/^[，。）》]+/, '');
        const lines = wrap(text, 60, 99);
        for (const line of lines.slice(1)) expect(line).not.toMatch(/^[，。）》]/);
        for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（《]$/);
      }),
      { numRuns: 1000, seed: 3 }
    );
  });

  it('keeps every character that is not blank', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.integer({ min: 10, max: 90 }),
        (text, width) => {
          expect(wrap(text, width, 999).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        }
      ),
      { numRuns: 1000, seed: 4 }
    );
  });
});
