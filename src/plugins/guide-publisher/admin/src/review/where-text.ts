import type { Locale, LocalizedText } from '../../../domain/codes/tables';
import { ENTRY_LABELS, FIELD_LABELS } from '../../../domain/document/labels';

type Labels = Readonly<Record<string, LocalizedText>>;

/** Parts of a document or form that have no label of their own among the fields. */
export const FORM_LABELS: Labels = {
  organization: { 'zh-Hans': '实施主体', en: 'Organization' },
  region: { 'zh-Hans': '行政区划', en: 'Region' },
  hall: { 'zh-Hans': '政务大厅', en: 'Service hall' },
  standardItem: { 'zh-Hans': '标准事项', en: 'Standard item' },
  guide: { 'zh-Hans': '办事指南', en: 'Service guide' },
  itemStatus: { 'zh-Hans': '标准事项状态', en: 'Status of the standard item' },
  itemLevels: { 'zh-Hans': '行使层级', en: 'Exercise levels' },
  subjectCode: { 'zh-Hans': '所属事项编码', en: 'Code of the item' },
  chart: { 'zh-Hans': '流程图', en: 'Flowchart' },
  kind: { 'zh-Hans': '种类', en: 'Kind' },
  locale: { 'zh-Hans': '语言', en: 'Language' },
};

/** The name of a field, or the name in the data where it has no label. */
export function fieldLabel(field: string, locale: Locale): string {
  return own(FIELD_LABELS, field)?.[locale] ?? own(FORM_LABELS, field)?.[locale] ?? field;
}

/** The name of a field of a list's entries. */
export function entryLabel(list: string, field: string, locale: Locale): string {
  const labels = Object.hasOwn(ENTRY_LABELS, list)
    ? (ENTRY_LABELS as Readonly<Record<string, Labels>>)[list]
    : undefined;
  return (labels && own(labels, field)?.[locale]) ?? field;
}

/** Where a finding's path points, for a reader: 申请材料 · 第 3 项 · 材料名称. */
export function whereText(path: string, locale: Locale): string {
  const [field, index, part] = path.split('/').slice(1);
  if (!field) return '';
  const row = index !== undefined && /^\d+$/.test(index) ? Number(index) + 1 : null;
  const rowText = row === null ? '' : locale === 'zh-Hans' ? `第 ${row} 项` : `row ${row}`;
  const partText = row !== null && part ? entryLabel(field, part, locale) : '';
  return [fieldLabel(field, locale), rowText, partText].filter(Boolean).join(' · ');
}

const own = (labels: Labels, name: string): LocalizedText | undefined =>
  Object.hasOwn(labels, name) ? labels[name] : undefined;
