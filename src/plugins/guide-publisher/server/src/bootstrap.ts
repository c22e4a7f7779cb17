import type { Strapi } from './strapi';

export async function bootstrap({ strapi: _strapi }: { strapi: Strapi }): Promise<void> {}
