import { extname } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { writeWorkbook } from '../../server/src/intake/write-xlsx';
import { PublisherError } from '../../shared/contracts/errors';
import type { FiguresReport } from '../../shared/contracts/services';
import type { Context } from '../context';
import { figureSheets } from '../figures/figure-sheets';
import { entryLines, figureLines } from '../figures/figure-lines';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';

interface FiguresOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly year?: number;
  readonly list?: string;
  readonly side: 'before' | 'after';
  readonly out?: string;
}

/** `guides figures`: the reform figures of two dates, computed from the entries of issued editions. */
export function figuresCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'figures',
    say(
      '由已发布目录版本的条目计算改革数据',
      'the reform figures, computed from the entries of issued catalogue editions'
    )
  )
    .option(
      '--from <edition>',
      say('之前：目录版本编码或日期', 'before: code of an edition, or a date')
    )
    .option(
      '--to <edition>',
      say('之后：目录版本编码或日期', 'after: code of an edition, or a date')
    )
    .option(
      '--year <year>',
      say('动态调整的统计年份', 'year whose adjustments are added up'),
      yearOf
    )
    .option(
      '--list <figure>',
      say('列出某个数据所统计的条目', 'list the entries that one figure counts')
    )
    .addOption(
      new Option('--side <side>', say('列出哪一时点的条目', 'at which of the two dates'))
        .choices(['before', 'after'])
        .default('after')
    )
    .option('--out <file>', say('写成通报用的表格（.xlsx）', 'write a spreadsheet (.xlsx)'))
    .action((options: FiguresOptions) => figures(options, context));
}

async function figures(options: FiguresOptions, context: Context): Promise<void> {
  const { io, locale } = context;
  const { from, to, year, list, side, out, format } = options;
  if (out !== undefined && extname(out).toLowerCase() !== '.xlsx') {
    throw new PublisherError('cli.wrong-use', { reason: `--out ${out} (.xlsx)` });
  }
  const query = { from, to, year, locale };
  const writer = new Writer(io.stdout);
  if (list !== undefined) {
    const found = await io.withApplication((services) =>
      services.figures.entries({ ...query, figure: list, side })
    );
    if (format === 'json') return writer.json(found);
    for (const line of entryLines(found, context)) await writer.line(line);
    return;
  }
  const report = await io.withApplication((services) => services.figures.compute(query));
  if (out !== undefined) await writeWorkbook(figureSheets(report, locale), out);
  await show(report, { format, writer, context });
}

async function show(
  report: FiguresReport,
  { format, writer, context }: { format: string; writer: Writer; context: Context }
): Promise<void> {
  if (format === 'json') return writer.json(report);
  for (const line of figureLines(report, context)) await writer.line(line);
}

function yearOf(text: string): number {
  if (!/^\d{4}$/.test(text)) throw new InvalidArgumentError(text);
  return Number(text);
}
