import { adjustments } from './adjustments';
import { documents } from './documents';
import { drift } from './drift';
import { guides } from './guides';
import { pushes } from './pushes';
import { reviews } from './reviews';
import { sites } from './sites';
import { templates } from './templates';
import { versions } from './versions';
import { waivers } from './waivers';

export const controllers = {
  adjustments,
  documents,
  drift,
  guides,
  pushes,
  reviews,
  sites,
  templates,
  versions,
  waivers,
};
