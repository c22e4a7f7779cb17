import { Command, CommanderError } from 'commander';
import { PublisherError } from '../shared/contracts/errors';
import { checkCommand } from './commands/check';
import { codesCommand } from './commands/codes';
import { corpusCommand } from './commands/corpus';
import { exportCommand } from './commands/export';
import { figuresCommand } from './commands/figures';
import { flowchartCommand } from './commands/flowchart';
import { impactCommand } from './commands/impact';
import { importCommand } from './commands/import';
import { releaseCommand } from './commands/release';
import { rollbackCommand } from './commands/rollback';
import { rulesCommand } from './commands/rules';
import { verifyCommand } from './commands/verify';
import { EXIT, type CliIo, type Context, type ExitCode } from './context';
import { asPublisherError, errorLine, localeOf, ReaderGone, Writer } from './output';
import { translateHelp } from './help';

const COMMANDS: ReadonlyArray<(context: Context) => Command> = [
  checkCommand,
  importCommand,
  impactCommand,
  exportCommand,
  releaseCommand,
  rollbackCommand,
  verifyCommand,
  flowchartCommand,
  figuresCommand,
  codesCommand,
  rulesCommand,
  corpusCommand,
];

/** Runs one command line and gives its exit code: 0 fine, 1 findings or refused, 2 wrong use. Never throws. */
export async function run(argv: readonly string[], io: CliIo): Promise<ExitCode> {
  const locale = localeOf(argv, io.env);
  let exit: ExitCode = EXIT.fine;
  const context: Context = {
    io,
    locale,
    say: (zh, en) => (locale === 'en' ? en : zh),
    finish: (code) => {
      exit = code;
    },
  };
  const program = programOf(context);
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof ReaderGone) return exit;
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.fine;
    if (error instanceof CommanderError && error.code === 'commander.help') {
      io.stderr.write(program.helpInformation());
      return EXIT.wrongUse;
    }
    return report(error, { argv, context });
  }
}

function programOf(context: Context): Command {
  const { io, say } = context;
  const program = new Command('guides')
    .description(say('办事指南：检查、导入、发布', 'Service guides: check, import, release'))
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      // Wrong use is reported once, below.
      writeErr: () => undefined,
    });
  translateHelp(program, context);
  for (const make of COMMANDS) {
    const command = make(context).copyInheritedSettings(program);
    translateHelp(command, context);
    program.addCommand(command);
  }
  return program;
}

async function report(
  error: unknown,
  { argv, context }: { argv: readonly string[]; context: Context }
): Promise<ExitCode> {
  const { io, locale } = context;
  const known = error instanceof CommanderError ? wrongUse(error) : asPublisherError(error);
  const lines = [errorLine(known, locale)];
  if (argv.includes('--debug') && error instanceof Error) lines.push(error.stack ?? '');
  io.stderr.write(`${lines.join('\n')}\n`);
  if (wantsJson(argv)) {
    const body = { error: { code: known.code, message: known.messages } };
    await new Writer(io.stdout).json(body).catch(() => undefined);
  }
  return known.status === 400 ? EXIT.wrongUse : EXIT.findings;
}

/** Commander's words without its own "error:", and how to get help. */
function wrongUse(error: CommanderError): PublisherError {
  const reason = error.message.replace(/^error: /u, '').replace(/[.\s]+$/u, '');
  return new PublisherError('cli.wrong-use', { reason: `${reason} (guides --help)` });
}

function wantsJson(argv: readonly string[]): boolean {
  return argv.includes('--format=json') || argv[argv.lastIndexOf('--format') + 1] === 'json';
}
