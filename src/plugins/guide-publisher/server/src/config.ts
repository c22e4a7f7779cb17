import { z } from 'zod/v4';

/** Configuration of the plugin, in `config/plugins.ts` of the application. */
const configSchema = z.strictObject({
  sites: z.strictObject({
    /** Folder that holds the published sites, absolute or from the application's folder. */
    folder: z.string().min(1),
    /** Scheme and host of the public address; blank while it is not known. */
    origin: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    /** What releases make of charts besides SVG and BPMN, on sites that don't say it themselves. */
    chartForms: z.array(z.enum(['png', 'pdf'])).default([]),
  }),
});

export type PluginConfig = z.output<typeof configSchema>;

export const config = {
  default: { sites: { folder: 'public/sites', origin: '', chartForms: [] } },
  validator(value: unknown): void {
    configSchema.parse(value);
  },
};
