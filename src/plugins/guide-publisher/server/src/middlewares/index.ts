import { errors } from './errors';
import { publicApi } from './public-api';
import { sites } from './sites';

export const middlewares = { errors, 'public-api': publicApi, sites };
