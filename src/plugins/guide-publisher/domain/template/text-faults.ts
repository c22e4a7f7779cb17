import type { LocalizedText } from '../codes/tables';

/**
 * Faults of texts, each as one search. All expressions here are written by us and linear: no repetition within a
 * repetition, and bounded repetitions only where something may follow that overlaps.
 */
export interface TextFault {
  readonly name: LocalizedText;
  readonly search: RegExp;
  /**
   * Characters, or ranges such as `a-z`, of which every text with the fault has one. Looking for those of all faults takes
   * one pass over a text; most texts have none, and then nothing is searched for.
   */
  readonly signs: string;
  /** The text without the fault, where a machine can tell. */
  readonly mend?: (text: string) => string;
}

const ENTITY = /&(?:[a-zA-Z]{2,8}|#\d{1,7}|#[xX][\da-fA-F]{1,6});/;

/**
 * Control characters save tab and line breaks, zero width, direction marks, the replacement character, lone surrogates.
 * It looks back only from a surrogate: an expression that begins by looking back does so at every character.
 */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffd]|[\ud800-\udbff](?![\udc00-\udfff])|[\udc00-\udfff](?<![\ud800-\udbff][\udc00-\udfff])/;

export const TEXT_FAULTS = {
  placeholder: {
    name: { 'zh-Hans': '占位符', en: 'a placeholder' },
    signs: 'Xx×✕＊*_＿[［【待填此暂TtLl',
    search:
      /[Xx](?<![A-Za-z\d][Xx])[Xx]+(?![A-Za-z\d])|[×✕＊]{2,}|\*{3,}|_{3,}|＿{2,}|[[［【]\s{0,5}(?:…{1,3}|\.{2,6})?\s{0,5}[\]］】]|[[［【（(](?:待|请填|此处)[^\]］】）)]{0,20}[\]］】）)]|待(?:补充|完善|填写|录入)|此处(?:填写|输入)|请(?:在此)?(?:填写|输入)此处|^\s*(?:待定|待确定|暂缺|[Tt][Oo][Dd][Oo]|[Tt][Bb][Dd])\s*$|[Ll][Oo][Rr][Ee][Mm] [Ii][Pp][Ss][Uu][Mm]/m,
  },
  html: {
    name: { 'zh-Hans': 'HTML 标记', en: 'HTML' },
    signs: '<＜',
    search:
      /[<＜]\/?(?:p|br|hr|div|span|a|b|i|u|em|strong|font|sup|sub|h[1-6]|ul|ol|li|table|thead|tbody|tr|td|th|img|input|form|script|style|iframe|svg|object|o:p)(?:[\s/>＞]|$)|<!--/iu,
  },
  'escaped-html': {
    name: { 'zh-Hans': '转义的 HTML', en: 'escaped HTML' },
    signs: '&',
    search: ENTITY,
    mend: (text) => unescapeTwice(text),
  },
  invisible: {
    name: { 'zh-Hans': '不可见字符', en: 'an invisible character' },
    signs:
      '\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffd',
    search: INVISIBLE,
    mend: (text) => text.replace(new RegExp(INVISIBLE.source, 'g'), ''),
  },
  untrimmed: {
    name: { 'zh-Hans': '首尾空白', en: 'white space at an end' },
    signs: '\t-\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
    search: /^\s|\s$/u,
    mend: (text) => text.trim(),
  },
  'catch-all': {
    name: { 'zh-Hans': '兜底条款', en: 'a catch-all' },
    signs: '其等',
    search:
      /其[他它](?:需要|必要|应当|需|应)(?:补充)?(?:提供|提交|出具)?的?(?:证明)?(?:材料|资料|文件|手续)|等(?:其[他它])?(?:相关|有关)(?:的)?(?:证明)?(?:材料|资料|文件|手续)|(?:规定|要求|认为)(?:需要|必要|应当)?(?:提供|提交)?的其[他它](?:证明)?(?:材料|资料|文件)|^\s*其[他它](?:相关|有关)?(?:证明)?(?:材料|资料|文件)\s*$/u,
  },
} as const satisfies Record<string, TextFault>;

export type TextFaultName = keyof typeof TEXT_FAULTS;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  mdash: '—',
  middot: '·',
};

/** What the text said before it was escaped, once or twice; unknown entities stay. */
function unescapeTwice(text: string): string {
  return unescapeOnce(unescapeOnce(text));
}

function unescapeOnce(text: string): string {
  return text.replace(/&([a-zA-Z]{2,8}|#\d{1,7});/g, (whole, name: string) => {
    if (!name.startsWith('#')) return Object.hasOwn(ENTITIES, name) ? ENTITIES[name]! : whole;
    const point = Number(name.slice(1));
    return point >= 32 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}
