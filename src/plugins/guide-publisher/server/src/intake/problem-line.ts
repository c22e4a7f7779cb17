import type { Locale } from '../../../domain/codes/tables';
import type { Problem } from './types';

/** `guides.csv：第 3 行，承诺时限：……（import.limit-unit）` — one line, whatever the cell holds. */
export function problemLine(params: {
  readonly file: string;
  readonly problem: Problem;
  readonly locale: Locale;
}): string {
  const { file, problem, locale } = params;
  const english = locale === 'en';
  const place = [
    problem.sheet === '' || file.startsWith(problem.sheet) ? file : `${file} [${problem.sheet}]`,
    ...(problem.row > 0 ? [english ? `row ${problem.row}` : `第 ${problem.row} 行`] : []),
    ...(problem.column !== '' ? [problem.column] : []),
  ].join(english ? ', ' : '，');
  const warning = english ? 'warning: ' : '提醒：';
  const mark = problem.severity === 'warning' ? warning : '';
  const text = `${place}${english ? ': ' : '：'}${mark}${problem.message[locale]}`;
  return `${text} (${problem.code})`.replace(/\p{Cc}/gu, ' ');
}
