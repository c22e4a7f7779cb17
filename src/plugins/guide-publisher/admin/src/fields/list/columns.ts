import type { z } from 'zod/v4';
import type { CodeTableName, LocalizedText } from '../../../../domain/codes/tables';
import { STEP_IDS } from '../../../../domain/codes/values';
import { ENTRY_LABELS, STEP_LABELS } from '../../../../domain/document/labels';
import { LIST_SCHEMAS, type ListName } from '../../../../domain/document/lists';
import { codeChoices } from '../choices';

/** Columns of the table editor, read off the list's own schema, so that a new field needs no change here. */

export type ColumnKind = 'text' | 'number' | 'boolean' | 'choice' | 'limit';

export interface Column {
  readonly name: string;
  readonly label: LocalizedText;
  /** Other heads that spreadsheets give the column. */
  readonly aliases?: readonly string[];
  readonly kind: ColumnKind;
  /** For `choice`: codes with their labels, in order. */
  readonly choices: ReadonlyArray<readonly [code: string, label: LocalizedText]>;
  /** Shown in the compact table; the others unfold below the row. */
  readonly main: boolean;
  /** Share of the table's width. */
  readonly width: number;
}

export type Entry = Readonly<Record<string, unknown>>;

/** Most columns that the compact table shows side by side in the width of the edit view. */
const MOST_MAIN_COLUMNS = 6;

/** Columns that unfold though they come early: remarks that few entries fill. */
const SECONDARY: Partial<Record<ListName, readonly string[]>> = {
  materials: ['sourceNote'],
  steps: ['result'],
};

/** Shares of the table's width by kind of content; about one character of Chinese each. */
const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 16,
  number: 6,
  boolean: 7,
  choice: 13,
  limit: 16,
};

/** Texts that are shorter or longer than most. */
const TEXT_WIDTHS: Readonly<Record<string, number>> = {
  number: 8,
  phone: 12,
  article: 11,
  documentNumber: 11,
  basicCode: 12,
  code: 12,
  post: 10,
  content: 26,
  text: 60,
  standard: 22,
  question: 22,
  answer: 40,
};

/** The columns of a list, or none for a list that is not known. */
export function columnsOf(list: string): readonly Column[] {
  if (!Object.hasOwn(LIST_SCHEMAS, list)) return [];
  const cached = CACHE.get(list);
  if (cached) return cached;
  const columns = readColumns(list as ListName);
  CACHE.set(list, columns);
  return columns;
}

/** A new entry with the schema's own defaults. */
export function blankEntry(list: string): Entry {
  if (!Object.hasOwn(LIST_SCHEMAS, list)) return {};
  return LIST_SCHEMAS[list as ListName].parse({}) as Entry;
}

/** Rows of a stored value: anything that is no list shows as none, a broken entry as a blank one. */
export function entriesOf(value: unknown): readonly Entry[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? (entry as Entry) : {}
  );
}

/** Does the entry say nothing beyond the defaults of its schema? */
export function isBlankEntry(list: string, entry: Entry): boolean {
  const blank = blankEntry(list);
  return Object.entries(entry).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(blank[name]) || value === ''
  );
}

const CACHE = new Map<string, readonly Column[]>();

function readColumns(list: ListName): readonly Column[] {
  const labels: Readonly<Record<string, LocalizedText>> = ENTRY_LABELS[list];
  const secondary = SECONDARY[list] ?? [];
  let main = 0;
  return Object.entries(LIST_SCHEMAS[list].shape as Readonly<Record<string, z.ZodType>>).map(
    ([name, schema]) => {
      const kind = kindOf(list, name, schema);
      const isMain = main < MOST_MAIN_COLUMNS && !secondary.includes(name);
      if (isMain) main += 1;
      return {
        name,
        label: labels[name] ?? { 'zh-Hans': name, en: name },
        kind,
        choices: kind === 'choice' ? choicesOf(list, name, schema) : [],
        main: isMain,
        width: (kind === 'text' ? TEXT_WIDTHS[name] : undefined) ?? WIDTHS[kind],
      };
    }
  );
}

function kindOf(list: ListName, name: string, schema: z.ZodType): ColumnKind {
  if (isStep(list, name) || tableOf(schema)) return 'choice';
  switch (innermost(schema).def.type) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'object':
      return 'limit';
    default:
      return 'text';
  }
}

const isStep = (list: ListName, name: string) => list === 'steps' && name === 'step';

const tableOf = (schema: z.ZodType): CodeTableName | undefined =>
  schema.meta()?.codeTable as CodeTableName | undefined;

function innermost(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType ? innermost(innerType) : schema;
}

function choicesOf(list: ListName, name: string, schema: z.ZodType): Column['choices'] {
  if (isStep(list, name)) return STEP_IDS.map((step) => [step, STEP_LABELS[step]] as const);
  const table = tableOf(schema);
  return table ? codeChoices(table) : [];
}
