/**
 * `npm start`: one command from a fresh checkout to a running city.
 * First start: random secrets into .env, the build, the sample city, demo accounts. Later starts: just the server.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { ensureSecrets } from './lib/secrets.mjs';
import { isBuilt } from './lib/built.mjs';

const require = createRequire(import.meta.url);
const root = new URL('..', import.meta.url).pathname;
process.chdir(root);

ensureSecrets('.env');
process.loadEnvFile('.env');
process.env.NODE_ENV ??= 'production';
process.env.STRAPI_TELEMETRY_DISABLED ??= 'true';

if (!isBuilt(root)) {
  console.log('构建中，约两分钟 / Building, about two minutes …');
  const { status } = spawnSync('npm', ['run', 'build'], { stdio: 'inherit', env: process.env });
  if (status !== 0) process.exit(status ?? 1);
}

const { createStrapi } = require('@strapi/strapi');
const { seedDemo } = await import('./lib/demo.mjs');
const { printWelcome } = await import('./lib/welcome.mjs');

const strapi = await createStrapi({
  appDir: root,
  distDir: `${root}dist`,
  autoReload: false,
}).load();
const accounts = await seedDemo(strapi);
await strapi.start();
await printWelcome(strapi, { accounts });
