import fc from 'fast-check';
import {
  TEXT_FAULTS,
  type TextFaultName,
} from '../../../src/plugins/guide-publisher/domain/template/text-faults';
import { SIGN_OF, signsIn } from '../../../src/plugins/guide-publisher/domain/template/text-signs';
import { TextBlock } from '../../../src/plugins/guide-publisher/domain/template/texts';

const NAMES = Object.keys(TEXT_FAULTS) as TextFaultName[];

/** Pieces that faults are made of, and pieces that look like them. */
const PIECES = [
  ...['X', 'xx', '×', '✕', '＊', '*', '_', '＿', '[', '［', '【', '…', '..', ']', '】', '）'],
  ...[
    '（',
    '(',
    '待',
    '请填',
    '此处',
    '写',
    '补充',
    '输入',
    '定',
    '暂缺',
    'TODO',
    'tbd',
    'Lorem ipsum',
  ],
  ...[
    '<p>',
    '＜br＞',
    '<',
    '<!--',
    '&amp;',
    '&',
    '&#60;',
    'lt;',
    '\u0000',
    '\u200b',
    '\ud800',
    '\ufeff',
  ],
  ...[
    ' ',
    '\n',
    '\u3000',
    '\u00a0',
    '\t',
    '其他',
    '其他材料',
    '等相关材料',
    '需要',
    '材料',
    '等',
    '相关',
    '资料',
    '中',
    'a',
    '7',
  ],
];
const text = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 8 })
);

describe('the signs of faults', () => {
  it('are in every text that has the fault', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(text, (some) => {
        for (const name of NAMES) {
          if (!TEXT_FAULTS[name].search.test(some)) continue;
          seen.add(name);
          expect(signsIn(some) & SIGN_OF[name]).not.toBe(0);
        }
      }),
      { numRuns: 3_000 }
    );
    expect([...seen].sort()).toEqual([...NAMES].sort());
  });

  it('fit into the byte that they are kept in', () => {
    expect(NAMES.length).toBeLessThanOrEqual(8);
  });
});

describe('a block of texts', () => {
  it('may have a fault whenever one of its texts has it, also when asked again', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 4 }), (texts) => {
        const block = new TextBlock(texts);
        for (const name of [...NAMES, ...NAMES]) {
          const has = texts.some((some) => TEXT_FAULTS[name].search.test(some));
          if (has) expect(block.mayHave(name)).toBe(true);
        }
      }),
      { numRuns: 1_000 }
    );
  });

  it('of texts in order has none', () => {
    const block = new TextBlock(['毕节市七星关区', '工作日 9:00—12:00', '由窗口受理']);
    expect(NAMES.filter((name) => block.mayHave(name))).toEqual([]);
  });
});
