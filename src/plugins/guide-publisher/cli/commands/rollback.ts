import { InvalidArgumentError, type Command } from 'commander';
import type { Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';
import { outcomeLine } from '../release-lines';

interface RollbackOptions extends CommonOptions {
  readonly site: string;
  readonly to?: number;
}

/** `guides rollback`: back to an earlier release of a site. */
export function rollbackCommand(context: Context): Command {
  const { say } = context;
  return newCommand(context, 'rollback', say('回到以前的发布批次', 'go back to an earlier release'))
    .requiredOption('--site <site>', say('站点', 'site'))
    .option(
      '--to <number>',
      say('批次号；缺省为上一批', 'number; the previous one if missing'),
      releaseNumber
    )
    .action((options: RollbackOptions) => rollback(options, context));
}

async function rollback(options: RollbackOptions, context: Context): Promise<void> {
  const { site, to, format } = options;
  const { io } = context;
  const outcome = await io.withApplication(({ release }) =>
    release.rollback(to === undefined ? { site } : { site, to })
  );
  const out = new Writer(io.stdout);
  await (format === 'json' ? out.json(outcome) : out.line(outcomeLine(outcome, context)));
}

function releaseNumber(value: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(value)) throw new InvalidArgumentError('1, 2, 3 …');
  return Number(value);
}
