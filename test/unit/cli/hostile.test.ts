import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainOf } from '../flowchart/vendor-files';
import { guides } from './run';

/** Files that nobody means well with, or that broke on their way: one clear line and the right exit code, at once. */

const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL';
const withTask = (task: string) =>
  `<definitions xmlns="${MODEL}"><process id="p">${task}</process></definitions>`;
const TASK = withTask('<task id="a" name="受理"/>');

const LAUGHS = Array.from(
  { length: 9 },
  (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`
).join('');

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guides-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function write(body: string | Uint8Array): string {
  const file = join(folder, 'file');
  writeFileSync(file, body);
  return file;
}

const chart = (label: string, edges: object[] = []) =>
  JSON.stringify({
    title: 't',
    lanes: [{ id: 'l', role: 'other', name: 'L' }],
    nodes: ['a', 'b'].map((id) => ({ id, type: 'task', label, lane: 'l' })),
    edges,
  });

describe('flowchart: what is refused', () => {
  it.each<[why: string, body: string | Uint8Array, words: RegExp]>([
    ['nothing', '', /empty/],
    ['only a byte order mark', '\ufeff', /empty/],
    ['plain text', 'hello', /Neither/],
    ['another kind of XML', '<html/>', /root element/],
    ['XML that breaks off', TASK.slice(0, -20), /cannot be read/],
    ['JSON that breaks off', '{"nodes": [', /breaks off/],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff]),
      /not text/,
    ],
    [
      'an external entity',
      `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>${TASK}`,
      /DOCTYPE/,
    ],
    ['a billion laughs', `<!DOCTYPE d [<!ENTITY l0 "l">${LAUGHS}]>${TASK}`, /DOCTYPE/],
    [
      'an external entity in UTF-16',
      Buffer.from(`\ufeff<!DOCTYPE d [<!ENTITY x SYSTEM "a">]>${TASK}`, 'utf16le'),
      /DOCTYPE/,
    ],
    ['5,000 nodes', chainOf(5000), /5000 entries, at most 2000/],
    ['an encoding of nobody', '<?xml version="1.0" encoding="x-none"?><a/>', /x-none/],
    ['a flow to nowhere', chart('x', [{ id: 'e', from: 'a', to: 'gone' }]), /does not exist/],
    ['a label of 10,001 characters', chart('长'.repeat(10_001)), /too long/],
  ])('%s: exit 1 and one line', async (_why, body, words) => {
    const { code, out, err } = await guides(['flowchart', write(body), '--lang', 'en']);
    expect(code).toBe(1);
    const lines = `${out}${err}`.trim().split('\n');
    expect(lines.every((line) => words.test(line))).toBe(true);
    expect(lines.length).toBeLessThanOrEqual(2);
  });

  it('says it in JSON too', async () => {
    const { code, out } = await guides(['flowchart', write('<html/>'), '--format', 'json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ ok: false, problems: [{ code: 'bpmn-root' }] });
  });
});

describe('flowchart: what is drawn all the same', () => {
  it.each<[why: string, body: string | Uint8Array]>([
    [
      'a cycle without exit',
      chart('x', [
        { id: '1', from: 'a', to: 'b' },
        { id: '2', from: 'b', to: 'a' },
      ]),
    ],
    ['UTF-16', Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${TASK}`, 'utf16le')],
    ['a byte order mark', `\ufeff${TASK}`],
    ['a label of 10,000 characters', chart('长'.repeat(10_000))],
    [
      'a script in a label',
      withTask('<task id="a" name="&lt;script&gt;alert(1)&lt;/script&gt;"/>'),
    ],
  ])('%s', async (_why, body) => {
    const svg = join(folder, 'out.svg');
    const again = join(folder, 'out.bpmn');
    const { code } = await guides(['flowchart', write(body), '--svg', svg, '--bpmn', again]);
    expect(code).toBe(0);
    expect(readFileSync(svg, 'utf8')).not.toMatch(/<script/i);
    expect((await guides(['flowchart', again])).code).toBe(0);
  });
});

describe('codes from standard input', () => {
  it('binary garbage gives a line each and exit 1', async () => {
    const input = Array.from(
      { length: 500 },
      (_, i) => `\u0000\u001b[2J${String.fromCharCode(i)}x`
    );
    const { code, out } = await guides(['codes', '-'], { input: input.join('\n') });
    expect(code).toBe(1);
    const lines = out.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(500);
    // eslint-disable-next-line no-control-regex -- nothing may reach the terminal as a command
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });

  it('20,000 lines are as many answers', async () => {
    const input = '91350100M000100Y43\r\n'.repeat(20_000);
    const { code, out } = await guides(['codes', '-'], { input });
    expect(code).toBe(0);
    expect(out.split('\n')).toHaveLength(20_001);
  });
});
