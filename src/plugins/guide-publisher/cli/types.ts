import { typeChoices, typeOfName } from '../server/src/intake/names';
import type { ImportType } from '../server/src/intake/tables';
import { PublisherError } from '../shared/contracts/errors';

/**
 * The type that `--type` names, in any of its spellings.
 * @throws PublisherError `import.unknown-type`, wrong use
 */
export function typeOption(value: string): ImportType {
  const type = typeOfName(value);
  if (!type) throw new PublisherError('import.unknown-type', { choices: typeChoices() });
  return type;
}
