import { z } from 'zod/v4';
import { isAddressRange } from './delivery/serving/client-address';
import { PLUGIN, type Strapi } from './strapi';

/** Configuration of the plugin, in `config/plugins.ts` of the application. */
const configSchema = z.strictObject({
  sites: z.strictObject({
    /** Folder that holds the published sites, absolute or from the application's folder. */
    folder: z.string().min(1),
    /** Scheme and host of the public address; blank while it is not known. */
    origin: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]),
    /** What releases make of charts besides SVG and BPMN, on sites that don't say it themselves. */
    chartForms: z.array(z.enum(['png', 'pdf'])).default([]),
    /** Releases that are kept for going back and for readers of old pages; the current one always is. */
    keepReleases: z.int().min(1).max(10_000),
    /** Secret of the Ed25519 key that signs releases: 32 bytes in base64url; blank for unsigned releases. */
    signingKey: z.union([z.literal(''), z.string().regex(/^[A-Za-z0-9_-]{43}=?$/)]),
  }),
  /** The public content API. */
  api: z.strictObject({
    /** Requests that one address may make in a minute; 0 for no limit. Each node counts for itself. */
    perMinute: z.int().min(0),
    /** Readers with a limit of their own, who name themselves by the header `X-Api-Key`. */
    keys: z.array(
      z.strictObject({
        name: z.string().min(1),
        /** SHA-256 of the key, 64 hex digits: the key itself stands in no configuration. */
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        perMinute: z.int().min(0),
      })
    ),
    /** Addresses or ranges of proxies whose `X-Forwarded-For` is believed. */
    trustedProxies: z.array(z.string().refine(isAddressRange)),
    /** Memory for prepared answers, in MB. */
    cacheMegabytes: z.int().min(0).max(4_096),
  }),
  jobs: z.strictObject({
    /** Does this process work on jobs? Off for nodes that only answer requests. */
    run: z.boolean(),
  }),
});

/** A hundred requests a second: an office behind one address reads freely, a loop without a pause is slowed. */
const PER_MINUTE = 6_000;
/** Weeks of a busy office; unchanged pages are shared, so that a release costs some hundred kilobytes. */
const KEEP_RELEASES = 200;
/** Some 20,000 compressed guides. */
const CACHE_MEGABYTES = 64;

export type PluginConfig = z.output<typeof configSchema>;

/** The settings of a running application. */
export const configOf = (strapi: Strapi): PluginConfig =>
  strapi.config.get(`plugin::${PLUGIN}`) as PluginConfig;

export const config = {
  default: {
    sites: {
      folder: 'public/sites',
      origin: '',
      chartForms: [],
      keepReleases: KEEP_RELEASES,
      signingKey: '',
    },
    // Lists are empty: Strapi merges arrays of a default with those of the application entry by entry.
    api: { perMinute: PER_MINUTE, keys: [], trustedProxies: [], cacheMegabytes: CACHE_MEGABYTES },
    jobs: { run: true },
  },
  validator(value: unknown): void {
    configSchema.parse(value);
  },
};
