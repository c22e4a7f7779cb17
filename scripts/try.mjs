import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
const { createStrapi } = require('@strapi/strapi');
const { seedDemo } = await import('./lib/demo.mjs');
const { printWelcome } = await import('./lib/welcome.mjs');
console.time('load');
const strapi = await createStrapi({
  appDir: process.cwd(),
  distDir: `${process.cwd()}/dist`,
  autoReload: false,
}).load();
console.timeEnd('load');
console.time('seed');
const accounts = await seedDemo(strapi);
console.timeEnd('seed');
await strapi.start();
await printWelcome(strapi, { accounts });
