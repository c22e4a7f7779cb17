/**
 * All charts of the sample city on one sheet, to be looked at after every change of the drawing:
 *   npm run charts-sheet [-- --folder DIR --locale en --out FILE]
 * writes docs/images/flowcharts.png; with --folder also each chart as SVG and PNG.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import sharp from 'sharp';

const root = path.resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: {
    folder: { type: 'string' },
    locale: { type: 'string', default: 'zh-Hans' },
    out: { type: 'string', default: path.join(root, 'docs/images/flowcharts.png') },
  },
});

const COLUMNS = 14;
const CELL = { width: 330, height: 400, gap: 14 };

const { defaultChart, chartToSvg } = await loadDomain();
const drawings = chartsOfSample().map((chart) => chartToSvg(chart, { locale: values.locale }));
if (values.folder) await writeEach(path.resolve(values.folder));
await writeSheet();

/** The drawing is TypeScript: bundled into one module, below node_modules so that it finds its packages. */
async function loadDomain() {
  const outfile = path.join(root, `node_modules/.cache/charts-sheet-${process.pid}.mjs`);
  const domain = path.join(root, 'src/plugins/guide-publisher/domain/flowchart');
  await build({
    stdin: {
      contents: `export { defaultChart } from './default-chart'; export { chartToSvg } from './svg';`,
      resolveDir: domain,
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    packages: 'external',
    logLevel: 'warning',
  });
  try {
    return await import(outfile);
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** One chart for each process: items that run alike are drawn once. */
function chartsOfSample() {
  const folder = path.join(root, 'database/sample/standard-items');
  const items = readdirSync(folder)
    .sort()
    .flatMap((file) => JSON.parse(readFileSync(path.join(folder, file), 'utf8')).records);
  const charts = items.map(({ name, itemType, steps, specialProcedures }) =>
    defaultChart({ title: name, itemType, steps, specialProcedures, locale: values.locale })
  );
  const byProcess = new Map(
    charts.map((chart) => [JSON.stringify({ ...chart, title: '' }), chart]).reverse()
  );
  return [...byProcess.values()].reverse();
}

async function writeEach(folder) {
  mkdirSync(folder, { recursive: true });
  for (const [i, svg] of drawings.entries()) {
    const name = path.join(folder, String(i + 1).padStart(2, '0'));
    writeFileSync(`${name}.svg`, svg);
    await sharp(Buffer.from(svg), { density: 108 }).png().toFile(`${name}.png`);
  }
}

async function writeSheet() {
  const rows = Math.ceil(drawings.length / COLUMNS);
  const { width, height, gap } = CELL;
  const cells = drawings.map(async (svg, i) => ({
    input: await sharp(Buffer.from(svg), { density: 72 })
      .resize({ width, height, fit: 'inside', withoutEnlargement: true })
      .toBuffer(),
    left: gap + (i % COLUMNS) * (width + gap),
    top: gap + Math.floor(i / COLUMNS) * (height + gap),
  }));
  mkdirSync(path.dirname(values.out), { recursive: true });
  await sharp({
    create: {
      width: gap + COLUMNS * (width + gap),
      height: gap + rows * (height + gap),
      channels: 3,
      background: '#dfe5ec',
    },
  })
    .composite(await Promise.all(cells))
    .png({ palette: true, colours: 64, dither: 0 })
    .toFile(values.out);
  console.log(`${path.relative(root, values.out)}: ${drawings.length} charts`);
}
