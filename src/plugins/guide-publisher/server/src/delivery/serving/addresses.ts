import { PublisherError } from '../../../../shared/contracts/errors';
import { OPERATIONS, type OperationName } from '../operations';

/** Longest code of an address; the longest code in use has 33 characters. */
const MAX_NAME = 200;

export interface FoundAddress {
  readonly operation: OperationName;
  /** What the address names: `code`, `slug`. */
  readonly path: Readonly<Record<string, string>>;
}

/** Finds the operation that an address names, by the table of operations. */
export function createAddresses(): { find(path: string): FoundAddress | null } {
  const patterns = Object.entries(OPERATIONS).map(([operation, { path }]) => ({
    operation: operation as OperationName,
    pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}/?$`),
  }));
  return {
    find(path) {
      for (const { operation, pattern } of patterns) {
        const match = pattern.exec(path);
        if (match) return { operation, path: namesOf(match.groups ?? {}) };
      }
      return null;
    },
  };
}

/** A name longer than any code can't be that of a document. */
function namesOf(groups: Readonly<Record<string, string>>): Record<string, string> {
  const names = Object.entries(groups).map(([name, text]) => [name, decoded(text)] as const);
  for (const [, text] of names) {
    if (text.length > MAX_NAME || text.includes('\0'))
      throw new PublisherError('api.not-found', { what: text.slice(0, MAX_NAME) });
  }
  return Object.fromEntries(names);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new PublisherError('api.not-found', { what: text.slice(0, MAX_NAME) });
  }
}
