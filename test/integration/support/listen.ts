import type { Application } from './application';
import { freePort } from './free-port';

/** Opens the application on a free port of this machine, for a browser or the command line; returns its address. */
export async function listen({ strapi }: Application): Promise<string> {
  const port = await freePort();
  await new Promise<void>((resolve, reject) => {
    strapi.server.httpServer.once('error', reject);
    strapi.server.httpServer.listen(port, '127.0.0.1', () => resolve());
  });
  return `http://127.0.0.1:${port}`;
}
