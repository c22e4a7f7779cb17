import {
  CODE_TABLES,
  labelOf,
  type CodeTableName,
  type Locale,
  type LocalizedText,
} from '../../../domain/codes/tables';
import type { Document } from '../../../domain/document/document';
import { LIST_SCHEMAS } from '../../../domain/document/lists';
import {
  SECTIONS,
  SECTION_LABELS,
  compareDocuments,
  sectionOf,
  type FieldChange,
  type Section,
} from '../../../domain/document/sections';
import { BOOKKEEPING_FIELDS, inSectionOrder } from '../../../domain/document/section-fields';
import { limitOf, limitText } from '../fields/limit-text';

/** A document as its reader sees it: sections, fields in order, codes as labels. */

export interface SectionChanges {
  readonly section: Section;
  readonly label: LocalizedText;
  readonly fields: readonly FieldChange[];
}

export interface SectionText {
  readonly section: Section;
  readonly label: LocalizedText;
  readonly fields: ReadonlyArray<{ readonly field: string; readonly value: unknown }>;
}

/** What differs between two texts, by section. */
export function changesBySection(before: Document, after: Document): readonly SectionChanges[] {
  const changes = compareDocuments(before, after);
  return SECTIONS.map((section) => ({
    section,
    label: SECTION_LABELS[section],
    fields: changes.filter((change) => change.section === section),
  })).filter(({ fields }) => fields.length > 0);
}

/** All fields of a text, by section. */
export function textBySection(document: Document): readonly SectionText[] {
  const values = document as unknown as Readonly<Record<string, unknown>>;
  const fields = inSectionOrder(Object.keys(values).filter((name) => !TECHNICAL.has(name)));
  return SECTIONS.map((section) => ({
    section,
    label: SECTION_LABELS[section],
    fields: fields
      .filter((field) => sectionOf(field) === section)
      .map((field) => ({ field, value: values[field] })),
  })).filter((section) => section.fields.length > 0);
}

export const isListField = (field: string): boolean => Object.hasOwn(LIST_SCHEMAS, field);

interface ShownValue {
  readonly field: string;
  readonly kind: string;
  readonly value: unknown;
  readonly locale: Locale;
}

/** A value as text; blank for what is blank. */
export function valueText({ field, kind, value, locale }: ShownValue): string {
  if (value === null || value === undefined || value === '') return '';
  if (typeof value === 'boolean') return (value ? YES : NO)[locale];
  if (Array.isArray(value)) {
    return value
      .map((entry) => valueText({ field, kind, value: entry, locale }))
      .join(locale === 'zh-Hans' ? '、' : ', ');
  }
  if (typeof value === 'object') return objectText(value, locale);
  const table = tableOf(field, kind);
  return table ? labelOf(table, String(value), locale) : String(value);
}

const YES: LocalizedText = { 'zh-Hans': '是', en: 'Yes' };
const NO: LocalizedText = { 'zh-Hans': '否', en: 'No' };

/** Says nothing to a reader, or is the same in every text of the kind. */
const TECHNICAL: ReadonlySet<string> = new Set([...BOOKKEEPING_FIELDS, 'kind', 'locale']);

/** Code tables of fields whose name is not that of the table. */
const TABLES: Readonly<Record<string, CodeTableName>> = {
  itemLevels: 'level',
  levels: 'level',
  channels: 'channel',
  audiences: 'audience',
  substitute: 'certificateSubstitute',
};

const STATUS_TABLES: Readonly<Record<string, CodeTableName>> = {
  guide: 'itemStatus',
  'intermediary-service': 'intermediaryStatus',
  certificate: 'certificateStatus',
};

function tableOf(field: string, kind: string): CodeTableName | undefined {
  if (field === 'status') return STATUS_TABLES[kind];
  if (Object.hasOwn(TABLES, field)) return TABLES[field];
  return Object.hasOwn(CODE_TABLES, field) ? (field as CodeTableName) : undefined;
}

/** A limit, or the name of what is referred to with its code. */
function objectText(value: object, locale: Locale): string {
  if ('unit' in value) return limitText(limitOf(value), locale);
  const { name, code, creditCode } = value as Readonly<Record<string, unknown>>;
  const number = code ?? creditCode;
  if (typeof name !== 'string') return JSON.stringify(value);
  return typeof number === 'string' && number !== '' ? `${name}（${number}）` : name;
}
