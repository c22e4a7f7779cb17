import { rmSync } from 'node:fs';
import { guidePath } from '../../../src/plugins/guide-publisher/server/src/site/addresses';
import { CITY_GUIDES } from '../../corpus/shape';
import { startApplication } from '../city/application';
import { SITE } from '../city/editions';
import { FILL_CITY, fillCity, preparedCity } from '../city/prepared';
import { serve, signIn, type Account } from '../city/served';
import { figureOf, withRange } from '../figures';
import type { Bench, BenchOptions, Figures } from '../harness';
import { playRole, startPart } from '../processes';

const RUNS = 9;
const UID = 'api::service-guide.service-guide';

export const bench: Bench = {
  name: 'incremental',
  purpose:
    'one corrected phone number: from the approval, over HTTP, through gate and release, to the page being served with it',
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
  const people = {
    editor: await signIn(app.strapi, url, 'strapi-super-admin'),
    reviewer: await signIn(app.strapi, url, 'guide-reviewer'),
  };
  const first = performance.now();
  await app.service('release').release({ site: SITE, dryRun: false });
  say(`first release in ${((performance.now() - first) / 1000).toFixed(1)} s`);
  const served: number[] = [];
  const released: number[] = [];
  for (const { documentId, code } of await someGuides(app.strapi, RUNS + 1)) {
    const phone = `0857-8${String(100_000 + served.length)}`;
    const found = await correct({ ...people, url, documentId, code, phone });
    if (!found) continue;
    await app.service('release').idle();
    served.push(found.servedMs / 1000);
    released.push(found.releasedMs / 1000);
    say(
      `${code}: served ${found.servedMs.toFixed(0)} ms after the approval, ${found.releasedMs.toFixed(0)} ms after its publication`
    );
    if (served.length === RUNS) break;
  }
  return {
    ...withRange('seconds', figureOf(served)),
    ...withRange('afterPublicationSeconds', figureOf(released)),
  };
}

interface Correction {
  readonly editor: Account;
  readonly reviewer: Account;
  readonly url: string;
  readonly documentId: string;
  readonly code: string;
  readonly phone: string;
}

/** Both people's way to the public; null for a guide that the checks refuse, as a tenth of the city is. */
async function correct({ editor, reviewer, url, documentId, code, phone }: Correction) {
  const address = (action: string): string =>
    `/guide-publisher/documents/${UID}/${documentId}/${action}?locale=zh-Hans`;
  await editor.ask('PUT', `/content-manager/collection-types/${UID}/${documentId}?locale=zh-Hans`, {
    consultationPhone: phone,
  });
  const submitted = await editor
    .ask<{ data: { hash: string } }>('POST', address('submit'))
    .catch(() => null);
  if (!submitted) return null;
  const page = `${url}/sites/${SITE}/${guidePath(code, 'zh-Hans')}`;
  const start = performance.now();
  await reviewer.ask('POST', address('approve'), { hash: submitted.data.hash });
  await reviewer.ask('POST', address('publish'));
  const published = performance.now();
  while (!(await (await fetch(page)).text()).includes(phone)) {
    if (performance.now() - start > 120_000) throw new Error(`${code} was not served`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return { servedMs: performance.now() - start, releasedMs: performance.now() - published };
}

/** Spread over the city, more than are needed. */
async function someGuides(
  strapi: Awaited<ReturnType<typeof startApplication>>['strapi'],
  count: number
): Promise<Array<{ documentId: string; code: string }>> {
  const rows = await strapi.db.query(UID).findMany({
    select: ['documentId', 'code'],
    orderBy: { id: 'asc' },
  });
  const every = Math.max(1, Math.floor(rows.length / (3 * count)));
  return rows.filter((_, i) => i % every === Math.floor(every / 2));
}
