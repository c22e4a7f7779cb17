import type { Chart, ChartNode, Lane } from './chart';
import { cleanText } from './xml-text';

/** The chart as a Mermaid flowchart, for documents that are written in Markdown. Labels cannot break out of their quotes. */
export function toMermaid(chart: Chart): string {
  const names = new Map<string, string>();
  chart.nodes.forEach(({ id }, i) => names.has(id) || names.set(id, `n${i}`));
  const known = new Set(chart.lanes.map(({ id }) => id));
  const drawn = chart.nodes.filter((node, i) => names.get(node.id) === `n${i}`);
  const draw = (node: ChartNode) =>
    SHAPES[node.type](names.get(node.id)!, quote(node.label || node.id));
  const lanes = distinct(chart.lanes).map((lane, i) => [
    `  subgraph lane${i}[${quote(lane.name || lane.id)}]`,
    ...drawn.filter((node) => node.lane === lane.id).map((node) => `    ${draw(node)}`),
    '  end',
  ]);
  const homeless = drawn.filter((node) => !known.has(node.lane)).map((node) => `  ${draw(node)}`);
  const edges = chart.edges.flatMap(({ from, to, condition }) => {
    const [a, b] = [names.get(from), names.get(to)];
    if (a === undefined || b === undefined) return [];
    return [condition.trim() === '' ? `  ${a} --> ${b}` : `  ${a} -->|${quote(condition)}| ${b}`];
  });
  return `${['flowchart TB', ...lanes.flat(), ...homeless, ...edges].join('\n')}\n`;
}

function distinct(lanes: readonly Lane[]): Lane[] {
  return [...new Map(lanes.map((lane) => [lane.id, lane])).values()];
}

const SHAPES: Readonly<Record<ChartNode['type'], (id: string, text: string) => string>> = {
  start: (id, text) => `${id}([${text}])`,
  end: (id, text) => `${id}([${text}])`,
  task: (id, text) => `${id}[${text}]`,
  decision: (id, text) => `${id}{${text}}`,
  document: (id, text) => `${id}[/${text}/]`,
  special: (id, text) => `${id}[[${text}]]`,
};

/** Every ASCII character that means something to Mermaid or HTML is written as its number, in Mermaid's own form `#34;`. */
function quote(value: string): string {
  const text = cleanText(value).replace(
    /["#&'()<>[\]{}|`;\\/%*_~$]/g,
    (char) => `#${char.codePointAt(0)};`
  );
  return `"${text}"`;
}
