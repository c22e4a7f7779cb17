import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::intermediary-service.intermediary-service');
