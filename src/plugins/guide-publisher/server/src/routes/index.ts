import { admin } from './admin';
import { publicApi } from './public-api';

export const routes = { admin, 'public-api': publicApi };
