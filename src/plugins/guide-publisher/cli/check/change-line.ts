import type { RuleOverride } from '../../domain/template/types';
import type { Context } from '../context';

/** A rule that a template has switched off or changed, and why; so that nobody takes silence for consent. */
export function changeLine(change: RuleOverride, { say }: Pick<Context, 'say'>): string {
  const { rule, severity, disabled, reason } = change;
  const what = disabled
    ? say('已停用', 'switched off')
    : say(`级别改为 ${severity}`, `severity changed to ${severity}`);
  return `${rule}  ${what}  ${reason}`;
}
