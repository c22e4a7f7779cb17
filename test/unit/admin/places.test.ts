import { placeOf } from '../../../src/plugins/guide-publisher/admin/src/review/reveal';
import {
  fieldLabel,
  whereText,
} from '../../../src/plugins/guide-publisher/admin/src/review/where-text';

test.each([
  ['/materials/3/name', { fields: ['materials'], row: 3, cell: 'materials/3/name' }],
  ['/promisedLimit', { fields: ['promisedLimit'], row: null, cell: null }],
  ['/promisedLimit/unit', { fields: ['promisedLimit'], row: null, cell: 'promisedLimit/unit' }],
  ['/status', { fields: ['itemStatus', 'retention'], row: null, cell: null }],
  [
    '/organization/creditCode',
    { fields: ['organization'], row: null, cell: 'organization/creditCode' },
  ],
  ['/itemLevels', { fields: ['standardItem'], row: null, cell: null }],
  ['/a~1b', { fields: ['a/b'], row: null, cell: null }],
  ['/toString', { fields: ['toString'], row: null, cell: null }],
  ['', { fields: [], row: null, cell: null }],
])('%s leads to its field in the form', (path, expected) => {
  expect(placeOf(path)).toEqual(expected);
});

test.each([
  ['/materials/3/name', '申请材料 · 第 4 项 · 材料名称', 'Materials · row 4 · Material'],
  ['/phone', '电话', 'Phone'],
  ['/hall', '政务大厅', 'Service hall'],
  ['', '', ''],
])('%s is named for a reader', (path, zh, en) => {
  expect([whereText(path, 'zh-Hans'), whereText(path, 'en')]).toEqual([zh, en]);
});

test('a field without a label keeps its name', () => {
  expect(fieldLabel('constructor', 'zh-Hans')).toBe('constructor');
});
