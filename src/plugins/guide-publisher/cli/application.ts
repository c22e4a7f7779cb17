import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
        get intake() {
          return plugin.service<PublisherServices['intake']>('intake');
        },
        get release() {
          return plugin.service<PublisherServices['release']>('release');
        },
      });
    } finally {
      await strapi.destroy();
    }
  } finally {
    restore();
  }
};

/** The little of Strapi that the command line needs. */
interface Booted {
  plugin(name: string): { service<T>(name: string): T };
  destroy(): Promise<void>;
}

async function boot(appDir: string, distDir: string): Promise<Booted> {
  try {
    const { createStrapi } = await import('@strapi/strapi');
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

function logToStandardError(): () => void {
  const { stdout, stderr } = process;
  const write = stdout.write;
  stdout.write = stderr.write.bind(stderr);
  return () => {
    stdout.write = write;
  };
}
