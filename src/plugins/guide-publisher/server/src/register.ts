import type { Strapi } from './strapi';
import { PLUGIN } from './strapi';

/** Custom fields by which lists, codes and limits are edited; the admin half is in `admin/src/fields`. */
const CUSTOM_FIELDS = [
  { name: 'code', type: 'string' },
  { name: 'code-list', type: 'json' },
  { name: 'list', type: 'json' },
  { name: 'time-limit', type: 'json' },
  { name: 'chart', type: 'json' },
] as const;

export function register({ strapi }: { strapi: Strapi }): void {
  strapi.customFields.register(CUSTOM_FIELDS.map((field) => ({ ...field, plugin: PLUGIN })));
}
