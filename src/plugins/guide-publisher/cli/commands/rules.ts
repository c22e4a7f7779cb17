import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describeRule, documentRule } from '../../domain/template/explain';
import type { Rule } from '../../domain/template/types';
import { chooseTemplate } from '../check/template';
import { changeLine } from '../check/change-line';
import { pageName } from '../check/totals';
import type { Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { oneLine, Writer } from '../output';

interface RulesOptions extends CommonOptions {
  readonly template?: string;
  readonly out?: string;
}

/** `guides rules`: what a template demands, as a list or as a page for each rule. */
export function rulesCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'rules',
    say(
      '列出模板的规则，或为每条规则写一页说明',
      'list the rules of a template, or write their pages'
    )
  )
    .option('--template <file>', say('模板文件', 'file of the template'))
    .option('--out <folder>', say('写入说明页的文件夹', 'folder for the pages'))
    .action((options: RulesOptions) => rules(options, context));
}

async function rules({ template, out, format }: RulesOptions, context: Context): Promise<void> {
  const { locale, io } = context;
  const chosen = await chooseTemplate({ wanted: template, found: [], locale });
  if (out !== undefined) await writePages(chosen.rules, out, context);
  const writer = new Writer(io.stdout);
  const { changes = [] } = chosen;
  const reasons = new Map(changes.map((change) => [change.rule, change.reason]));
  const off = changes.filter(({ disabled }) => disabled);
  const listed = chosen.rules.map((rule) => {
    const reason = reasons.get(rule.id);
    return { ...entryOf(rule, context), ...(reason !== undefined && { changedBecause: reason }) };
  });
  if (format === 'json') {
    return writer.json([
      ...listed,
      ...off.map(({ rule: id, reason }) => ({ id, disabled: true, changedBecause: reason })),
    ]);
  }
  for (const { id, severity, demand } of listed) {
    await writer.line(oneLine(`${id}  ${severity}  ${demand}`));
  }
  for (const change of changes) await writer.line(oneLine(changeLine(change, context)));
}

async function writePages(list: readonly Rule[], out: string, { locale }: Context): Promise<void> {
  await mkdir(out, { recursive: true });
  for (const rule of list) {
    await writeFile(join(out, pageName(rule.id)), documentRule(rule, locale));
  }
}

function entryOf(rule: Rule, { locale }: Context) {
  const { id, severity, clause } = rule;
  return { id, severity, clause, title: rule.title[locale], demand: describeRule(rule, locale) };
}
