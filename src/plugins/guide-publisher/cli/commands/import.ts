import { writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { extname } from 'node:path';
import type { Command } from 'commander';
import { listInputFiles } from '../../server/src/intake/input-files';
import { reportLines, writeReport } from '../../server/src/intake/report';
import { PublisherError } from '../../shared/contracts/errors';
import type { ImportReport } from '../../shared/contracts/services';
import { EXIT, type Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';
import { startProgress } from '../progress';
import { typeOption } from '../types';

interface ImportOptions extends CommonOptions {
  readonly dryRun?: boolean;
  readonly takeGoodRows?: boolean;
  readonly approver?: string;
  readonly report?: string;
  readonly type?: string;
}

/** `guides import`: spreadsheets into content, with a report for each row. */
export function importCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'import',
    say('把表格导入内容库，逐行报告', 'import spreadsheets into content, with a report per row')
  )
    .argument('<files...>', say('文件或文件夹', 'files or folders'))
    .option('--dry-run', say('只检查，不写入', 'check only, write nothing'))
    .option(
      '--take-good-rows',
      say('有错的行不导入，其余照常导入', 'leave out bad rows, take the rest')
    )
    .option(
      '--approver <email>',
      say(
        '以该审核人的名义整批审核并发布',
        'approve and publish the set in the name of this reviewer'
      )
    )
    .option('--report <file>', say('报告文件（.xlsx 或 .json）', 'report file (.xlsx or .json)'))
    .option('--type <type>', say('数据类型', 'type of the data'))
    .action((files: string[], options: ImportOptions) => importFiles(files, options, context));
}

async function importFiles(
  paths: readonly string[],
  options: ImportOptions,
  context: Context
): Promise<void> {
  const { io, locale, finish } = context;
  const type = options.type === undefined ? undefined : typeOption(options.type);
  checkReportName(options.report);
  const { files, skipped } = await listInputFiles(paths);
  const progress = startProgress(io);
  const report = await io
    .withApplication(({ intake }) =>
      intake.importFiles(
        {
          files: files.map(({ path }) => path),
          ...(type && { type }),
          dryRun: options.dryRun ?? false,
          takeGoodRows: options.takeGoodRows ?? false,
          ...(options.approver && { approver: options.approver }),
          actor: `cli:${userInfo().username}`,
        },
        ({ file, rows }) => progress.update({ label: file, done: rows })
      )
    )
    .finally(() => progress.stop());
  if (options.report) await saveReport(report, options.report, context);
  const out = new Writer(io.stdout);
  if (options.format === 'json') await out.json({ ...report, skipped });
  else {
    const words = context.say('未识别，已跳过', 'not recognised, skipped');
    for (const line of reportLines(report, locale)) await out.line(line);
    for (const file of skipped) await out.line(`${file}: ${words}`);
  }
  finish(isRefused(report) ? EXIT.findings : EXIT.fine);
}

/** Found before the work, not after it. */
function checkReportName(report: string | undefined): void {
  if (report === undefined || /\.(?:xlsx|json)$/iu.test(report)) return;
  throw new PublisherError('cli.wrong-use', { reason: `--report ${report} (.xlsx, .json)` });
}

async function saveReport(report: ImportReport, out: string, { locale }: Context): Promise<void> {
  try {
    if (extname(out).toLowerCase() === '.xlsx') await writeReport({ report, out, locale });
    else await writeFile(out, `${JSON.stringify(report, null, 2)}\n`);
  } catch (error) {
    if (error instanceof PublisherError) throw error;
    throw new PublisherError('cli.cannot-write', { file: out });
  }
}

function isRefused(report: ImportReport): boolean {
  const refused = report.files.some((file) => file.refused > 0);
  const errors = report.problems.some(({ problem }) => problem.severity === 'error');
  return refused || errors || (!report.dryRun && !report.written);
}
