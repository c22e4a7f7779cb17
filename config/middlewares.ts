import type { Core } from '@strapi/strapi';

const config: Core.Config.Middlewares = [
  'strapi::logger',
  'strapi::errors',
  'plugin::guide-publisher.errors',
  // Public sites are plain files with a stricter policy of their own; first, so that nothing else runs for them.
  'plugin::guide-publisher.sites',
  // The public content API needs neither sessions nor bodies, and sends security and CORS headers of its own.
  'plugin::guide-publisher.public-api',
  'strapi::security',
  'strapi::cors',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];

export default config;
