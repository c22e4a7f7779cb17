import { CATALOGUES } from '../../domain/catalogue/catalogue-kinds';
import { labelOf } from '../../domain/codes/tables';
import {
  GROUP_LABELS,
  printedChange,
  printedShare,
  printedValue,
  UNIT_LABELS,
} from '../../domain/catalogue/figure-text';
import type { FigureEntries, FiguresReport, ReportedFigure } from '../../shared/contracts/services';
import type { Context } from '../context';
import { oneLine } from '../output';

/** Figures for a reader, in the groups of a bulletin; a figure that no edition gives is left out. */
export function figureLines({ from, to, figures }: FiguresReport, context: Context): string[] {
  const { locale, say } = context;
  const known = figures.filter(({ before, after }) => isKnown(before) || isKnown(after));
  const lines = [`${from.date} → ${to.date}`];
  for (const [i, figure] of known.entries()) {
    if (figure.group !== known[i - 1]?.group) lines.push('', GROUP_LABELS[figure.group][locale]);
    lines.push(`  ${figureLine(figure, context)}`);
  }
  const missing = figures.length - known.length;
  if (missing > 0) {
    lines.push(
      '',
      say(
        `另有 ${missing} 项数据没有相应的目录版本（--format json 可见全部）`,
        `${missing} more figures have no edition to be computed from (--format json shows all)`
      )
    );
  }
  return lines;
}

const isKnown = (value: ReportedFigure['before']): boolean =>
  value !== null && value.value !== null;

function figureLine(figure: ReportedFigure, { locale }: Context): string {
  const { id, label, unit, before, after, change, changeShare } = figure;
  const value = (side: ReportedFigure['before']): string =>
    isKnown(side) ? printedValue(side!.value, figure) : '—';
  const sides = before === null ? value(after) : `${value(before)} → ${value(after)}`;
  const words = [label[locale], `${sides} ${UNIT_LABELS[unit][locale]}`];
  if (change !== null) words.push(`${printedChange(change, figure)} ${printedShare(changeShare)}`);
  return oneLine(`${words.join('  ')}  [${id}]`);
}

/** The entries that a figure counts, one line each, with the values of the catalogue's columns. */
export function entryLines({ catalogue, entries }: FigureEntries, { locale }: Context): string[] {
  const { columns } = CATALOGUES[catalogue];
  return entries.map(({ code, name, values }) => {
    const cells = columns.flatMap(({ name: column, label, table }) => {
      const value = values[column] ?? null;
      if (value === null || value === '') return [];
      return [`${label[locale]}=${table ? labelOf(table, String(value), locale) : value}`];
    });
    return oneLine([code, name, ...cells].join('  '));
  });
}
