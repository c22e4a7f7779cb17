import fc from 'fast-check';
import {
  layoutChart,
  type Layout,
  type PlacedNode,
} from '../../../src/plugins/guide-publisher/domain/flowchart/layout';
import { rectOf } from '../../../src/plugins/guide-publisher/domain/flowchart/layout/label-places';
import { anyChart, licenceChart, longChart } from './charts';
import { distinctProcesses, sampleCharts } from './sample-charts';

const RUNS = { numRuns: 1000, seed: 20180601 };

describe('a chart that is laid out', () => {
  it('has every node once and no two nodes on each other', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const { nodes } = layoutChart(chart, 'zh-Hans');
        expect(nodes.map(({ node }) => node.id)).toEqual(chart.nodes.map(({ id }) => id));
        expect(overlaps(nodes)).toEqual([]);
      }),
      RUNS
    );
  });

  it('has every edge, orthogonal, from its node to its node, through no other node', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const layout = layoutChart(chart, 'en');
        expect(layout.edges.map(({ edge }) => edge.id)).toEqual(chart.edges.map(({ id }) => id));
        expect(faults(layout)).toEqual([]);
      }),
      RUNS
    );
  });

  it('has no label on a node or off the page', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        expect(hiddenLabels(layoutChart(chart, 'zh-Hans'))).toEqual([]);
      }),
      RUNS
    );
  });

  it('lies within its own page, and is the same each time', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const layout = layoutChart(chart, 'zh-Hans');
        const off = layout.nodes.filter(
          ({ x, y, width, height }) =>
            x < 0 || y < layout.laneHeader || x + width > layout.width || y + height > layout.height
        );
        expect(off).toEqual([]);
        const again = layoutChart(structuredClone(chart), 'zh-Hans');
        expect(JSON.stringify(again)).toBe(JSON.stringify(layout));
      }),
      RUNS
    );
  });

  it('keeps each node in its lane and its stage', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        const layout = layoutChart(chart, 'zh-Hans');
        const astray = layout.nodes.filter(({ node, x, y, width, height }) => {
          const lane = layout.lanes.find((one) => one.lane.id === node.lane);
          const stage = layout.stages.find((one) => one.stage === node.stage);
          return (
            (lane && (x < lane.x || x + width > lane.x + lane.width)) ||
            (stage && (y < stage.y || y + height > stage.y + stage.height))
          );
        });
        expect(astray).toEqual([]);
      }),
      RUNS
    );
  });
});

describe('the default chart of a licence', () => {
  it('fits a page of A4 in portrait', () => {
    const { width, height } = layoutChart(licenceChart(), 'zh-Hans');
    expect(height / width).toBeLessThan(297 / 210);
  });
});

describe.each(['zh-Hans', 'en'] as const)('the charts of the sample city in %s', (locale) => {
  const charts = distinctProcesses(sampleCharts(locale));

  it('have no node, line or label in the way of another', () => {
    expect(charts.length).toBeGreaterThan(50);
    for (const chart of charts) {
      const layout = layoutChart(chart, locale);
      const found = [...overlaps(layout.nodes), ...faults(layout), ...hiddenLabels(layout)];
      expect([chart.title, found, labelsOnLabels(layout), labelsOnLines(layout)]).toEqual([
        chart.title,
        [],
        [],
        [],
      ]);
    }
  });
});

describe('labels', () => {
  it('of a decision with many exits keep clear of nodes and of each other', () => {
    const chart = longChart(8);
    const nodes = chart.nodes.map((node, i) => ({
      ...node,
      lane: 'lane-0',
      type: i === 0 ? ('decision' as const) : node.type,
    }));
    const edges = nodes.slice(1).map(({ id }, i) => ({
      id: `x${i}`,
      from: 'n0',
      to: id,
      condition: `第${i}种情形，材料齐全且符合法定形式`,
    }));
    const layout = layoutChart({ ...chart, nodes, edges }, 'zh-Hans');
    expect([hiddenLabels(layout), labelsOnLabels(layout)]).toEqual([[], []]);
  });
});

describe('charts of unusual size', () => {
  it.each([300, 5000])('%i nodes are laid out within seconds', (count) => {
    const layout = layoutChart(longChart(count), 'zh-Hans');
    expect(layout.nodes).toHaveLength(count);
    expect(overlaps(layout.nodes)).toEqual([]);
  });

  it('a node between lines that fill every column of its lane finds a place', () => {
    const chart = longChart(12);
    const pairs = [
      ...[0, 1, 2].flatMap((p) => [
        [p, 3 + p],
        [3 + p, 6 + p],
        [p, 9],
      ]),
      [9, 10],
    ];
    const nodes = chart.nodes.map((node) => ({ ...node, lane: 'lane-0' }));
    for (const laneCount of [1, 2, 3, 4]) {
      const lanes = Array.from({ length: laneCount }, (_, i) => ({
        ...chart.lanes[0]!,
        id: `lane-${i}`,
      }));
      const edges = pairs.map(([from, to], i) => ({
        id: `p${i}`,
        from: `n${from}`,
        to: `n${to}`,
        condition: '',
      }));
      const layout = layoutChart({ ...chart, lanes, nodes, edges }, 'zh-Hans');
      expect(overlaps(layout.nodes)).toEqual([]);
      expect(faults(layout)).toEqual([]);
    }
  });

  it('300 nodes that all lead to each other do not hang', () => {
    const chart = longChart(300);
    const edges = Array.from({ length: 900 }, (_, i) => ({
      id: `x${i}`,
      from: `n${(i * 7) % 300}`,
      to: `n${(i * 131) % 300}`,
      condition: '',
    }));
    const layout = layoutChart({ ...chart, edges }, 'zh-Hans');
    expect(faults(layout)).toEqual([]);
  });
});

function overlaps(nodes: readonly PlacedNode[]): string[] {
  const sorted = [...nodes].sort((a, b) => a.y - b.y);
  return sorted.flatMap((a, i) => {
    const found: string[] = [];
    for (let k = i + 1; k < sorted.length && sorted[k]!.y < a.y + a.height; k += 1) {
      const b = sorted[k]!;
      if (a.x < b.x + b.width && b.x < a.x + a.width) found.push(`${a.node.id} on ${b.node.id}`);
    }
    return found;
  });
}

/** Labels that a node hides, or that the page cuts. */
function hiddenLabels({ nodes, edges, width, height }: Layout): string[] {
  return labelled(edges).flatMap(({ id, rect }) => {
    const cut = rect.left < 0 || rect.top < 0 || rect.right > width || rect.bottom > height;
    const over = nodes.filter(
      ({ x, y, width: wide, height: tall }) =>
        rect.left < x + wide && rect.right > x && rect.top < y + tall && rect.bottom > y
    );
    return [
      ...(cut ? [`the label of ${id} is off the page`] : []),
      ...over.map(({ node }) => `the label of ${id} is on ${node.id}`),
    ];
  });
}

function labelsOnLabels({ edges }: Layout): string[] {
  const all = labelled(edges);
  return all.flatMap(({ id, rect: a }, i) =>
    all
      .slice(i + 1)
      .filter(
        ({ rect: b }) =>
          a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
      )
      .map((other) => `the labels of ${id} and ${other.id}`)
  );
}

function labelsOnLines({ edges }: Layout): string[] {
  return labelled(edges).flatMap(({ id, rect: { left, top, right, bottom } }) =>
    edges
      .filter(({ edge }) => edge.id !== id)
      .filter(({ points }) =>
        points
          .slice(1)
          .some(
            (point, i) =>
              Math.max(point[0], points[i]![0]) > left &&
              Math.min(point[0], points[i]![0]) < right &&
              Math.max(point[1], points[i]![1]) > top &&
              Math.min(point[1], points[i]![1]) < bottom
          )
      )
      .map(({ edge }) => `the label of ${id} is on the line ${edge.id}`)
  );
}

const labelled = (edges: Layout['edges']) =>
  edges.flatMap(({ edge, label }) => (label ? [{ id: edge.id, rect: rectOf(label) }] : []));

/** What a line may not do. */
function faults({ nodes, edges }: Layout): string[] {
  const byId = new Map(nodes.map((placed) => [placed.node.id, placed]));
  return edges.flatMap(({ edge, points }) => {
    const found: string[] = [];
    const pieces = points.slice(1).map((point, i) => [points[i]!, point] as const);
    if (pieces.some(([a, b]) => a[0] !== b[0] && a[1] !== b[1]))
      found.push(`${edge.id} is slanted`);
    if (!touches(byId.get(edge.from)!, points[0]!)) found.push(`${edge.id} begins elsewhere`);
    if (!touches(byId.get(edge.to)!, points.at(-1)!)) found.push(`${edge.id} ends elsewhere`);
    for (const placed of nodes) {
      if (placed.node.id === edge.from || placed.node.id === edge.to) continue;
      if (pieces.some((piece) => crosses(placed, piece)))
        found.push(`${edge.id} crosses ${placed.node.id}`);
    }
    return found;
  });
}

type Point = readonly [number, number];

function touches({ x, y, width, height }: PlacedNode, [px, py]: Point): boolean {
  const inside = px >= x - 0.1 && px <= x + width + 0.1 && py >= y - 0.1 && py <= y + height + 0.1;
  const deep =
    px > x + width * 0.45 &&
    px < x + width * 0.55 &&
    py > y + height * 0.3 &&
    py < y + height * 0.7;
  return inside && !deep;
}

function crosses({ x, y, width, height }: PlacedNode, [a, b]: readonly [Point, Point]): boolean {
  return (
    Math.max(a[0], b[0]) > x &&
    Math.min(a[0], b[0]) < x + width &&
    Math.max(a[1], b[1]) > y &&
    Math.min(a[1], b[1]) < y + height
  );
}
