export const middlewares = { sites: () => async (_ctx: unknown, next: () => Promise<void>) => next() };
