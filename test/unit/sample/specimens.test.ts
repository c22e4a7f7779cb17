import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { sampleItems } from '../flowchart/sample-charts';

const ROOT = path.resolve(__dirname, '../../..');
const MODULE = path.join(ROOT, 'scripts/lib/specimens.mjs');

/** A module of the scripts, which jest cannot load as they are. */
function drawInto(folder: string): void {
  const program = `import { drawSpecimens } from ${JSON.stringify(MODULE)};
    await drawSpecimens({ sample: ${JSON.stringify(path.join(ROOT, 'database/sample'))}, folder: ${JSON.stringify(folder)} });`;
  execFileSync(process.execPath, ['--input-type=module', '-e', program]);
}

describe('specimens of results', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'specimens-'));
  beforeAll(() => drawInto(folder), 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are there for every picture that a result of the sample names', () => {
    const addresses = sampleItems().flatMap(({ results }) => results.map(({ sample }) => sample));
    const named = addresses.filter((address) => address.startsWith('/samples/'));
    expect(named.length).toBeGreaterThan(20);
    const missing = named.filter(
      (address) => !existsSync(path.join(folder, path.basename(address)))
    );
    expect(missing).toEqual([]);
  });

  it('are small pictures', async () => {
    const [first] = readdirSync(folder);
    const file = path.join(folder, first!);
    expect(await sharp(file).metadata()).toMatchObject({ format: 'png', width: 840, height: 594 });
  });
});
