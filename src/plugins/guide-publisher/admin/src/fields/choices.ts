import {
  CODE_TABLES,
  codesOf,
  type CodeTableName,
  type LocalizedText,
} from '../../../domain/codes/tables';

export type Choice = readonly [code: string, label: LocalizedText];

/** Tables whose codes officials know by number, so that the number is shown: 01 行政许可. */
const WITH_NUMBER: ReadonlySet<string> = new Set(['itemType']);

/** Codes of a table in the order of the standard; none for a table that is not known. */
export function choicesOf(table: string | undefined): readonly Choice[] {
  if (!table || !Object.hasOwn(CODE_TABLES, table)) return [];
  return codeChoices(table as CodeTableName).map(([code, label]) => [
    code,
    WITH_NUMBER.has(table)
      ? { 'zh-Hans': `${code} ${label['zh-Hans']}`, en: `${code} ${label.en}` }
      : label,
  ]);
}

/** Codes with their bare labels, in the order of the standard. */
export function codeChoices(table: CodeTableName): readonly Choice[] {
  const values: Readonly<Record<string, LocalizedText>> = CODE_TABLES[table].values;
  return codesOf(table).map((code) => [code, values[code]!]);
}

/** Choices with a stored code that the table does not hold, so that nothing that is stored is hidden. */
export function withStored(
  choices: readonly Choice[],
  stored: readonly string[]
): readonly Choice[] {
  const known = new Set(choices.map(([code]) => code));
  const unknown = stored.filter((code) => code !== '' && !known.has(code));
  return [...choices, ...unknown.map((code): Choice => [code, { 'zh-Hans': code, en: code }])];
}
