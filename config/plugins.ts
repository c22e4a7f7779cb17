import type { Core } from '@strapi/strapi';

// The first locale that Strapi creates in an empty database.
process.env.STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE ??= 'zh-Hans';

const config = ({ env }: Core.Config.Shared.ConfigParams): Core.Config.Plugin => ({
  'guide-publisher': {
    enabled: true,
    config: {
      sites: {
        folder: env('SITES_FOLDER', 'public/sites'),
        origin: env('PUBLIC_URL', ''),
        // png,pdf: downloads of flowcharts that a release makes besides SVG and BPMN.
        chartForms: env.array('CHART_FORMS', []),
        keepReleases: env.int('KEEP_RELEASES', 200),
        signingKey: env('RELEASE_SIGNING_KEY', ''),
      },
      api: {
        perMinute: env.int('API_REQUESTS_PER_MINUTE', 6_000),
        // [{"name": "portal", "sha256": "…", "perMinute": 60000}]
        keys: env.json('API_KEYS', []),
        // A proxy on this machine is believed about who asks; name those on others.
        trustedProxies: env.array('TRUSTED_PROXIES', ['127.0.0.1', '::1']),
        cacheMegabytes: env.int('API_CACHE_MEGABYTES', 64),
      },
      jobs: { run: env.bool('JOBS_RUN', true) },
    },
  },
});

export default config;
