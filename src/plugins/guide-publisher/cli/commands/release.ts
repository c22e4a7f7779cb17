import type { Command } from 'commander';
import type { ReleaseSummary } from '../../shared/contracts/services';
import type { Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';
import { startProgress } from '../progress';
import { outcomeLine } from '../release-lines';

interface ReleaseOptions extends CommonOptions {
  readonly site: string;
  readonly dryRun?: boolean;
  readonly list?: boolean;
  readonly rewrite?: boolean;
}

/** `guides release`: moves a public site, whole or not at all. */
export function releaseCommand(context: Context): Command {
  const { say } = context;
  return newCommand(context, 'release', say('发布公开站点', 'release a public site'))
    .requiredOption('--site <site>', say('站点', 'site'))
    .option('--dry-run', say('只计算差异，不发布', 'work out the difference, release nothing'))
    .option(
      '--rewrite',
      say('全部重新生成并修复损坏的文件', 'draw and write everything, mend what is damaged')
    )
    .option('--list', say('列出已有的发布批次', 'list the releases there are'))
    .action((options: ReleaseOptions) =>
      options.list ? listReleases(options, context) : release(options, context)
    );
}

async function release(options: ReleaseOptions, context: Context): Promise<void> {
  const { io } = context;
  const progress = startProgress(io);
  const outcome = await io
    .withApplication((services) =>
      services.release.release(
        {
          site: options.site,
          dryRun: options.dryRun ?? false,
          ...(options.rewrite ? { rewrite: true } : {}),
        },
        ({ stage, done, total }) => progress.update({ label: stage, done, total })
      )
    )
    .finally(() => progress.stop());
  const out = new Writer(io.stdout);
  await (options.format === 'json' ? out.json(outcome) : out.line(outcomeLine(outcome, context)));
}

async function listReleases(options: ReleaseOptions, context: Context): Promise<void> {
  const { io } = context;
  const releases = await io.withApplication((services) =>
    services.release.list({ site: options.site })
  );
  const out = new Writer(io.stdout);
  if (options.format === 'json') return out.json(releases);
  for (const each of releases) await out.line(summaryLine(each, context));
}

function summaryLine(each: ReleaseSummary, { say }: Context): string {
  const mark = each.current ? '*' : ' ';
  const size = say(
    `${each.files} 个文件，${each.bytes} 字节`,
    `${each.files} files, ${each.bytes} bytes`
  );
  return `${mark} ${each.number}  ${each.createdAt}  ${size}`;
}
