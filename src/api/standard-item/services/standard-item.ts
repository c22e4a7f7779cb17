import { factories } from '@strapi/strapi';

export default factories.createCoreService('api::standard-item.standard-item');
