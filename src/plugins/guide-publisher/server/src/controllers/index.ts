import { documents } from './documents';
import { guides } from './guides';
import { reviews } from './reviews';
import { sites } from './sites';
import { versions } from './versions';

export const controllers = { documents, guides, reviews, sites, versions };
