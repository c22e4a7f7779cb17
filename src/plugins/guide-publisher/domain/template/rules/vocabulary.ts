import { z } from 'zod/v4';
import { CODE_TABLES, codesOf, type CodeTableName, type LocalizedText } from '../../codes/tables';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import { isBlank, normalName, quote } from '../values';
import { fieldNames } from './words';

/** Longest list of permitted values that a message spells out. */
const MAX_LISTED = 12;

const tableName = z
  .string()
  .refine((name): name is CodeTableName => Object.hasOwn(CODE_TABLES, name), {
    message: 'vocabulary.table',
  });

/** Values from a closed list: a code table of the national standard, or a vocabulary of the template. */
export const vocabulary = defineKind({
  kind: 'vocabulary',
  params: z.union([
    z.strictObject({ fields: fieldPaths, table: tableName }),
    z.strictObject({ fields: fieldPaths, vocabulary: z.string().min(1).max(100) }),
  ]),
  purpose: {
    'zh-Hans': '取值应在代码表或词表之内；留空不算错误。',
    en: 'Values come from a code table or a vocabulary; blank is no fault.',
  },
  describe: (params) => {
    const names = fieldNames(params.fields);
    const list =
      'table' in params
        ? CODE_TABLES[params.table as CodeTableName].title
        : { 'zh-Hans': params.vocabulary, en: params.vocabulary };
    return {
      'zh-Hans': `${names['zh-Hans']}的取值应在“${list['zh-Hans']}”之内。`,
      en: `${names.en} must be one of "${list.en}".`,
    };
  },
  compile: (params, context) => {
    const known: ReadonlySet<unknown> =
      'table' in params
        ? new Set<string>(codesOf(params.table as CodeTableName))
        : context.vocabulary(params.vocabulary, 'vocabulary');
    const expected = listed([...known] as string[]);
    const meant = 'table' in params ? meanings(params.table as CodeTableName) : NO_MEANINGS;
    return perField(params.fields, context, (path) => (value, run) => {
      if (known.has(value) || isBlank(value)) return;
      const code = meant.get(normalName(String(value)));
      const set = code === undefined ? undefined : { value: code };
      run.report(path, { actual: quote(value), expected, ...(set && { set }) });
    });
  },
  examples: [
    { params: { fields: ['caseType'], table: 'caseType' }, good: {}, bad: { caseType: '承诺件' } },
    {
      params: { fields: ['audiences[]'], table: 'audience' },
      good: {},
      bad: { audiences: ['2', '7'] },
    },
  ],
});

/** Codes by what editors write instead: a label in either language. Labels that several codes have mean none. */
function meanings(table: CodeTableName): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const shared = new Set<string>();
  for (const [code, label] of Object.entries<LocalizedText>(CODE_TABLES[table].values)) {
    for (const name of new Set([label['zh-Hans'], label.en].map(normalName))) {
      if (codes.has(name)) shared.add(name);
      codes.set(name, code);
    }
  }
  shared.forEach((name) => codes.delete(name));
  return codes;
}

const NO_MEANINGS: ReadonlyMap<string, string> = new Map();

function listed(values: readonly string[]): string {
  const shown = values.slice(0, MAX_LISTED).join('、');
  return values.length > MAX_LISTED ? `${shown}…` : shown;
}
