import { IMPORT_TYPES, TABLES, type ImportType, type ListTable, type Table } from './tables';
import { normalizeName } from './vocabulary';

/** Types and lists by the names that sheets and files have. */

/** What people add to the name of a table: first a date or number at the end, then "list" or "table". */
const NUMBER_AT_END = /[\s_\-()（）]*\d[\d\-._]*[)）]?$/u;
const TABLE_WORD_AT_END = /(?:清单|一览表|汇总表|表|目录|列表)$/u;

/** Short names in use, beside the titles. */
const OTHER_NAMES: Partial<Readonly<Record<ImportType, string>>> = {
  'service-guide': '实施清单',
  certificate: '证明',
  template: '模板',
  flowchart: '流程图',
};

const TYPE_NAMES: ReadonlyMap<string, ImportType> = new Map(
  IMPORT_TYPES.flatMap((type) => {
    const { title, fileName } = TABLES[type];
    const names = [type, fileName, title['zh-Hans'], title.en, OTHER_NAMES[type] ?? ''];
    return names
      .filter((name) => name !== '')
      .map((name): [string, ImportType] => [normalizeName(name), type]);
  })
);

/** The type that a sheet, file or `--type` names; `null` when it names none. */
export function typeOfName(name: string): ImportType | null {
  const exact = TYPE_NAMES.get(normalizeName(name));
  if (exact) return exact;
  const bare = normalizeName(name).replace(NUMBER_AT_END, '').replace(TABLE_WORD_AT_END, '');
  const found = TYPE_NAMES.get(bare);
  if (found) return found;
  // `大方县办事指南`: the name of the place stands before the name of the table.
  const endings = [...TYPE_NAMES].filter(([known]) => known.length > 2 && bare.endsWith(known));
  endings.sort(([a], [b]) => b.length - a.length);
  return endings[0]?.[1] ?? null;
}

/** The list of a table that a child sheet or file names: `materials`, `申请材料` or `办事指南.申请材料`. */
export function listOfName(table: Table, name: string): ListTable | null {
  const wanted = normalizeName(name);
  const prefixes = [table.type, table.fileName, table.title['zh-Hans'], table.title.en];
  const bare = prefixes
    .map((prefix) => `${normalizeName(prefix)}.`)
    .filter((prefix) => wanted.startsWith(prefix))
    .map((prefix) => wanted.slice(prefix.length));
  const candidates = new Set([wanted, ...bare]);
  const found = table.lists.find((list) =>
    [list.field, list.label['zh-Hans'], list.label.en].some((label) =>
      candidates.has(normalizeName(label))
    )
  );
  return found ?? null;
}

/** Does any table have a list of this name? */
export function isListName(name: string): boolean {
  return IMPORT_TYPES.some((type) => listOfName(TABLES[type], name) !== null);
}

/** All choices of `--type`, for messages. */
export function typeChoices(): string {
  return IMPORT_TYPES.map((type) => `${type} ${TABLES[type].title['zh-Hans']}`).join(', ');
}
