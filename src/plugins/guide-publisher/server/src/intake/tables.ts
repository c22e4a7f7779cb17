import { z } from 'zod/v4';
import type { CodeTableName, LocalizedText } from '../../../domain/codes/tables';
import { timeLimitSchema } from '../../../domain/codes/values';
import { ENTRY_LABELS, FIELD_LABELS } from '../../../domain/document/labels';
import {
  catalogueEditionSchema,
  certificateSchema,
  guideRecordSchema,
  intermediaryServiceSchema,
  organizationSchema,
  regionSchema,
  serviceHallSchema,
  standardItemSchema,
  synonymSchema,
} from '../../../domain/document/records';
import { chartSchema } from '../../../domain/flowchart/chart';
import { vocabularyOf, type Vocabulary } from './vocabulary';

/**
 * The tables that people fill in: one main table for each type and one more for each list inside it.
 * Columns come from the zod schemas and the one table of labels; nothing is typed twice.
 */

/** In order of dependency: what is referred to comes first. */
export const IMPORT_TYPES = [
  // What everything else is checked by.
  'template',
  'region',
  'organization',
  'service-hall',
  'certificate',
  'intermediary-service',
  'standard-item',
  'service-guide',
  'flowchart',
  'catalogue-edition',
  'synonym',
] as const;
export type ImportType = (typeof IMPORT_TYPES)[number];

export type ColumnKind =
  | { readonly kind: 'text' | 'number' | 'boolean' | 'date' }
  /** A number, its unit and a note: three columns. */
  | { readonly kind: 'limit'; readonly units: Vocabulary }
  | { readonly kind: 'code'; readonly vocabulary: Vocabulary }
  /** Several codes in one cell; without a vocabulary, several words. */
  | { readonly kind: 'codes'; readonly vocabulary: Vocabulary | null }
  | { readonly kind: 'list'; readonly list: ListTable };

export interface Column {
  /** Name in the record or list entry. */
  readonly field: string;
  readonly label: LocalizedText;
  readonly aliases: readonly string[];
  readonly type: ColumnKind;
  /** Is the value kept under `overrides`? Then an empty cell means "take the standard value". */
  readonly override: boolean;
}

/** A list inside a record: a child sheet, or one cell. */
export interface ListTable {
  readonly field: string;
  readonly label: LocalizedText;
  readonly override: boolean;
  readonly columns: readonly Column[];
}

export interface Table {
  readonly type: ImportType;
  readonly title: LocalizedText;
  /** Name of the file without its ending, e.g. `service-guides`. */
  readonly fileName: string;
  /** Fields that identify a record. */
  readonly keys: readonly string[];
  /** The columns of `keys`, in their order; none for what only JSON holds. */
  readonly keyColumns: readonly Column[];
  readonly columns: readonly Column[];
  readonly lists: readonly ListTable[];
  readonly schema: z.ZodType<Readonly<Record<string, unknown>>>;
  /** A tree that no table can hold. */
  readonly jsonOnly: boolean;
}

/** Charts are kept with a code of their own and the code of the item or guide that they draw. */
export const flowchartRecordSchema = z.object({
  code: z.string().max(40),
  name: z.string().max(500).default(''),
  /** Basic or implementation code. */
  subjectCode: z.string().max(40).default(''),
  chart: chartSchema,
});

/** Only what identifies a template; its rules are parsed by `domain/template`. */
const templateRecordSchema = z.looseObject({
  id: z.string().min(1).max(100),
  version: z.number().int().min(1),
});

/** Code tables of fields that are lists of codes, which their schema does not name. */
const CODES_OF_FIELD: Readonly<Record<string, CodeTableName>> = {
  levels: 'level',
  audiences: 'audience',
  channels: 'channel',
};

/** Labels that a type uses instead of the general one, which stays as an alias. */
const OWN_LABELS: Readonly<Partial<Record<ImportType, Record<string, LocalizedText>>>> = {
  'service-guide': { code: FIELD_LABELS.implementationCode },
};

/** Tables by type. */
export const TABLES: Readonly<Record<ImportType, Table>> = {
  region: define({
    type: 'region',
    title: ['行政区划', 'Regions'],
    schema: regionSchema,
    keys: ['code'],
  }),
  organization: define({
    type: 'organization',
    title: ['实施主体', 'Organizations'],
    schema: organizationSchema,
    keys: ['creditCode'],
  }),
  'service-hall': define({
    type: 'service-hall',
    title: ['政务大厅', 'Service halls'],
    schema: serviceHallSchema,
    keys: ['code'],
  }),
  synonym: define({
    type: 'synonym',
    title: ['同义词', 'Synonyms'],
    schema: synonymSchema,
    keys: ['code'],
  }),
  certificate: define({
    type: 'certificate',
    title: ['证明事项', 'Certificates'],
    schema: certificateSchema,
    keys: ['code'],
  }),
  'intermediary-service': define({
    type: 'intermediary-service',
    title: ['中介服务事项', 'Catalogue of intermediary services'],
    schema: intermediaryServiceSchema,
    keys: ['code'],
  }),
  'standard-item': define({
    type: 'standard-item',
    title: ['标准事项', 'Standard items'],
    schema: standardItemSchema,
    keys: ['basicCode', 'version'],
  }),
  template: define({
    type: 'template',
    title: ['省级模板', 'Templates'],
    schema: templateRecordSchema,
    keys: ['id', 'version'],
    jsonOnly: true,
  }),
  'service-guide': define({
    type: 'service-guide',
    title: ['办事指南', 'Service guides'],
    schema: guideRecordSchema,
    keys: ['code'],
  }),
  flowchart: define({
    type: 'flowchart',
    title: ['权力运行流程图', 'Flowcharts'],
    schema: flowchartRecordSchema,
    keys: ['code'],
    jsonOnly: true,
  }),
  'catalogue-edition': define({
    type: 'catalogue-edition',
    title: ['目录版本', 'Catalogue editions'],
    schema: catalogueEditionSchema,
    keys: ['code'],
    jsonOnly: true,
  }),
};

interface Definition {
  readonly type: ImportType;
  readonly title: readonly [string, string];
  readonly schema: z.ZodObject;
  readonly keys: readonly string[];
  readonly jsonOnly?: boolean;
}

function define(definition: Definition): Table {
  const { type, schema, jsonOnly = false } = definition;
  const columns = jsonOnly ? [] : columnsOfRecord(type, schema);
  return {
    type,
    title: { 'zh-Hans': definition.title[0], en: definition.title[1] },
    fileName: `${type}s`,
    keys: definition.keys,
    keyColumns: definition.keys.flatMap((key) => columns.filter(({ field }) => field === key)),
    columns,
    lists: columns.flatMap((column) => (column.type.kind === 'list' ? [column.type.list] : [])),
    schema: schema as z.ZodType<Readonly<Record<string, unknown>>>,
    jsonOnly,
  };
}

/** Columns of a record; those of `overrides` follow as columns of the same table. */
function columnsOfRecord(type: ImportType, schema: z.ZodObject): Column[] {
  return Object.entries(schema.shape).flatMap(([field, value]) => {
    const inner = unwrap(value as z.ZodType);
    if (field === 'overrides' && inner instanceof z.ZodObject) {
      return Object.entries(inner.shape).map(([name, shared]) =>
        columnOfRecord({ type, field: name, schema: shared as z.ZodType, override: true })
      );
    }
    return [columnOfRecord({ type, field, schema: value as z.ZodType, override: false })];
  });
}

function columnOfRecord(params: {
  type: ImportType;
  field: string;
  schema: z.ZodType;
  override: boolean;
}): Column {
  const { type, field, schema, override } = params;
  const general = labelOfField(field);
  const own = OWN_LABELS[type]?.[field];
  return {
    field,
    label: own ?? general,
    aliases: own ? [general['zh-Hans'], general.en] : [],
    type: kindOf({ field, label: general, schema, override }),
    override,
  };
}

function columnsOfEntry(list: string, entry: z.ZodObject): Column[] {
  const labels: Readonly<Record<string, LocalizedText>> =
    ENTRY_LABELS[list as keyof typeof ENTRY_LABELS];
  return Object.entries(entry.shape).map(([field, schema]) => ({
    field,
    label: labels[field] ?? labelOfField(field),
    aliases: [],
    type: kindOf({
      field,
      label: labelOfField(field),
      schema: schema as z.ZodType,
      override: false,
    }),
    override: false,
  }));
}

function kindOf(params: {
  field: string;
  label: LocalizedText;
  schema: z.ZodType;
  override: boolean;
}): ColumnKind {
  const { field, schema } = params;
  if (isTimeLimit(schema)) return { kind: 'limit', units: vocabularyOf('limitUnit') };
  const table = codeTableOf(schema);
  if (table) return { kind: 'code', vocabulary: vocabularyOf(table) };
  const inner = unwrap(schema);
  if (inner instanceof z.ZodNumber) return { kind: 'number' };
  if (inner instanceof z.ZodBoolean) return { kind: 'boolean' };
  if (inner instanceof z.ZodArray) return kindOfArray(params, inner);
  if (field === 'step') return { kind: 'code', vocabulary: vocabularyOf('step') };
  return { kind: isDate(inner) ? 'date' : 'text' };
}

function kindOfArray(
  { field, label, override }: { field: string; label: LocalizedText; override: boolean },
  array: z.ZodArray
): ColumnKind {
  const entry = array.element;
  if (entry instanceof z.ZodObject) {
    return {
      kind: 'list',
      list: { field, label, override, columns: columnsOfEntry(field, entry) },
    };
  }
  const table = CODES_OF_FIELD[field];
  return { kind: 'codes', vocabulary: table ? vocabularyOf(table) : null };
}

/** The schema without its default, `nullable` and `optional`. */
function unwrap(schema: z.ZodType): z.ZodType {
  const wrapped =
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodOptional;
  return wrapped ? unwrap(schema.unwrap() as z.ZodType) : schema;
}

function isTimeLimit(schema: z.ZodType): boolean {
  const limit: z.ZodType = timeLimitSchema;
  if (schema === limit) return true;
  const wrapped = schema instanceof z.ZodDefault || schema instanceof z.ZodOptional;
  return wrapped && isTimeLimit(schema.unwrap() as z.ZodType);
}

function codeTableOf(schema: z.ZodType): CodeTableName | undefined {
  const table = schema.meta()?.['codeTable'];
  if (typeof table === 'string') return table as CodeTableName;
  const wrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault;
  return wrapped ? codeTableOf(schema.unwrap() as z.ZodType) : undefined;
}

/** A text that takes nothing but an ISO date. */
function isDate(schema: z.ZodType): boolean {
  return schema.safeParse('2026-01-02').success && !schema.safeParse('x').success;
}

function labelOfField(field: string): LocalizedText {
  const labels: Readonly<Record<string, LocalizedText>> = FIELD_LABELS;
  return labels[field] ?? { 'zh-Hans': field, en: field };
}
