import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::standard-item.standard-item');
