import type { StandardItem } from '../../../src/plugins/guide-publisher/domain/document/records';
import type { Body } from '../bodies';
import type { Draft } from '../guides';
import type { Random } from '../random';

/** A correct guide that is about to be broken. */
export interface Victim {
  /** Is changed in place. */
  readonly record: Draft;
  readonly item: StandardItem;
  readonly body: Body;
  readonly random: Random;
}

/** One mistake as officials make it, and exactly the rules that report it. */
export interface Violation {
  readonly rules: readonly string[];
  /** Can this guide have the mistake, without others that would follow from it? */
  readonly fits: (victim: Victim) => boolean;
  readonly commit: (victim: Victim) => void;
}

type Shared = keyof Draft['overrides'];

/** What the guide says of a shared field: its own or the standard text. A copy, free to change. */
export function localCopy<F extends Shared>({ record, item }: Victim, field: F): StandardItem[F] {
  const local = record.overrides[field] as StandardItem[F] | undefined;
  return structuredClone(local ?? item[field]);
}

export function override<F extends Shared>(
  { record }: Victim,
  field: F,
  value: StandardItem[F]
): void {
  record.overrides = { ...record.overrides, [field]: value };
}

export const ofType =
  (...types: readonly string[]) =>
  ({ item }: Victim): boolean =>
    types.includes(item.itemType);
