import { CATALOGUES, isCatalogueKind } from '../../../../domain/catalogue/catalogue-kinds';
import { labelOf, type Locale } from '../../../../domain/codes/tables';
import type {
  CatalogueEditionDocument,
  CatalogueEntry,
} from '../../../../domain/document/document';
import { FIELD_LABELS } from '../../../../domain/document/labels';
import type { View } from '../view';
import type { BuiltPage } from './built-page';

/** An issued edition for those who compute with it: JSON with codes, CSV with labels, as spreadsheet programs open it. */
export function* editionFiles(view: View, edition: CatalogueEditionDocument): Generator<BuiltPage> {
  const { code } = edition;
  const file = (ending: 'json' | 'csv', body: string): BuiltPage => ({
    path: view.paths.catalogueEditionFile(code, ending),
    body,
    hidden: true,
  });
  yield file('json', `${JSON.stringify(edition, null, 1)}\n`);
  yield file('csv', csvOf(edition, view.locale));
}

/** Spreadsheet programs know UTF-8 by it. */
const BYTE_ORDER_MARK = '\ufeff';

function csvOf({ catalogueKind, entries }: CatalogueEditionDocument, locale: Locale): string {
  const columns = isCatalogueKind(catalogueKind) ? CATALOGUES[catalogueKind].columns : [];
  const used = columns.filter(({ name }) => entries.some(({ values }) => name in values));
  const head = [FIELD_LABELS.code, FIELD_LABELS.name, ...used.map(({ label }) => label)];
  const rows = entries.map(({ code, name, values }) => [
    code,
    name,
    ...used.map(({ name: column, table }) => {
      const value = values[column] ?? null;
      return table && value !== null ? labelOf(table, String(value), locale) : value;
    }),
  ]);
  const lines = [head.map((label) => label[locale]), ...rows].map((cells) =>
    cells.map(cellOf).join(',')
  );
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

/** Characters with which a spreadsheet program takes a text for a formula, also in full width. */
const FORMULA = /^[=+\-@\t\r\n\0＝＋－＠]/u;

function cellOf(value: CatalogueEntry['values'][string]): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
