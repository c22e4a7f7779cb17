import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::intermediary-service.intermediary-service');
