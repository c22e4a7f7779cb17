import { compareWithItem, takeOver, type DriftInput, type FieldDrift } from './drift';
import type { GuideRecord } from './records';

/** What a push of a new version of the standard item does to one guide, before its text is checked. */
export interface GuideMove {
  /** Fields that read differently after it. */
  readonly fields: readonly FieldDrift['field'][];
  /** Fields in which the item changed and the guide says something of its own: for its editor to decide. */
  readonly conflicts: readonly FieldDrift['field'][];
  /** The guide at the newest version; null while there is a conflict: then nothing of it is touched. */
  readonly moved: GuideRecord | null;
}

/** What the guide follows it goes on following; texts of its own where the item did not change stay to the letter. */
export function planMove(input: DriftInput): GuideMove {
  const drift = compareWithItem(input);
  const inState = (state: FieldDrift['state']) =>
    drift.filter((each) => each.state === state).map(({ field }) => field);
  const conflicts = inState('conflict');
  return {
    fields: inState('standard-changed'),
    conflicts,
    moved: conflicts.length > 0 ? null : takeOver(input, []),
  };
}
