import {
  countBpmn,
  fromBpmn,
  toBpmn,
  type BpmnRead,
} from '../../../src/plugins/guide-publisher/domain/flowchart/bpmn';
import { describeFlowchartFile } from '../../../src/plugins/guide-publisher/domain/flowchart/describe';
import { decodeFlowchartFile } from '../../../src/plugins/guide-publisher/domain/flowchart/file-text';
import { layoutChart } from '../../../src/plugins/guide-publisher/domain/flowchart/layout';
import {
  chainOf,
  CHOREOGRAPHY,
  CONVERSATION,
  FOREIGN_CHILDREN,
  MAIL,
  ODD_IDS,
  PREFIXED_REFERENCES,
} from './vendor-files';

const locale = 'en';

async function read(xml: string): Promise<Extract<BpmnRead, { ok: true }>> {
  const result = await fromBpmn(xml);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

const edgesOf = ({ chart }: Extract<BpmnRead, { ok: true }>) =>
  chart.edges.map(({ from, to }) => `${from} → ${to}`);

describe('files that a strict reader would lose', () => {
  it.each([
    ['references with a prefix', PREFIXED_REFERENCES, [2, 1, 0, 2]],
    ['foreign elements among those of BPMN', FOREIGN_CHILDREN, [1, 1, 0, 1]],
    ['odd and double ids', ODD_IDS, [3, 2, 0, 3]],
    ['a choreography', CHOREOGRAPHY, [3, 2, 1, 4]],
    ['a mail that names a document type', MAIL, [1, 0, 0, 0]],
  ] as const)('%s: all is counted, in and out', async (_, xml, figures) => {
    const { chart, report, source } = await read(xml);
    const [tasks, events, gateways, flows] = figures;
    expect(report.counts).toEqual({ tasks, events, gateways, flows });
    expect(await countBpmn(await toBpmn(chart, { locale, source }))).toEqual(report.counts);
    expect(await countBpmn(await toBpmn(chart, { locale }))).toEqual(report.counts);
    const renamed = { ...chart, nodes: chart.nodes.map((node) => ({ ...node, label: 'New' })) };
    expect(await countBpmn(await toBpmn(renamed, { locale, source }))).toEqual(report.counts);
  });

  it('references with a prefix lead to their elements', async () => {
    expect(edgesOf(await read(PREFIXED_REFERENCES))).toEqual(['t1 → b1', 't1 → t2', 'b1 → t2']);
  });

  it('odd ids are those of the file, and lanes know their nodes', async () => {
    const found = await read(ODD_IDS);
    expect(edgesOf(found)).toEqual(['开始 → {0A-1B}', '{0A-1B} → 审', '审 → 007']);
    expect(found.chart.nodes.filter(({ lane }) => lane === '甲').map(({ id }) => id)).toEqual([
      '开始',
      '{0A-1B}',
    ]);
  });

  it.each([
    ['foreign elements', FOREIGN_CHILDREN],
    ['odd ids', ODD_IDS],
    ['a mail', MAIL],
  ])('%s: unchanged, the file comes back to the letter', async (_, xml) => {
    const { chart, source } = await read(xml);
    const body = (text: string) => text.replace(/^<\?xml.*?\?>/, '');
    expect(body(await toBpmn(chart, { locale, source }))).toBe(body(xml));
  });

  it.each<[why: string, given: string, instead: string]>([
    ['an attribute without quotes', 'f:type=mail', 'f:type=mail'],
    ['a control character', 'name="a\u0000b"', '\u0000'],
    ['the number of a control character', 'name="&#x1f;"', '&#x1f;'],
    ['an entity that nobody declared', 'name="a&nbsp;b"', '"a&nbsp;'],
  ])('%s is not written again', async (_, given, instead) => {
    const { chart, source } = await read(MAIL.replace('f:type="mail"', given));
    const written = await toBpmn(chart, { locale, source });
    expect(written).toContain('!DOCTYPE html');
    expect(written).not.toContain(instead);
    expect(written).toMatch(/^[\n -\uffff]*$/);
  });

  it('a choreography is drawn, and said to be one', async () => {
    const { chart, report } = await read(CHOREOGRAPHY);
    expect(chart.nodes.map(({ label }) => label)).toContain('Invoice');
    expect(report.degraded.map(({ element }) => element)).toEqual(
      expect.arrayContaining(['bpmn:ChoreographyTask', 'bpmn:SubChoreography'])
    );
    expect(report.dropped.map(({ element, count }) => [element, count])).toEqual([
      ['bpmn:TextAnnotation', 1],
      ['bpmn:Participant', 2],
      ['bpmn:MessageFlow', 1],
    ]);
  });

  it('a conversation is an empty picture, with a list of what is not in it', async () => {
    const file = await describeFlowchartFile(CONVERSATION, locale);
    if (!file.ok) throw new Error('refused');
    expect(file.warnings).toEqual(['The file holds no flow nodes; the picture is empty']);
    expect(file.dropped.map(({ element }) => element)).toEqual([
      'bpmn:Participant',
      'bpmn:MessageFlow',
      'bpmn:Conversation',
      'bpmn:ConversationLink',
    ]);
  });
});

describe('large files', () => {
  it('are drawn beyond what a chart of our own may hold, with a remark', async () => {
    const file = await describeFlowchartFile(chainOf(2000), locale);
    if (!file.ok) throw new Error(JSON.stringify(file.problems));
    expect(file.counts.out).toEqual({ tasks: 2000, events: 0, gateways: 0, flows: 1999 });
    expect(file.warnings[0]).toContain('not kept as a chart');
    expect(layoutChart(file.chart, locale).nodes).toHaveLength(2000);
  }, 30_000);

  it('are refused beyond 2,000 nodes', async () => {
    expect(await describeFlowchartFile(chainOf(2001))).toMatchObject({
      ok: false,
      problems: [
        { code: 'too-many', message: { en: 'nodes: 2001 entries, at most 2000 are allowed' } },
      ],
    });
  });
});

describe('decoding', () => {
  const utf16 = (text: string, mark: boolean) =>
    new Uint8Array(Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le'));
  const GBK = Uint8Array.from([
    ...Buffer.from('<?xml version="1.0" encoding="GBK"?><a b="'),
    ...[0xca, 0xdc, 0xc0, 0xed],
    ...Buffer.from('"/>'),
  ]);

  it.each<[string, Uint8Array, string]>([
    ['UTF-8', Buffer.from('{"受":1}'), '{"受":1}'],
    ['UTF-8 with a mark', Buffer.from('\ufeff{}'), '{}'],
    ['UTF-16 with a mark', utf16('<受/>', true), '<受/>'],
    ['UTF-16 without a mark', utf16('<受/>', false).slice(), '<受/>'],
    ['big-endian UTF-16', Buffer.from(utf16('<a/>', true)).swap16(), '<a/>'],
    ['Latin 1', Buffer.from('<?xml version="1.0" encoding="iso-8859-1"?>é', 'latin1'), 'é'],
    ['what only says that it is UTF-16', Buffer.from('<?xml encoding="UTF-16"?><a/>'), '<a/>'],
    ['GBK', GBK, 'b="受理"'],
  ])('reads %s', (_, bytes, text) => {
    const decoded = decodeFlowchartFile(bytes);
    expect(decoded.ok && decoded.text).toContain(text);
  });

  it.each<[string, Uint8Array, string]>([
    ['bytes that are no UTF-8', Uint8Array.from([0x7b, 0xff, 0xfe, 0x00, 0xff]), 'not-text'],
    ['an encoding of nobody', Buffer.from('<?xml encoding="x-klingon"?><a/>'), 'unknown-encoding'],
  ])('refuses %s', (_, bytes, code) => {
    expect(decodeFlowchartFile(bytes)).toMatchObject({ ok: false, problem: { code } });
  });
});
