import type { Severity } from '../../../../domain/template/types';

/** Names of the admin's colours by how grave a finding is. */
export const SEVERITY_COLOURS = {
  error: 'danger',
  warning: 'warning',
  advice: 'secondary',
} as const satisfies Record<Severity, string>;
