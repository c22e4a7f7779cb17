import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { reportLines } from '../../server/src/intake/report';
import { PublisherError } from '../../shared/contracts/errors';
import type { ImportReport } from '../../shared/contracts/services';
import { EXIT, type Context } from '../context';
import { loadGenerator } from '../corpus/generator';
import { writeCorpus, type WrittenCorpus } from '../corpus/write-files';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';
import { startProgress, type Progress } from '../progress';

interface CorpusOptions extends CommonOptions {
  readonly guides: string;
  readonly seed: string;
  readonly out?: string;
  readonly approver?: string;
}

/** `guides corpus`: a synthetic city in the proportions of a real one, as files or into the database, for load. */
export function corpusCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'corpus',
    say(
      '生成一座合成城市，写成文件或导入数据库，用于压力测试（需在代码仓库中运行）',
      'make a synthetic city, as files or into the database, for load (in a checkout of the repository)'
    )
  )
    .requiredOption('--guides <n>', say('办事指南数量，1 至 1000000', 'guides, 1 to 1000000'))
    .option('--seed <s>', say('随机种子；相同则城市相同', 'the same seed gives the same city'), '1')
    .option(
      '--out <folder>',
      say('写入文件夹，不导入', 'write files into a folder, import nothing')
    )
    .option(
      '--approver <email>',
      say('导入后以该审核人的名义审核并发布', 'approve and publish in the name of this reviewer')
    )
    .action((options: CorpusOptions) => makeCorpus(options, context));
}

async function makeCorpus(options: CorpusOptions, context: Context): Promise<void> {
  const guides = wholeNumber('--guides', options.guides, { least: 1, most: MOST_GUIDES });
  const seed = wholeNumber('--seed', options.seed, { least: 0, most: MOST_SEED });
  const root = process.cwd();
  const openCorpus = await loadGenerator(root);
  const corpus = await openCorpus({ guides, seed, root });
  const progress = startProgress(context.io);
  const write = (folder: string): Promise<WrittenCorpus> =>
    writeCorpus(corpus, folder, (label, done) => progress.update({ label, done }));
  try {
    if (options.out !== undefined) return await told(await write(options.out), options, context);
    const folder = await mkdtemp(join(tmpdir(), 'guides-corpus-'));
    try {
      await write(folder);
      await importAll(folder, { options, context, progress });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  } finally {
    progress.stop();
  }
}

/** More than the hundred largest cities would ever keep on one machine. */
const MOST_GUIDES = 1_000_000;
/** Seeds are mixed as 32-bit numbers. */
const MOST_SEED = 0xffff_ffff;

function wholeNumber(
  option: string,
  text: string,
  { least, most }: { readonly least: number; readonly most: number }
): number {
  const number = /^\d{1,10}$/u.test(text) ? Number(text) : NaN;
  if (number >= least && number <= most) return number;
  throw new PublisherError('cli.wrong-use', { reason: `${option} ${text} (${least}–${most})` });
}

interface Importing {
  readonly options: CorpusOptions;
  readonly context: Context;
  readonly progress: Progress;
}

async function importAll(folder: string, { options, context, progress }: Importing): Promise<void> {
  const { io, locale, finish } = context;
  const report: ImportReport = await io.withApplication(({ intake }) =>
    intake.importFiles(
      {
        ...{ files: [folder], dryRun: false, takeGoodRows: false, actor: 'cli:corpus' },
        ...(options.approver && { approver: options.approver }),
      },
      ({ file, rows }) => progress.update({ label: file, done: rows })
    )
  );
  progress.stop();
  const out = new Writer(io.stdout);
  if (options.format === 'json') await out.json(report);
  else for (const line of reportLines(report, locale)) await out.line(line);
  finish(report.written ? EXIT.fine : EXIT.findings);
}

async function told(
  written: WrittenCorpus,
  { format }: CorpusOptions,
  { io, say }: Context
): Promise<void> {
  const out = new Writer(io.stdout);
  if (format === 'json') return out.json(written);
  for (const [file, count] of Object.entries(written.records)) await out.line(`${file}: ${count}`);
  const { violations } = written;
  await out.line(say(`有意的问题：${violations}`, `broken on purpose: ${violations}`));
}
