import { documents } from './documents';
import { guides } from './guides';
import { publicApi } from './public-api';
import { reviews } from './reviews';
import { sites } from './sites';
import { versions } from './versions';

export const controllers = { documents, guides, publicApi, reviews, sites, versions };
