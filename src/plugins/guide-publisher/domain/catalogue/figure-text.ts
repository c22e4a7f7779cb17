import { CODE_TABLES, type CodeTable, type Locale, type LocalizedText } from '../codes/tables';
import { CATALOGUES, type CatalogueColumn } from './catalogue-kinds';
import type { FigureDefinition, FigureGroup, FigureUnit } from './figure-definitions';

/** Figures in words: names, numbers as a bulletin prints them, and the formula by which anyone can compute them again. */

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

export const GROUP_LABELS: Readonly<Record<FigureGroup, LocalizedText>> = {
  lists: t('清单和目录', 'Lists'),
  limits: t('时限和环节', 'Limits and steps'),
  cleaning: t('证明事项和中介服务', 'Proofs and intermediary services'),
  adjustments: t('动态调整', 'Adjustments'),
  halls: t('政务大厅', 'Service halls'),
  online: t('网上公开', 'Online'),
  handling: t('办理方式', 'Handling'),
};

export const UNIT_LABELS: Readonly<Record<FigureUnit, LocalizedText>> = {
  items: t('项', 'items'),
  workdays: t('个工作日', 'working days'),
  stages: t('个', 'stages'),
  steps: t('个', 'steps'),
  halls: t('个', 'halls'),
  'square-metres': t('平方米', 'm²'),
  organizations: t('个', 'organizations'),
  share: t('%', '%'),
};

/** A value as it is printed, without its unit: rounded half away from zero, with separators; blank for `null`. */
export function printedValue(value: number | null, { unit, decimals }: FigureDefinition): string {
  if (value === null) return '';
  return printed(unit === 'share' ? value * 100 : value, decimals);
}

/** A change as it is printed: with its sign. Of shares in percentage points. */
export function printedChange(change: number | null, definition: FigureDefinition): string {
  if (change === null) return '';
  const text = printedValue(Math.abs(change), definition);
  return Number(text.replaceAll(',', '')) === 0 ? '0' : `${change < 0 ? '−' : '+'}${text}`;
}

/** A share of change in percent with one digit, e.g. 42.4; without its sign, which the change carries. */
export const printedShare = (share: number | null): string =>
  share === null ? '' : `${printed(Math.abs(share) * 100, 1)}%`;

/**
 * The formula in words, made from the definition and never written by hand: which entries, and what is done with them.
 */
export function formulaOf(definition: FigureDefinition, locale: Locale): string {
  const { catalogue, measure } = definition;
  const title = CATALOGUES[catalogue].title[locale];
  const entries = locale === 'en' ? `entries of “${title}”` : `《${title}》`;
  const filtered = entries + conditionText(definition, locale);
  const column = measure.kind === 'count' ? '' : columnOf(definition, measure.column).label[locale];
  if (locale === 'en') {
    switch (measure.kind) {
      case 'count':
        return `number of ${filtered}`;
      case 'sum':
        return `sum of “${column}” over the ${filtered}`;
      case 'average':
        return `sum of “${column}” over the ${filtered}, divided by the number of those with a value`;
      case 'share':
        return `number of ${filtered} whose “${column}” is ${valuesText(definition, measure.column, measure.values, locale)}, divided by the number of all`;
    }
  }
  switch (measure.kind) {
    case 'count':
      return `${filtered}的条目数`;
    case 'sum':
      return `${filtered}各条目“${column}”之和`;
    case 'average':
      return `${filtered}各条目“${column}”之和 ÷ 填有该值的条目数`;
    case 'share':
      return `${filtered}“${column}”为${valuesText(definition, measure.column, measure.values, locale)}的条目数 ÷ 全部条目数`;
  }
}

function conditionText(definition: FigureDefinition, locale: Locale): string {
  const conditions = Object.entries(definition.where ?? {}).map(([column, values]) => {
    const label = columnOf(definition, column).label[locale];
    const text = valuesText(definition, column, values, locale);
    return locale === 'en' ? `“${label}” is ${text}` : `“${label}”为${text}`;
  });
  if (conditions.length === 0) return locale === 'en' ? '' : '中';
  return locale === 'en' ? ` with ${conditions.join(' and ')}` : `中${conditions.join('、')}`;
}

function valuesText(
  definition: FigureDefinition,
  column: string,
  values: readonly string[],
  locale: Locale
): string {
  const { table } = columnOf(definition, column);
  const labels: CodeTable['values'] | undefined = table && CODE_TABLES[table].values;
  return values
    .map((value) => `“${labels?.[value]?.[locale] ?? value}”`)
    .join(locale === 'en' ? ' or ' : '或');
}

/** Definitions name only columns of their catalogue; a unit test holds them to it. */
const columnOf = ({ catalogue }: FigureDefinition, name: string): CatalogueColumn =>
  CATALOGUES[catalogue].columns.find((column) => column.name === name)!;

function printed(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  // A tiny nudge keeps 2.675 from becoming 2.67 for its binary form alone.
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + 1e-12))) / factor;
  const [whole = '', fraction] = rounded.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
