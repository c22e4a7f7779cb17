import type { Finding } from '../../../src/plugins/guide-publisher/domain/template/types';
import {
  bySeverity,
  changeOfFix,
  valuesToCheck,
} from '../../../src/plugins/guide-publisher/admin/src/review/form-values';

describe('values that are checked', () => {
  const relations = new Set(['standardItem', 'hall']);
  test.each([
    ['left alone', { connect: [], disconnect: [] }, {}],
    ['left alone, as Strapi loads it', [], {}],
    ['chosen', { connect: [{ documentId: 'a' }], disconnect: [] }, { hall: 'a' }],
    [
      'chosen twice: the last',
      { connect: [{ documentId: 'a' }, { documentId: 'b' }] },
      { hall: 'b' },
    ],
    [
      'chosen in the edit view',
      {
        connect: [{ id: 7, apiData: { id: 7, documentId: 'a', isTemporary: true } }],
        disconnect: [],
      },
      { hall: 'a' },
    ],
    ['taken away', { connect: [], disconnect: [{ id: 1 }] }, { hall: null }],
  ])('a relation %s', (_name, hall, expected) => {
    expect(valuesToCheck({ hall }, relations)).toEqual(expected);
  });

  test('hold no bookkeeping, and blanks as blanks', () => {
    const values = { id: 1, documentId: 'x', updatedAt: 'y', name: null, materials: [], visits: 0 };
    expect(valuesToCheck(values, relations)).toEqual({ name: null, materials: [], visits: 0 });
  });
});

describe('a fix changes the form', () => {
  test.each([
    [
      'takes the standard value',
      { kind: 'take-standard', field: 'materials' },
      { materials: [1] },
      { field: 'materials', value: null },
    ],
    ['sets a field', { kind: 'set', path: '/visits', value: 0 }, {}, { field: 'visits', value: 0 }],
    [
      'sets a part of a blank field',
      { kind: 'set', path: '/promisedLimit/unit', value: 'day' },
      { promisedLimit: null },
      { field: 'promisedLimit', value: { unit: 'day' } },
    ],
    [
      'sets an override',
      { kind: 'set', path: '/overrides/materials/1/name', value: 'b' },
      { materials: [{ name: 'a' }, { name: 'x', form: '1' }] },
      { field: 'materials', value: [{ name: 'a' }, { name: 'b', form: '1' }] },
    ],
    [
      'knows the status of a guide',
      { kind: 'set', path: '/status', value: '1' },
      { itemStatus: '2' },
      { field: 'itemStatus', value: '1' },
    ],
    [
      'knows the status of a certificate',
      { kind: 'set', path: '/status', value: 'retained' },
      { retention: null },
      { field: 'retention', value: 'retained' },
    ],
  ] as const)('%s', (_name, fix, values, expected) => {
    expect(changeOfFix(fix, values)).toEqual(expected);
  });

  test.each([
    ['an entry that the guide only inherits', '/overrides/materials/0/name', { materials: null }],
    ['an entry that does not exist', '/materials/5/name', { materials: [] }],
    ['a part of a text', '/name/0', { name: 'a' }],
    ['the prototype', '/a/__proto__/b', { a: {} }],
    ['nothing', '', {}],
  ])('not %s', (_name, path, values) => {
    expect(changeOfFix({ kind: 'set', path, value: 1 }, values)).toBeNull();
  });

  test('leaves the values that it was given as they are', () => {
    const values = { steps: [{ post: 'a' }] };
    changeOfFix({ kind: 'set', path: '/steps/0/post', value: 'b' }, values);
    expect(values).toEqual({ steps: [{ post: 'a' }] });
  });
});

test('findings stand by severity, the gravest first, each in its order', () => {
  const finding = (rule: string, severity: Finding['severity']): Finding => ({
    rule,
    severity,
    path: '',
    clause: '',
    messageKey: `rule/${rule}`,
    values: {},
    message: { 'zh-Hans': '', en: '' },
  });
  const findings = [finding('a', 'advice'), finding('b', 'error'), finding('c', 'advice')];
  expect(
    bySeverity(findings).map(([severity, some]) => [severity, some.map(({ rule }) => rule)])
  ).toEqual([
    ['error', ['b']],
    ['advice', ['a', 'c']],
  ]);
});
