import { PLUGIN_ID } from '../plugin-id';

/** What the check itself reports, by no rule of a template. */
const BUILT_IN = /^(?:policy|document|rule|corpus)\./;

/** Address of the documentation of a rule, within the admin; null for what is no rule of a template. */
export const rulePage = (rule: string): string | null =>
  BUILT_IN.test(rule) ? null : `/plugins/${PLUGIN_ID}/templates?rule=${encodeURIComponent(rule)}`;
