import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::intermediary-service.intermediary-service');
