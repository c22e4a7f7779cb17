import path from 'node:path';
import type { Core } from '@strapi/strapi';

/** What we need of a better-sqlite3 connection. */
interface SqliteConnection {
  pragma(statement: string): unknown;
}

/**
 * SQLite by default; PostgreSQL with DATABASE_CLIENT=postgres and either DATABASE_URL or the single settings.
 */
const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Database => {
  if (env('DATABASE_CLIENT', 'sqlite') === 'postgres') {
    return {
      connection: {
        client: 'postgres',
        connection: {
          connectionString: env('DATABASE_URL'),
          host: env('DATABASE_HOST', '127.0.0.1'),
          port: env.int('DATABASE_PORT', 5432),
          database: env('DATABASE_NAME', 'zhinan'),
          user: env('DATABASE_USERNAME', 'zhinan'),
          password: env('DATABASE_PASSWORD', ''),
          schema: env('DATABASE_SCHEMA', 'public'),
          ssl: env.bool('DATABASE_SSL', false) && {
            rejectUnauthorized: env.bool('DATABASE_SSL_REJECT_UNAUTHORIZED', true),
          },
        },
        pool: { min: env.int('DATABASE_POOL_MIN', 2), max: env.int('DATABASE_POOL_MAX', 10) },
      },
    };
  }
  return {
    connection: {
      client: 'sqlite',
      connection: {
        filename: path.resolve(process.cwd(), env('DATABASE_FILENAME', 'data/zhinan.db')),
      },
      useNullAsDefault: true,
      pool: {
        // Readers don't wait for the writer, and publishing is about twice as fast.
        afterCreate: (connection: unknown, done: (error?: Error, connection?: unknown) => void) => {
          const sqlite = connection as SqliteConnection;
          sqlite.pragma('journal_mode = WAL');
          sqlite.pragma('synchronous = NORMAL');
          sqlite.pragma('busy_timeout = 10000');
          // In KiB: the indexes of a city of 100,000 guides stay in memory while it is imported.
          sqlite.pragma('cache_size = -65536');
          done(undefined, connection);
        },
      },
    },
  };
};

export default config;
