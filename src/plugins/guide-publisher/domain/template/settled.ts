import { DOCUMENT_FORM, type Document, type GuideDocument } from '../document/document';
import { SHARED_FIELDS, type StandardItem } from '../document/records';
import type { CompiledRule } from './compile';
import { TextBlock, textsOf } from './texts';
import type { ReferenceSets } from './types';

/**
 * A city has several guides to each version of a standard item, and most of their texts are its own. What a rule says
 * that reads nothing else is the same for all of them: it is asked once for each version, and the answer that nothing is
 * wrong is kept here. Sets of shared fields are bits, so that "is this settled for that document" is one operation.
 */
export interface Settled {
  /** Shared fields that hold a value of the document's own. */
  readonly own: number;
  /** All texts of the item, whether the document took them over or not. */
  readonly texts: TextBlock;
  /**
   * For each rule of the list the shared fields that must be the item's for its answer to hold: it is settled for the
   * document unless one of them is `own`. `OPEN` for a rule that has to be asked.
   */
  readonly rests: Int32Array;
}

/** All bits: some of them stand for no field and are always among those of the document's own. */
export const OPEN = -1;

export class SettledRules {
  private references: ReferenceSets | null = null;
  private byItem = new WeakMap<StandardItem, OfItem>();
  private readonly readings = new Map<readonly CompiledRule[], readonly Reading[]>();

  /** What is settled for this document; `null` where it is not one of this item, in the language known so far. */
  of(input: {
    readonly document: Document;
    readonly item: StandardItem;
    readonly rules: readonly CompiledRule[];
    readonly references: ReferenceSets;
  }): Settled | null {
    const { document, item, rules, references } = input;
    if (!isOf(document, item)) return null;
    if (this.references !== references) {
      this.references = references;
      this.byItem = new WeakMap();
    }
    let known = this.byItem.get(item);
    if (known === undefined) {
      const texts = new TextBlock(textsOf(SHARED_FIELDS.map((field) => item[field])));
      known = { locale: document.locale, texts, byRules: new Map() };
      this.byItem.set(item, known);
    }
    if (known.locale !== document.locale) return null;
    let rests = known.byRules.get(rules);
    if (rests === undefined) {
      rests = new Int32Array(rules.length).fill(OPEN);
      known.byRules.set(rules, rests);
    }
    return { own: ownFields(document, item), texts: known.texts, rests };
  }

  /** What each rule of a list reads, as bits. */
  readingsOf(rules: readonly CompiledRule[]): readonly Reading[] {
    let found = this.readings.get(rules);
    if (found === undefined) {
      found = rules.map(({ conditionReads, reads }) => {
        const condition = bitsOf(conditionReads);
        return { condition, whole: condition | bitsOf(reads) };
      });
      this.readings.set(rules, found);
    }
    return found;
  }
}

interface OfItem {
  readonly locale: string;
  readonly texts: TextBlock;
  readonly byRules: Map<readonly CompiledRule[], Int32Array>;
}

/** `OPEN` where something is read that the standard item does not decide. */
export interface Reading {
  readonly condition: number;
  readonly whole: number;
}

/** Fields of a guide, besides the shared ones, that are the same in all documents of an item in one language. */
const GIVEN_FIELDS: ReadonlySet<string> = new Set([
  ...['form', 'kind', 'locale'],
  ...['basicCode', 'itemVersion', 'itemType', 'itemLevels', 'itemStatus'],
]);

/** Asked of every document, so that nobody needs to be trusted to hand in the right item. */
function isOf(document: Document, item: StandardItem): document is GuideDocument {
  return (
    document.kind === 'guide' &&
    document.form === DOCUMENT_FORM &&
    document.basicCode === item.basicCode &&
    document.itemVersion === item.version &&
    document.itemType === item.itemType &&
    document.itemLevels === item.levels &&
    document.itemStatus === item.status
  );
}

/** Its own are fields with another value than the item's, and, so that `OPEN` is never settled, all bits of no field. */
function ownFields(document: GuideDocument, item: StandardItem): number {
  let bits = OPEN << SHARED_FIELDS.length;
  for (let i = 0; i < SHARED_FIELDS.length; i += 1) {
    const field = SHARED_FIELDS[i]!;
    if (document[field] !== item[field]) bits |= 1 << i;
  }
  return bits;
}

const BITS: ReadonlyMap<string, number> = new Map(SHARED_FIELDS.map((field, i) => [field, 1 << i]));

/** Is it a shared field with the item's own value? */
export function isTakenOver(field: string, { own }: Settled): boolean {
  const bit = BITS.get(field);
  return bit !== undefined && (bit & own) === 0;
}

function bitsOf(fields: ReadonlySet<string> | null): number {
  if (fields === null) return OPEN;
  let bits = 0;
  for (const field of fields) {
    if (!GIVEN_FIELDS.has(field)) bits |= BITS.get(field) ?? OPEN;
  }
  return bits;
}
