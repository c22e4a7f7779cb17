import { rmSync } from 'node:fs';
import { CITY_GUIDES } from '../../corpus/shape';
import { startApplication } from '../city/application';
import { SITE } from '../city/editions';
import { FILL_CITY, fillCity, preparedCity } from '../city/prepared';
import { serve } from '../city/served';
import { figureOf, withRange } from '../figures';
import type { Bench, BenchOptions, Figures } from '../harness';
import { playRole, startPart } from '../processes';

const RUNS = 21;

export const bench: Bench = {
  name: 'rollback',
  purpose: 'from the request to go to another release to its home page being served',
  defaultGuides: CITY_GUIDES,
  async run(options) {
    await playRole({
      [FILL_CITY]: (folder) => fillCity(options, folder),
      server: (folder) => measure(options, folder),
    });
    const folder = await preparedCity(options);
    try {
      const server = await startPart<Figures>('server', folder);
      return { ours: server.answer, peers: {}, ratio: {}, peakMemoryMB: await server.stop() };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure({ root, say }: BenchOptions, folder: string): Promise<Figures> {
  const app = await startApplication(root, folder);
  const url = await serve(app.strapi);
  const { release } = { release: app.service('release') };
  await release.release({ site: SITE, dryRun: false });
  const first = await homePage(url);
  // An organization that was written makes the next release another one.
  const organizations = app.strapi.db.query('api::organization.organization');
  const row = await organizations.findOne({ select: ['id'] });
  await organizations.update({ where: { id: row.id }, data: { hours: '工作日 8:00—18:00' } });
  await release.release({ site: SITE, dryRun: false });
  const second = await homePage(url);
  if (first === second) throw new Error('both releases have the same home page');
  const milliseconds: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const [to, page] = run % 2 === 0 ? [1, first] : [2, second];
    const start = performance.now();
    await release.rollback({ site: SITE, to });
    if ((await homePage(url)) !== page) throw new Error(`release ${to} is not served`);
    milliseconds.push(performance.now() - start);
  }
  const figure = figureOf(milliseconds);
  say(`${figure.median.toFixed(1)} ms, ${figure.low.toFixed(1)} to ${figure.high.toFixed(1)}`);
  return withRange('milliseconds', figure);
}

async function homePage(url: string): Promise<string> {
  return (await fetch(`${url}/sites/${SITE}/`)).text();
}
