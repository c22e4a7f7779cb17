import { Command, Option } from 'commander';
import type { Context } from './context';
import { FORMATS, type Format } from './output';

/** Options that every command has. */
export interface CommonOptions {
  readonly format: Format;
}

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
};

/** A command with the options that every command has. */
export function newCommand(
  context: Context,
  name: string,
  description: string,
  formats: readonly string[] = FORMATS
): Command {
  const { say } = context;
  return new Command(name)
    .description(description)
    .addOption(
      new Option('--format <format>', say('输出格式', 'output format'))
        .choices(formats)
        .default('text')
    )
    .addOption(
      new Option('--lang <lang>', say('语言', 'language')).choices(['zh', 'zh-Hans', 'en'])
    )
    .option('--debug', say('出错时显示调用栈', 'show the stack of an error'));
}

/** Help in the language of the run. */
export function translateHelp(command: Command, { locale, say }: Context): void {
  command.helpOption('-h, --help', say('显示帮助', 'show help'));
  command.helpCommand(false);
  if (locale === 'en') return;
  command.configureHelp({ styleTitle: (title) => TITLES[title] ?? title });
}
