import { compareEntries, type EntryChange } from './entries';
import { SHARED_FIELDS, type GuideRecord, type SharedField, type StandardItem } from './records';
import { saysTheSame } from './sameness';
import { inSectionOrder, sectionOf, type Section } from './section-fields';

/**
 * A guide and a newer version of its standard item, compared three ways: what the item said in the version that the
 * guide is pinned to (base), what it says now (newest), and what the guide says itself (local).
 */

/**
 * `unchanged`: the item says the same as before, and the guide has no text of its own.
 * `standard-changed`: the item changed; the guide has no text of its own and follows when it is moved.
 * `local-only`: the guide has a text of its own; the item says the same as before.
 * `both-same`: the item changed to what the guide says already.
 * `conflict`: the item changed, and the guide says something else.
 */
export const FIELD_STATES = [
  'unchanged',
  'standard-changed',
  'local-only',
  'both-same',
  'conflict',
] as const;
export type FieldState = (typeof FIELD_STATES)[number];

/** Fields of the item that its guides always take over, by the name that they have in a document. */
const ITEM_FIELDS = {
  itemType: 'itemType',
  itemLevels: 'levels',
  itemStatus: 'status',
} as const satisfies Readonly<Record<string, keyof StandardItem>>;
export type ItemField = keyof typeof ITEM_FIELDS;

export interface FieldDrift {
  readonly field: SharedField | ItemField;
  readonly section: Section;
  readonly state: FieldState;
  readonly base: unknown;
  readonly newest: unknown;
  /** The guide's own text; absent where it takes the standard one. */
  readonly local?: unknown;
  /** Of lists that the item changed: what happened to which entry. */
  readonly entries?: readonly EntryChange[];
}

export interface DriftInput {
  readonly record: GuideRecord;
  /** The version that the guide is pinned to; null where there is none in effect. */
  readonly base: StandardItem | null;
  /** The version in effect. */
  readonly newest: StandardItem;
}

/**
 * The state of every field that a guide has from its standard item, in the order of sections. No change: white space,
 * HTML that only sets text, order of sets, ids; see `saysTheSame`. Never throws.
 */
export function compareWithItem(input: DriftInput): FieldDrift[] {
  const fields = [...SHARED_FIELDS, ...(Object.keys(ITEM_FIELDS) as ItemField[])];
  return (inSectionOrder(fields) as typeof fields).map((field) => driftOf(field, input));
}

/** Does the state ask for a look: has the item changed the field? */
export const isBehind = ({ state }: Pick<FieldDrift, 'state'>): boolean =>
  state !== 'unchanged' && state !== 'local-only';

/** Fields whose standard text is taken; `all` are those that the item changed. */
export type TakenFields = 'all' | readonly SharedField[];

/**
 * The guide moved to the newest version, with the standard text in the fields named. What the guide follows it goes on
 * following; its other texts stay to the letter.
 */
export function takeOver(input: DriftInput, taken: TakenFields): GuideRecord {
  const { record, newest } = input;
  const overrides = Object.entries(overridesOf(record)).filter(
    ([field]) => !isTaken(field as SharedField, input, taken)
  );
  return {
    ...record,
    itemVersion: newest.version,
    overrides: Object.fromEntries(overrides) as GuideRecord['overrides'],
  };
}

/** The guide moved to the newest version because its own texts stand: none of them changes. */
export const confirm = (input: DriftInput): GuideRecord => takeOver(input, []);

/** An override goes when it is named, or when it says what the standard says or said: then it was none. */
function isTaken(field: SharedField, input: DriftInput, taken: TakenFields): boolean {
  if (taken !== 'all' && taken.includes(field)) return true;
  const { state } = driftOf(field, input);
  if (state === 'local-only') return false;
  return state !== 'conflict' || taken === 'all';
}

function driftOf(field: SharedField | ItemField, input: DriftInput): FieldDrift {
  const [base, newest] = [valueOf(field, input.base), valueOf(field, input.newest)];
  const local = localText(field, input.record, base);
  const changed = !saysTheSame(field, base, newest);
  const entries = changed ? entriesOf(field, base, newest) : undefined;
  return {
    field,
    section: sectionOf(field),
    state: stateOf({ field, newest, local, changed }),
    base,
    newest,
    ...(local !== undefined && { local }),
    ...(entries && { entries }),
  };
}

function stateOf(params: {
  readonly field: string;
  readonly newest: unknown;
  readonly local: unknown;
  readonly changed: boolean;
}): FieldState {
  const { field, newest, local, changed } = params;
  if (local === undefined) return changed ? 'standard-changed' : 'unchanged';
  if (!changed) return 'local-only';
  return saysTheSame(field, local, newest) ? 'both-same' : 'conflict';
}

/** A text of the guide that says what the standard says is none of its own, as when it is resolved. */
function localText(field: string, record: GuideRecord, base: unknown): unknown {
  const overrides = overridesOf(record);
  if (!Object.hasOwn(overrides, field)) return undefined;
  const local = overrides[field];
  return local === undefined || saysTheSame(field, local, base) ? undefined : local;
}

const overridesOf = (record: GuideRecord): Readonly<Record<string, unknown>> =>
  record.overrides ?? {};

function valueOf(field: SharedField | ItemField, item: StandardItem | null): unknown {
  if (item === null) return undefined;
  return Object.hasOwn(ITEM_FIELDS, field)
    ? item[ITEM_FIELDS[field as ItemField]]
    : item[field as SharedField];
}

function entriesOf(field: string, base: unknown, newest: unknown): EntryChange[] | undefined {
  const [before, after] = [base ?? [], newest ?? []];
  const lists = Array.isArray(before) && Array.isArray(after);
  return lists && before.length + after.length > 0
    ? compareEntries(field, before, after)
    : undefined;
}
