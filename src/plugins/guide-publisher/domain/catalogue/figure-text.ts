import type { LocalizedText } from '../codes/tables';
import type { FigureDefinition, FigureGroup, FigureUnit } from './figure-definitions';

/** Figures as a bulletin prints them: groups, units and rounded numbers. */

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

export const GROUP_LABELS: Readonly<Record<FigureGroup, LocalizedText>> = {
  lists: t('清单和目录', 'Lists'),
  limits: t('时限和环节', 'Limits and steps'),
  cleaning: t('证明事项和中介服务', 'Proofs and intermediary services'),
  adjustments: t('动态调整', 'Adjustments'),
  halls: t('政务大厅', 'Service halls'),
  online: t('网上公开', 'Online'),
  handling: t('办理方式', 'Handling'),
};

export const UNIT_LABELS: Readonly<Record<FigureUnit, LocalizedText>> = {
  items: t('项', 'items'),
  workdays: t('个工作日', 'working days'),
  stages: t('个', 'stages'),
  steps: t('个', 'steps'),
  halls: t('个', 'halls'),
  'square-metres': t('平方米', 'm²'),
  organizations: t('个', 'organizations'),
  share: t('%', '%'),
};

/** What of a figure its print depends on. */
type Printed = Pick<FigureDefinition, 'unit' | 'decimals'>;

/** A value as it is printed, without its unit: rounded half away from zero, with separators; blank for `null`. */
export function printedValue(value: number | null, { unit, decimals }: Printed): string {
  if (value === null) return '';
  return printed(unit === 'share' ? value * 100 : value, decimals);
}

/** A change as it is printed: with its sign. Of shares in percentage points. */
export function printedChange(change: number | null, definition: Printed): string {
  if (change === null) return '';
  const text = printedValue(Math.abs(change), definition);
  return Number(text.replaceAll(',', '')) === 0 ? '0' : `${change < 0 ? '−' : '+'}${text}`;
}

/** A share of change in percent with one digit, e.g. 42.4; without its sign, which the change carries. */
export const printedShare = (share: number | null): string =>
  share === null ? '' : `${printed(Math.abs(share) * 100, 1)}%`;

function printed(value: number, decimals: number): string {
  const factor = 10 ** decimals;
  // A tiny nudge keeps 2.675 from becoming 2.67 for its binary form alone.
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + 1e-12))) / factor;
  const [whole = '', fraction] = rounded.toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  // The minus sign of typesetting, as in printed changes.
  const signed = grouped.replace('-', '−');
  return fraction === undefined ? signed : `${signed}.${fraction}`;
}
