import type { Core } from '@strapi/strapi';

const config: Core.Config.Api = {
  rest: {
    defaultLimit: 25,
    maxLimit: 100,
    withCount: true,
    // Unknown parameters are refused, so that no second path to the data opens by accident.
    strictParams: true,
  },
  documents: { strictParams: true, strictRelations: true },
};

export default config;
