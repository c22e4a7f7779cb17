/** Condition on rows that are visible in a release built at `asOf`. */
export function visibleAt(asOf: number) {
  return {
    sequence: { $lte: asOf },
    $or: [{ retiredSequence: { $null: true } }, { retiredSequence: { $gt: asOf } }],
  };
}
