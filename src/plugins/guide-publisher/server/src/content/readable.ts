import { PublisherError } from '../../../shared/contracts/errors';

/** What can be read of a row, or null where it holds what no record can hold: one bad row must not stop all others. */
export function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof PublisherError) return null;
    throw error;
  }
}
