import { startPostgres, type TestPostgres } from './postgres';

declare global {
  var testPostgres: TestPostgres | undefined;
}

/** One PostgreSQL for all suites; each suite makes a database of its own in it. */
export default async function setup(): Promise<void> {
  globalThis.testPostgres = await startPostgres();
  process.env.TEST_POSTGRES_PORT = String(globalThis.testPostgres.port);
}
