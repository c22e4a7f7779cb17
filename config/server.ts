import type { Core } from '@strapi/strapi';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Server => ({
  host: env('HOST', '127.0.0.1'),
  port: env.int('PORT', 1337),
  url: env('PUBLIC_URL', ''),
  proxy: { koa: env.bool('BEHIND_PROXY', false) },
  // No outward call for news of versions.
  logger: { updates: { enabled: false } },
  app: { keys: env.array('APP_KEYS', []) as string[] },
});

export default config;
