import { factories } from '@strapi/strapi';

export default factories.createCoreRouter('api::standard-item.standard-item');
