import { errors } from './errors';
import { sites } from './sites';

export const middlewares = { errors, sites };
