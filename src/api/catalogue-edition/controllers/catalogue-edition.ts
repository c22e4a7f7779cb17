import { factories } from '@strapi/strapi';

export default factories.createCoreController('api::catalogue-edition.catalogue-edition');
