import type { Core } from '@strapi/strapi';

/** The plugin is built on its own, and Strapi skips a plugin whose entry is missing without a word. */
export default {
  register(): void {},
  bootstrap({ strapi }: { strapi: Core.Strapi }): void {
    if (!strapi.plugins['guide-publisher']) {
      throw new Error(
        '插件 guide-publisher 未构建，请运行 npm run build / The plugin guide-publisher is not built: run npm run build'
      );
    }
  },
};
