import type { Command } from 'commander';
import type { LocalizedText } from '../../domain/codes/tables';
import type { VerifyOutcome } from '../../shared/contracts/services';
import { EXIT, type Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { oneLine, Writer } from '../output';

interface VerifyOptions extends CommonOptions {
  readonly site: string;
}

const FAULTS: Readonly<Record<VerifyOutcome['faults'][number]['problem'], LocalizedText>> = {
  missing: { 'zh-Hans': '缺失', en: 'missing' },
  changed: { 'zh-Hans': '被改动', en: 'changed' },
  truncated: { 'zh-Hans': '不完整', en: 'truncated' },
  extra: { 'zh-Hans': '多余', en: 'extra' },
  unreadable: { 'zh-Hans': '无法读取', en: 'unreadable' },
};

/** `guides verify`: compares every published byte with its manifest. */
export function verifyCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'verify',
    say('逐字节核对公开站点', 'compare every published byte with its manifest')
  )
    .requiredOption('--site <site>', say('站点', 'site'))
    .action((options: VerifyOptions) => verify(options, context));
}

async function verify({ site, format }: VerifyOptions, context: Context): Promise<void> {
  const { io, locale, say, finish } = context;
  const outcome = await io.withApplication(({ release }) => release.verify({ site }));
  const { faults, files, number } = outcome;
  if (faults.length > 0) finish(EXIT.findings);
  const out = new Writer(io.stdout);
  if (format === 'json') return out.json(outcome);
  for (const { path, problem } of faults)
    await out.line(oneLine(`${FAULTS[problem][locale]}  ${path}`));
  await out.line(
    say(
      `${site} 第 ${number ?? '-'} 批：核对 ${files} 个文件，${faults.length} 处不符`,
      `${site} release ${number ?? '-'}: ${files} files compared, ${faults.length} faults`
    )
  );
}
