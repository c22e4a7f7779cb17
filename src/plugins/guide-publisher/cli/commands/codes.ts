import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import { explainCode, explanationLine } from '../../domain/codes/explain';
import { EXIT, type Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';

/** `guides codes`: explains and checks codes, one line each. */
export function codesCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'codes',
    say(
      '解释并校验信用代码、区划代码、基本编码和实施编码',
      'explain and check credit, region, basic and implementation codes'
    )
  )
    .argument(
      '<values...>',
      say('编码；- 表示从标准输入逐行读取', 'codes; - reads lines from standard input')
    )
    .action((values: string[], options: CommonOptions) => explainAll(values, options, context));
}

async function explainAll(
  values: readonly string[],
  { format }: CommonOptions,
  { io, locale, finish }: Context
): Promise<void> {
  const out = new Writer(io.stdout);
  let count = 0;
  for await (const value of eachValue(values, io.stdin)) {
    const explanation = explainCode(value);
    if (!explanation.valid) finish(EXIT.findings);
    const entry = JSON.stringify(explanation);
    const text = format === 'text' ? explanationLine(explanation, locale) : entry;
    // One array, written as it grows: standard input may be long.
    const before = count === 0 ? '[\n' : ',\n';
    await (format === 'text' ? out.line(text) : out.write(before + text));
    count += 1;
  }
  if (format === 'json') await out.line(count === 0 ? '[]' : '\n]');
}

async function* eachValue(values: readonly string[], stdin: Readable): AsyncGenerator<string> {
  for (const value of values) {
    if (value !== '-') {
      yield value;
      continue;
    }
    const lines = createInterface({ input: stdin, crlfDelay: Infinity });
    try {
      for await (const line of lines) if (line.trim() !== '') yield line.trim();
    } finally {
      lines.close();
    }
  }
}
