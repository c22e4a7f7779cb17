import type { Locale } from '../../domain/codes/tables';
import { GROUP_LABELS, UNIT_LABELS } from '../../domain/catalogue/figure-text';
import { protect } from '../../server/src/intake/protect';
import type { OutCell } from '../../server/src/intake/write-cells';
import type { OutSheet } from '../../server/src/intake/write-xlsx';
import type { FiguresReport, ReportedFigure } from '../../shared/contracts/services';

const HEADERS = {
  'zh-Hans': ['分组', '数据', '单位', '之前', '之后', '增减', '增减幅度（%）', '计算方法'],
  en: ['Group', 'Figure', 'Unit', 'Before', 'After', 'Change', 'Change (%)', 'Formula'],
} as const;

const SHEET_NAME = { 'zh-Hans': '改革数据', en: 'Figures' } as const;

/** The figures as a sheet of a bulletin: real numbers, rounded as they are printed. */
export function figureSheets({ figures }: FiguresReport, locale: Locale): OutSheet[] {
  const rows = figures.map((figure) => rowOf(figure, locale));
  return [{ name: SHEET_NAME[locale], headers: HEADERS[locale], rows }];
}

function rowOf(figure: ReportedFigure, locale: Locale): OutCell[] {
  const { group, label, unit, before, after, change, changeShare, formula, decimals } = figure;
  const scale = unit === 'share' ? 100 : 1;
  const value = (number: number | null | undefined): OutCell => numberCell(number, scale, decimals);
  return [
    textCell(GROUP_LABELS[group][locale]),
    textCell(label[locale]),
    textCell(UNIT_LABELS[unit][locale]),
    value(before?.value),
    value(after?.value),
    value(change),
    numberCell(changeShare, 100, 1),
    textCell(formula[locale]),
  ];
}

const textCell = (text: string): OutCell => ({ kind: 'text', text: protect(text) });

function numberCell(number: number | null | undefined, scale: number, decimals: number): OutCell {
  if (number === null || number === undefined) return { kind: 'blank' };
  return { kind: 'number', number: Number((number * scale).toFixed(decimals)) };
}
