import { OPERATIONS } from '../delivery/operations';

/** Open to everyone, reading only: what it shows is released. */
const route = (path: string, action: string) => ({
  method: 'GET' as const,
  path: `/public${path}`,
  handler: `publicApi.${action}`,
  config: { auth: false as const },
});

/** `/api/public/…`; see `delivery/operations.ts`. */
export const publicApi = {
  type: 'content-api',
  prefix: '',
  routes: [
    ...Object.entries(OPERATIONS).map(([action, { path }]) => route(path, action)),
    route('/openapi.json', 'openApi'),
  ],
};
