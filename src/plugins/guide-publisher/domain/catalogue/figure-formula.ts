import { CODE_TABLES, type CodeTable, type Locale } from '../codes/tables';
import { CATALOGUES, type CatalogueColumn } from './catalogue-kinds';
import type { FigureDefinition, Measure } from './figure-definitions';

/**
 * The formula of a figure in words, by which anyone can compute it again: which entries, and what is done with them. Made
 * from the definition and never written by hand.
 */
export function formulaOf(definition: FigureDefinition, locale: Locale): string {
  return locale === 'en' ? englishFormula(definition) : chineseFormula(definition);
}

function chineseFormula(definition: FigureDefinition): string {
  const { catalogue, measure } = definition;
  const conditions = conditionsOf(definition, 'zh-Hans').map(
    ({ column, values }) => `“${column}”为${values.join('或')}`
  );
  const entries = `《${CATALOGUES[catalogue].title['zh-Hans']}》中${conditions.join('、')}`;
  const column = measuredColumn(definition, 'zh-Hans');
  switch (measure.kind) {
    case 'count':
      return `${entries}的条目数`;
    case 'sum':
      return `${entries}各条目“${column}”之和`;
    case 'average':
      return `${entries}各条目“${column}”之和 ÷ 填有该值的条目数`;
    case 'share':
      return `${entries}“${column}”为${wantedOf(definition, measure, 'zh-Hans').join('或')}的条目数 ÷ 全部条目数`;
  }
}

function englishFormula(definition: FigureDefinition): string {
  const { catalogue, measure } = definition;
  const conditions = conditionsOf(definition, 'en').map(
    ({ column, values }) => `“${column}” is ${values.join(' or ')}`
  );
  const whose = conditions.length === 0 ? '' : ` whose ${conditions.join(' and ')}`;
  const entries = `entries of “${CATALOGUES[catalogue].title.en}”${whose}`;
  const column = measuredColumn(definition, 'en');
  switch (measure.kind) {
    case 'count':
      return `number of ${entries}`;
    case 'sum':
      return `sum of “${column}” over the ${entries}`;
    case 'average':
      return `sum of “${column}” over the ${entries}, divided by the number of those with a value`;
    case 'share':
      return `number of ${entries} whose “${column}” is ${wantedOf(definition, measure, 'en').join(' or ')}, divided by the number of all`;
  }
}

function conditionsOf(definition: FigureDefinition, locale: Locale) {
  return Object.entries(definition.where ?? {}).map(([name, values]) => {
    const column = columnOf(definition, name);
    return { column: column.label[locale], values: labelsOf(column, values, locale) };
  });
}

const measuredColumn = (definition: FigureDefinition, locale: Locale): string =>
  definition.measure.kind === 'count'
    ? ''
    : columnOf(definition, definition.measure.column).label[locale];

const wantedOf = (
  definition: FigureDefinition,
  { column, values }: Extract<Measure, { kind: 'share' }>,
  locale: Locale
): string[] => labelsOf(columnOf(definition, column), values, locale);

function labelsOf({ table }: CatalogueColumn, values: readonly string[], locale: Locale): string[] {
  const labels: CodeTable['values'] | undefined = table && CODE_TABLES[table].values;
  return values.map((value) => `“${labels?.[value]?.[locale] ?? value}”`);
}

/** Definitions name only columns of their catalogue; a unit test holds them to it. */
const columnOf = ({ catalogue }: FigureDefinition, name: string): CatalogueColumn =>
  CATALOGUES[catalogue].columns.find((column) => column.name === name)!;
