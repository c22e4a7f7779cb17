import { TEXT_FAULTS, type TextFault, type TextFaultName } from './text-faults';

/** Which faults a text may have, by the characters in it: one look at each, for all faults together. */

const NAMES = Object.keys(TEXT_FAULTS) as readonly TextFaultName[];

/** The bit that stands for a fault. */
export const SIGN_OF = Object.fromEntries(NAMES.map((name, bit) => [name, 1 << bit])) as Readonly<
  Record<TextFaultName, number>
>;

/** The bits of all faults that the text may have. */
export function signsIn(text: string): number {
  let signs = 0;
  for (let i = 0; i < text.length; i += 1) signs |= SIGNS[text.charCodeAt(i)]!;
  return signs;
}

/** Bits by code unit. */
const SIGNS = tableOf(NAMES.map((name) => TEXT_FAULTS[name]));

function tableOf(faults: readonly TextFault[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  faults.forEach(({ signs }, bit) => {
    for (const [from, to] of rangesIn(signs)) {
      for (let unit = from; unit <= to; unit += 1) table[unit]! |= 1 << bit;
    }
  });
  return table;
}

/** First and last code unit of each range; a single character is a range of its own. */
function rangesIn(signs: string): Array<readonly [number, number]> {
  const ranges: Array<readonly [number, number]> = [];
  for (let i = 0; i < signs.length; i += 1) {
    const from = signs.charCodeAt(i);
    const isRange = signs[i + 1] === '-' && i + 2 < signs.length;
    ranges.push([from, isRange ? signs.charCodeAt(i + 2) : from]);
    if (isRange) i += 2;
  }
  return ranges;
}
