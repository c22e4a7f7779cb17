import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { createStrapi as CreateStrapiFunction } from '@strapi/strapi';
import { PublisherError } from '../shared/contracts/errors';
import type { PublisherServices } from '../shared/contracts/services';
import type { WithApplication } from './context';

const PLUGIN = 'guide-publisher';

/**
 * Boots Strapi in the current folder without its server and admin panel.
 * Its own log goes to standard error meanwhile: standard output belongs to the command's result, which must therefore
 * be written after this returns.
 * @throws PublisherError `cli.no-application` when it does not start
 */
export const withStrapi: WithApplication = async (work) => {
  const appDir = process.cwd();
  const distDir = join(appDir, 'dist');
  if (!existsSync(distDir)) {
    throw new PublisherError('cli.no-application', { reason: `${distDir} (npm run build)` });
  }
  const restore = logToStandardError();
  try {
    const strapi = await boot(appDir, distDir);
    try {
      const plugin = strapi.plugin(PLUGIN);
      return await work({
        get figures() {
          return plugin.service<PublisherServices['figures']>('figures');
        },
        get impact() {
          return plugin.service<PublisherServices['impact']>('impact');
        },
        get intake() {
          return plugin.service<PublisherServices['intake']>('intake');
        },
        get jobs() {
          return plugin.service<PublisherServices['jobs']>('jobs');
        },
        get recheck() {
          return plugin.service<PublisherServices['recheck']>('recheck');
        },
        get release() {
          return plugin.service<PublisherServices['release']>('release');
        },
      });
    } catch (error) {
      throw ofThisBundle(error);
    } finally {
      await strapi.destroy();
    }
  } finally {
    restore();
  }
};

type CreateStrapi = typeof CreateStrapiFunction;

/** The little of Strapi that the command line needs. */
interface Booted {
  plugin(name: string): { service<T>(name: string): T };
  destroy(): Promise<void>;
}

async function boot(appDir: string, distDir: string): Promise<Booted> {
  try {
    // Strapi's ES modules don't load outside a bundler (they import folders), and it is the application's own copy.
    const load = createRequire(join(appDir, 'package.json'));
    const { createStrapi } = load('@strapi/strapi') as { createStrapi: CreateStrapi };
    return (await createStrapi({
      appDir,
      distDir,
      serveAdminPanel: false,
    }).load()) as unknown as Booted;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new PublisherError('cli.no-application', { reason });
  }
}

/** Server and command line are two bundles with a class each: an error of the table is known by its name and code. */
function ofThisBundle(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'PublisherError') return error;
  const { code, details } = error as PublisherError;
  return new PublisherError(code, details);
}

function logToStandardError(): () => void {
  const { stdout, stderr } = process;
  const write = stdout.write;
  stdout.write = stderr.write.bind(stderr);
  return () => {
    stdout.write = write;
  };
}
