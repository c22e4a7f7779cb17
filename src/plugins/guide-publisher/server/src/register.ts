import type { Strapi } from './strapi';
import { PLUGIN } from './strapi';

/** Half a row, where the editor is one line high; a table or a chart takes the whole row. */
const HALF = { default: 6, isResizable: true } as const;
const WHOLE = { default: 12, isResizable: false } as const;

/** Custom fields by which lists, codes and limits are edited; the admin half is in `admin/src/fields`. */
const CUSTOM_FIELDS = [
  { name: 'code', type: 'string', inputSize: HALF },
  { name: 'code-list', type: 'json', inputSize: HALF },
  { name: 'time-limit', type: 'json', inputSize: HALF },
  { name: 'list', type: 'json', inputSize: WHOLE },
  { name: 'chart', type: 'json', inputSize: WHOLE },
] as const;

export function register({ strapi }: { strapi: Strapi }): void {
  strapi.customFields.register(CUSTOM_FIELDS.map((field) => ({ ...field, plugin: PLUGIN })));
}
