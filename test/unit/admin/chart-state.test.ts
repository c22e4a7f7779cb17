import { MAX_NODES, type Chart } from '../../../src/plugins/guide-publisher/domain/flowchart/chart';
import {
  readState,
  writeState,
} from '../../../src/plugins/guide-publisher/admin/src/fields/chart/chart-state';
import { readChartFile } from '../../../src/plugins/guide-publisher/admin/src/fields/chart/read-chart-file';
import { chartFile } from '../../../src/plugins/guide-publisher/admin/src/fields/chart/write-chart-file';
import { commandOf } from '../../../src/plugins/guide-publisher/admin/src/fields/chart/canvas/keys';
import { VENDOR } from '../flowchart/bpmn-files';

const chartOf = (count: number, label = '步骤'): Chart => ({
  title: '图',
  lanes: [{ id: 'l1', role: 'window', name: '窗口' }],
  nodes: Array.from({ length: count }, (_, i) => ({
    id: `n${i}`,
    type: 'task',
    label,
    lane: 'l1',
    stage: null,
    step: '',
    post: '',
    limit: null,
    counted: true,
    standard: '',
    result: '',
  })),
  edges: [],
});
const bytes = (text: string) => new TextEncoder().encode(text);

describe('what the field holds', () => {
  test('nothing is no chart, and is written back as nothing', () => {
    expect(writeState(readState(null))).toBeNull();
    expect(readState(undefined)).toEqual({ kind: 'none' });
  });

  test('a chart with mistakes is still one, so that they can be mended', () => {
    const dangling = { ...chartOf(1), edges: [{ id: 'e', from: 'n0', to: 'gone', condition: '' }] };
    expect(readState(dangling)).toMatchObject({ kind: 'chart' });
  });

  test.each([
    ['5,000 nodes', chartOf(5000), 'too-many'],
    ['a text of 10,001 characters', chartOf(1, '审'.repeat(10_001)), 'too-long'],
    ['a text', 'chart', 'not-an-object'],
  ])('%s is left alone, with one message', (_name, stored, code) => {
    const state = readState(stored);
    expect(state).toMatchObject({ kind: 'unreadable', problems: [{ code }] });
    expect(writeState(state)).toBe(stored);
  });
});

describe('files', () => {
  test('a vendor’s file is read, and written again as it was while nothing is changed', async () => {
    const read = await readChartFile(bytes(VENDOR), 'zh-Hans');
    if (!read.ok) throw new Error(JSON.stringify(read.problems));
    expect(read.dropped.length).toBeGreaterThan(0);
    const { chart, source } = read;
    const file = await chartFile('bpmn', { chart, source, locale: 'zh-Hans' });
    expect(file).toEqual({
      name: expect.stringMatching(/\.bpmn$/),
      type: 'application/xml',
      text: VENDOR,
    });
  });

  test('a file with more nodes than are kept is refused with a reason', async () => {
    const tasks = Array.from({ length: MAX_NODES + 1 }, (_, i) => `<task id="t${i}"/>`).join('');
    const large = `<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p">${tasks}</process></definitions>`;
    expect(await readChartFile(bytes(large), 'zh-Hans')).toMatchObject({
      ok: false,
      problems: [{ code: 'too-many' }],
    });
  });

  test.each(['', 'hello', '{"nodes": [', '<html/>', '<!DOCTYPE x><definitions/>'])(
    'what is no chart (%j) is refused, never thrown',
    async (text) => {
      expect(await readChartFile(bytes(text), 'en')).toMatchObject({ ok: false });
    }
  );

  test('the name of a file holds nothing that a file system refuses', async () => {
    const chart = { ...chartOf(1), title: 'a/b\\c:d*?"<>|\n' };
    const { name } = await chartFile('svg', { chart, locale: 'en' });
    expect(name).toMatch(/^[^/\\:*?"<>|\n]+\.svg$/);
  });
});

describe('keys in the drawing', () => {
  const plain = { shiftKey: false, ctrlKey: false, altKey: false, metaKey: false };

  test.each([
    ['ArrowLeft', false, { do: 'go', direction: 'left' }],
    ['ArrowLeft', true, { do: 'lane', by: -1 }],
    ['ArrowDown', true, { do: 'flow', by: 1 }],
    ['PageDown', true, { do: 'stage', by: 1 }],
    ['D', false, { do: 'add', type: 'decision' }],
    ['Tab', false, null],
    ['PageDown', false, null],
  ])('%s (shift: %s)', (key, shiftKey, command) => {
    expect(commandOf({ ...plain, key, shiftKey })).toEqual(command);
  });

  test.each(['ctrlKey', 'altKey', 'metaKey'])('with %s they belong to the browser', (modifier) => {
    expect(commandOf({ ...plain, key: 'n', [modifier]: true })).toBeNull();
  });
});
