import { stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Option, type Command } from 'commander';
import { createImpactList, IMPACT_LIST_FORMS } from '../../server/src/intake/impact-list';
import { readJson } from '../../server/src/intake/read-json';
import { sniff } from '../../server/src/intake/sniff';
import { PublisherError } from '../../shared/contracts/errors';
import type { ImpactReport, ImpactService } from '../../shared/contracts/services';
import { EXIT, type Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { impactLines } from '../impact-lines';
import { Writer } from '../output';
import { startProgress } from '../progress';

interface ImpactOptions extends CommonOptions {
  readonly template: string;
  readonly guides: ImpactReport['guides'];
  readonly out?: string;
}

/** `guides impact`: what a template changes in the findings of all guides, before it takes effect. */
export function impactCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'impact',
    say(
      '模板生效前，比较全部办事指南新增和消除的问题',
      'what a template changes in the findings of all guides, before it takes effect'
    )
  )
    .requiredOption(
      '--template <template>',
      say(
        '编号@版本（已提出或已生效），或模板文件（JSON）',
        'ID@VERSION (proposed or in effect), or a template file (JSON)'
      )
    )
    .addOption(
      new Option('--guides <which>', say('草稿或已公开的指南', 'drafts, or what is public'))
        .choices(['draft', 'published'])
        .default('draft')
    )
    .option(
      '--out <file>',
      say(
        '受影响指南的清单（.csv、.xlsx 或 .json）',
        'list of the affected guides (.csv, .xlsx or .json)'
      )
    )
    .action((options: ImpactOptions) => impact(options, context));
}

async function impact(options: ImpactOptions, context: Context): Promise<void> {
  const { io, finish } = context;
  const { guides, out } = options;
  if (out !== undefined && !IMPACT_LIST_FORMS.includes(extname(out).toLowerCase())) {
    const reason = `--out ${out} (${IMPACT_LIST_FORMS.join(', ')})`;
    throw new PublisherError('cli.wrong-use', { reason });
  }
  const template = await templateOf(options.template);
  const list = out === undefined ? null : createImpactList(out, context.locale);
  const progress = startProgress(io);
  const label = context.say('比较', 'compared');
  const report = await io
    .withApplication((services) =>
      services.impact.assess(
        { template, guides, ...(list && { onAffected: list.add }) },
        ({ done, total }) => progress.update({ label, done, total })
      )
    )
    .finally(() => progress.stop())
    .finally(() => list?.end());
  if (report.totals.gained > 0) finish(EXIT.findings);
  const writer = new Writer(io.stdout);
  if (options.format === 'json') return writer.json({ ...report, out: out ?? null });
  for (const line of impactLines(report, context)) await writer.line(line);
}

/** A file is read here: the application may run elsewhere. */
async function templateOf(
  wanted: string
): Promise<Parameters<ImpactService['assess']>[0]['template']> {
  if (await isFile(wanted)) {
    if ((await sniff(wanted)) !== 'json') {
      throw new PublisherError('import.json-only', { type: 'template' });
    }
    const { records } = await readJson(wanted);
    return { content: records[0] };
  }
  const [, id, version] = /^(.+)@([1-9]\d{0,5})$/u.exec(wanted) ?? [];
  if (id === undefined) throw new PublisherError('cli.no-template', { template: wanted });
  return { id, version: Number(version) };
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (info) => info.isFile(),
    () => false
  );
