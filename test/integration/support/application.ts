import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createStrapi, type Core } from '@strapi/strapi';
import { Client } from 'pg';
import type { PublisherServices } from '../../../src/plugins/guide-publisher/shared/contracts/services';
import { POSTGRES_PASSWORD, POSTGRES_USER } from './postgres-account';

/** The databases that every integration test runs on. */
export const DATABASES = ['sqlite', 'postgres'] as const;
export type DatabaseName = (typeof DATABASES)[number];

/** A key of the content API that two requests a minute are allowed with. */
export const TEST_KEY = 'only-for-tests';
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const ROOT = path.resolve(__dirname, '../../..');

export interface Application {
  readonly strapi: Core.Strapi;
  readonly sitesFolder: string;
  /** Variables by which another process opens the same installation. */
  readonly settings: Readonly<Record<string, string>>;
  service<K extends keyof PublisherServices>(name: K): PublisherServices[K];
  stop(): Promise<void>;
}

interface Options {
  /** Serves the built admin too. */
  readonly admin?: boolean;
  /** Folder of an installation that stays when it is stopped; absent: a fresh one that goes with it. */
  readonly keep?: string;
}

/** A real Strapi, built, with a database and a folder of its own. */
export async function startApplication(
  database: DatabaseName,
  { admin = false, keep }: Options = {}
): Promise<Application> {
  const folder = keep ?? mkdtempSync(path.join(tmpdir(), 'zhinan-test-'));
  const sitesFolder = path.join(folder, 'sites');
  const settings = {
    APP_KEYS: 'test-key-one,test-key-two',
    API_TOKEN_SALT: 'test-salt',
    ADMIN_JWT_SECRET: 'test-jwt-secret',
    TRANSFER_TOKEN_SALT: 'test-transfer-salt',
    ENCRYPTION_KEY: 'test-encryption-key',
    LOG_LEVEL: 'error',
    STRAPI_TELEMETRY_DISABLED: 'true',
    SITES_FOLDER: sitesFolder,
    PUBLIC_URL: '',
    // A suite makes more requests in a minute than any reader.
    API_REQUESTS_PER_MINUTE: '0',
    API_KEYS: JSON.stringify([{ name: 'test', sha256: sha256(TEST_KEY), perMinute: 2 }]),
    ...(await databaseSettings(database, folder)),
  };
  const before = { ...process.env };
  Object.assign(process.env, settings);
  const strapi = await createStrapi({
    appDir: ROOT,
    distDir: path.join(ROOT, 'dist'),
    serveAdminPanel: admin,
    autoReload: false,
  }).load();
  strapi.server.mount();
  return {
    strapi,
    sitesFolder,
    settings,
    service: (name) => strapi.plugin('guide-publisher').service(name),
    async stop() {
      await strapi.destroy();
      for (const name of Object.keys(settings)) restore(name, before[name]);
      if (!keep) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function restore(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
}

async function databaseSettings(
  database: DatabaseName,
  folder: string
): Promise<Record<string, string>> {
  if (database === 'sqlite') {
    return { DATABASE_CLIENT: 'sqlite', DATABASE_FILENAME: path.join(folder, 'zhinan.db') };
  }
  const port = process.env.TEST_POSTGRES_PORT;
  if (!port) throw new Error('PostgreSQL of the tests is not running');
  const name = `test_${randomBytes(8).toString('hex')}`;
  const connection = { host: '127.0.0.1', port: Number(port), user: POSTGRES_USER };
  const client = new Client({ ...connection, password: POSTGRES_PASSWORD, database: 'postgres' });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return {
    DATABASE_CLIENT: 'postgres',
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: port,
    DATABASE_NAME: name,
    DATABASE_USERNAME: POSTGRES_USER,
    DATABASE_PASSWORD: POSTGRES_PASSWORD,
  };
}
