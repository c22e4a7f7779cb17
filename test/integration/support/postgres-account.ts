/** The account of the tests' own PostgreSQL; apart, because the server's package can't be loaded inside a test. */
export const POSTGRES_USER = 'zhinan';
export const POSTGRES_PASSWORD = 'only-for-tests';
