import { SHARED_FIELDS } from '../../../domain/document/records';

/** Fields that a guide takes from its standard item as long as it has no value of its own. */
export const isSharedField = (name: string): boolean =>
  (SHARED_FIELDS as readonly string[]).includes(name);
