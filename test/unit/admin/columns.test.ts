import { ENTRY_LABELS } from '../../../src/plugins/guide-publisher/domain/document/labels';
import {
  LIST_SCHEMAS,
  type ListName,
} from '../../../src/plugins/guide-publisher/domain/document/lists';
import {
  blankEntry,
  columnsOf,
  entriesOf,
} from '../../../src/plugins/guide-publisher/admin/src/fields/list/columns';

import { choicesOf } from '../../../src/plugins/guide-publisher/admin/src/fields/choices';

const LISTS = Object.keys(LIST_SCHEMAS) as ListName[];

test.each(LISTS)('every field of %s has a column with a label', (list) => {
  expect(columnsOf(list).map(({ name }) => name)).toEqual(Object.keys(LIST_SCHEMAS[list].shape));
  expect(columnsOf(list).map(({ name, label }) => [name, label])).toEqual(
    Object.entries(ENTRY_LABELS[list])
  );
});

test('the kind of a column follows from the schema', () => {
  const kinds = (list: ListName) =>
    Object.fromEntries(columnsOf(list).map(({ name, kind }) => [name, kind]));
  expect(kinds('materials')).toMatchObject({ name: 'text', form: 'choice', copies: 'number' });
  expect(kinds('steps')).toMatchObject({ step: 'choice', limit: 'limit', counted: 'boolean' });
});

test.each(LISTS)('a new entry of %s can be stored', (list) => {
  expect(LIST_SCHEMAS[list].safeParse(blankEntry(list)).success).toBe(true);
});

test.each([
  ['null', null, []],
  ['a text', 'x', []],
  ['a list with broken entries', [1, null, { name: 'a' }, ['b']], [{}, {}, { name: 'a' }, {}]],
])('%s is shown without a failure', (_name, stored, expected) => {
  expect(entriesOf(stored)).toEqual(expected);
});

test('a list that is not known has no columns', () => {
  expect(columnsOf('constructor')).toEqual([]);
  expect(blankEntry('toString')).toEqual({});
});

test('codes are offered in the order of the standard, 01 before 10', () => {
  const codes = choicesOf('itemType').map(([code]) => code);
  expect(codes).toEqual(['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '20']);
});
