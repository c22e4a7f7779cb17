import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import type { PublisherServices } from '../../../src/plugins/guide-publisher/shared/contracts/services';

export interface BenchApplication {
  readonly strapi: Core.Strapi;
  service<K extends keyof PublisherServices>(name: K): PublisherServices[K];
  stop(): Promise<void>;
}

/** The built application on the SQLite database of a folder, which is made where there is none. */
export async function startApplication(root: string, folder: string): Promise<BenchApplication> {
  Object.assign(process.env, {
    APP_KEYS: 'bench-key-one,bench-key-two',
    API_TOKEN_SALT: 'bench-salt',
    ADMIN_JWT_SECRET: 'bench-secret',
    TRANSFER_TOKEN_SALT: 'bench-transfer-salt',
    ENCRYPTION_KEY: 'bench-encryption-key',
    LOG_LEVEL: 'error',
    STRAPI_TELEMETRY_DISABLED: 'true',
    SITES_FOLDER: path.join(folder, 'sites'),
    DATABASE_CLIENT: 'sqlite',
    DATABASE_FILENAME: path.join(folder, 'city.db'),
  });
  const distDir = path.join(root, 'dist');
  const strapi = await createStrapi({ appDir: root, distDir, serveAdminPanel: false }).load();
  return {
    strapi,
    service: (name) => strapi.plugin('guide-publisher').service(name),
    stop: () => strapi.destroy(),
  };
}
