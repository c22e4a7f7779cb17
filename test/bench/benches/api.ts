import { createServer, get, type OutgoingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCorpus } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';
import { CITY_GUIDES } from '../../corpus/shape';
import { startApplication } from '../city/application';
import { fillEditions } from '../city/editions';
import { fillDatabase } from '../city/fill';
import { rounded } from '../figures';
import type { Bench, BenchOptions } from '../harness';
import { loadOf } from '../load/load';
import { playRole, startPart } from '../processes';

const SEED = 1;
const RUNS = 5;
const SECONDS = 4;
const CONNECTIONS = 16;
/** Different guides that are read in turn, spread over the city. */
const READ = 1_000;
/** What browsers and mirrors send. */
const HEADERS = { 'Accept-Encoding': 'gzip, deflate, br' };

export const bench: Bench = {
  name: 'api',
  purpose: `GET a guide over HTTP, ${READ} different ones in turn, ${CONNECTIONS} connections, load from a process of its own; Strapi REST populated on the same database; bare Node http with the same bytes`,
  defaultGuides: CITY_GUIDES,
  async run(options) {
    await playRole({
      fill: (folder) => fill(options, folder),
      application: (folder) => serveApplication(options.root, folder),
      bare: (input) => serveBare(JSON.parse(input) as BareInput),
    });
    const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-bench-'));
    try {
      return await measure(options, folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

async function measure({ say }: BenchOptions, folder: string) {
  const filler = await startPart('fill', folder);
  await filler.stop();
  say('filled');
  const app = await startPart<Served>('application', folder);
  const { url, codes, documentIds, token } = app.answer;
  const ours = { url, paths: codes.map((code) => `/api/public/guides/${code}`), headers: HEADERS };
  const bare = await startPart<string>('bare', JSON.stringify(ours));
  const strapi = {
    url,
    paths: documentIds.map((id) => `/api/service-guides/${id}?populate=*&status=draft`),
    headers: { ...HEADERS, Authorization: `Bearer ${token}` },
  };
  const figures = await loadOf({
    targets: { ours, strapi, bare: { ...ours, url: bare.answer } },
    connections: CONNECTIONS,
    seconds: SECONDS,
    runs: RUNS,
    say,
  });
  await bare.stop();
  const ratio = (peer: 'strapi' | 'bare') =>
    rounded(figures.ours.perSecond! / figures[peer].perSecond!);
  return {
    ours: figures.ours,
    peers: { 'strapi REST': figures.strapi, 'bare http': figures.bare },
    ratio: { 'strapi REST': ratio('strapi'), 'bare http': ratio('bare') },
    peakMemoryMB: await app.stop(),
  };
}

async function fill({ guides, root }: BenchOptions, folder: string): Promise<void> {
  const sample = await loadSample(root);
  const corpus = createCorpus({ guides, seed: SEED, sample, root });
  const app = await startApplication(root, folder);
  await fillDatabase(app.strapi, corpus);
  await fillEditions(app.strapi, corpus, folder);
  await app.stop();
}

interface Served {
  readonly url: string;
  readonly token: string;
  readonly codes: readonly string[];
  readonly documentIds: readonly string[];
}

async function serveApplication(root: string, folder: string): Promise<Served> {
  // The load comes from one address; limits are tested elsewhere.
  process.env.API_REQUESTS_PER_MINUTE = '0';
  const { strapi } = await startApplication(root, folder);
  strapi.server.mount();
  const { httpServer } = strapi.server;
  await new Promise<void>((resolve) => httpServer.listen(0, '127.0.0.1', () => resolve()));
  const { accessKey } = await strapi.service('admin::api-token').create({
    name: 'bench',
    description: '',
    type: 'read-only',
    lifespan: null,
  });
  const uid = 'api::service-guide.service-guide';
  const rows = await strapi.db.query(uid).findMany({
    select: ['documentId', 'code'],
    orderBy: { id: 'asc' },
  });
  const every = Math.ceil(rows.length / READ);
  const read = rows.filter((_, i) => i % every === 0);
  return {
    url: `http://127.0.0.1:${(httpServer.address() as AddressInfo).port}`,
    token: accessKey,
    codes: read.map(({ code }) => code),
    documentIds: read.map(({ documentId }) => documentId),
  };
}

interface BareInput {
  readonly url: string;
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

interface BareAnswer {
  readonly head: OutgoingHttpHeaders;
  readonly body: Buffer;
}

/** The least that a Node server can do: look up the path, send the same bytes with what HTTP wants of headers. */
async function serveBare({ url, paths, headers }: BareInput): Promise<string> {
  const answers = new Map<string, BareAnswer>();
  for (const each of paths) answers.set(each, await answerOf(url + each, headers));
  const server = createServer(({ url: address = '' }, response) => {
    const { head, body } = answers.get(address)!;
    response.writeHead(200, head);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The bytes as they go over the wire: `fetch` would decompress them. */
function answerOf(url: string, headers: Readonly<Record<string, string>>): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`));
        const body = Buffer.concat(chunks);
        const { 'content-type': type, 'content-encoding': encoding } = response.headers;
        const kind = { 'Content-Type': type, 'Content-Encoding': encoding ?? 'identity' };
        resolve({ head: { ...kind, 'Content-Length': body.length }, body });
      });
    }).on('error', reject);
  });
}
