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
      },
    },
  },
});

export default config;
