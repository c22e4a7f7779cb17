import { labelOf } from '../domain/codes/tables';
import type { ImpactCounts, ImpactReport } from '../shared/contracts/services';
import type { Context } from './context';
import { oneLine } from './output';

/** Organizations that are named; all of them are in the JSON. */
const MOST_ORGANIZATIONS = 10;

/** The impact of a template for a reader: totals, then rules, levels and the organizations that gain most. */
export function impactLines(report: ImpactReport, { locale, say }: Context): string[] {
  const { from, to, checked, incomplete, affected, blocked, totals } = report;
  const named = (template: ImpactReport['to'] | null) =>
    template ? `${template.id}@${template.version}` : say('无', 'none');
  const some = report.organizations.slice(0, MOST_ORGANIZATIONS);
  const more = report.organizations.length - some.length;
  const counts = (each: ImpactCounts) => countWords(each, say);
  return [
    oneLine(`${named(from)} → ${named(to)}`),
    say(
      `比较 ${checked} 份指南，${affected} 份有变化，${blocked} 份新增错误；另有 ${incomplete} 份尚不完整`,
      `${checked} guides compared, ${affected} change, ${blocked} gain an error; ${incomplete} more are incomplete`
    ),
    counts(totals),
    ...section(say('按规则：', 'by rule:'), report.rules, (each) =>
      [each.rule, each.severity, each.title[locale], counts(each)].join('  ')
    ),
    ...section(say('按层级：', 'by level:'), report.levels, (each) =>
      [labelOf('level', each.level, locale), counts(each)].join('  ')
    ),
    ...section(say('按实施主体：', 'by organization:'), some, (each) =>
      [each.creditCode, each.name, counts(each)].join('  ')
    ),
    ...(more > 0 ? [say(`  另有 ${more} 个单位`, `  and ${more} more`)] : []),
  ];
}

function countWords(counts: ImpactCounts, say: Context['say']): string {
  const { gained, gainingGuides, lost, losingGuides } = counts;
  return say(
    `新增 ${gained}（${gainingGuides} 份），消除 ${lost}（${losingGuides} 份）`,
    `+${gained} (${gainingGuides} guides), −${lost} (${losingGuides} guides)`
  );
}

function section<T>(
  title: string,
  entries: readonly T[],
  line: (entry: T) => string
): readonly string[] {
  return entries.length === 0
    ? []
    : [title, ...entries.map((entry) => `  ${oneLine(line(entry))}`)];
}
