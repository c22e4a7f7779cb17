import { extname } from 'node:path';
import type { Command } from 'commander';
import { PublisherError } from '../../shared/contracts/errors';
import type { Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';
import { typeOption } from '../types';

interface ExportOptions extends CommonOptions {
  readonly type: string;
  readonly out: string;
}

/** `guides export`: content out, in the form that import reads. */
export function exportCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'export',
    say('导出内容，格式与导入相同', 'write content in the form that import reads')
  )
    .requiredOption('--type <type>', say('数据类型', 'type of the data'))
    .requiredOption(
      '--out <file>',
      say('输出文件（.csv、.xlsx、.json）', 'output (.csv, .xlsx, .json)')
    )
    .action((options: ExportOptions) => exportType(options, context));
}

async function exportType(options: ExportOptions, { io, say }: Context): Promise<void> {
  const { out } = options;
  const type = typeOption(options.type);
  if (!['.csv', '.xlsx', '.json'].includes(extname(out).toLowerCase())) {
    throw new PublisherError('export.unknown-form', { file: out });
  }
  const written = await io.withApplication(({ intake }) => intake.exportType({ type, out }));
  const writer = new Writer(io.stdout);
  if (options.format === 'json') return writer.json({ type, ...written });
  const { records, files } = written;
  await writer.line(
    say(`已导出 ${records} 条：${files.join('、')}`, `${records} records: ${files.join(', ')}`)
  );
}
