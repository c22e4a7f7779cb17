import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { compileTemplate } from '../../domain/template/compile';
import { CorpusSurvey, type GuideSummary } from '../../domain/template/corpus-checks';
import { SEVERITIES, type Severity } from '../../domain/template/types';
import type { ImportType } from '../../server/src/intake/tables';
import { createExaminer, type Examined } from '../check/examine';
import { completed, guideIn } from '../check/guide-summary';
import { listInputs, readInputs, type Input } from '../check/inputs';
import { References } from '../check/references';
import { CHECK_FORMATS, createReport, type CheckFormat } from '../check/report';
import { chooseTemplate } from '../check/template';
import { corpusSummary, type CorpusSummary } from '../check/totals';
import { EXIT, type Context } from '../context';
import { newCommand, type CommonOptions } from '../help';
import { Writer } from '../output';
import { startProgress } from '../progress';
import { typeOption } from '../types';

interface CheckOptions extends Omit<CommonOptions, 'format'> {
  readonly format: CheckFormat;
  readonly docs?: string;
  readonly template?: string;
  readonly references?: string;
  readonly type?: string;
  readonly failOn: Severity;
}

/** `guides check`: checks documents and records of files, without a database. */
export function checkCommand(context: Context): Command {
  const { say } = context;
  return newCommand(
    context,
    'check',
    say(
      '不用数据库，按模板检查文件（JSON、CSV、XLSX）',
      'check files (JSON, CSV, XLSX) by a template, without a database'
    ),
    CHECK_FORMATS
  )
    .argument('<files...>', say('文件或文件夹', 'files or folders'))
    .option(
      '--template <template>',
      say('模板：编号、编号@版本或文件', 'template: ID, ID@VERSION or a file')
    )
    .option(
      '--references <folder>',
      say(
        '标准事项、实施主体等所在的文件夹（只供查找，不检查）',
        'folder of standard items, organizations … (looked up, not checked)'
      )
    )
    .option('--type <type>', say('数据类型', 'type of the data'))
    .addOption(
      new Option(
        '--fail-on <severity>',
        say('达到此级别时退出码为 1', 'exit 1 from this severity on')
      )
        .choices(SEVERITIES)
        .default('advice')
    )
    .option(
      '--docs <address>',
      say(
        '规则说明页（guides rules --out）所在的网址或文件夹',
        'address or folder of the pages that "guides rules --out" writes'
      )
    )
    .action((files: string[], options: CheckOptions) => check(files, options, context));
}

async function check(
  paths: readonly string[],
  options: CheckOptions,
  context: Context
): Promise<void> {
  const { io, locale, finish } = context;
  const type = options.type === undefined ? undefined : typeOption(options.type);
  const subjects = await listInputs(paths);
  const background = await listInputs(options.references ? [options.references] : []);
  const references = new References();
  const survey = new CorpusSurvey();
  // A file that is checked and looked up in is still one file.
  const checked = new Set(subjects.files.map((file) => resolve(file)));
  const others = background.files.filter((file) => !checked.has(resolve(file)));
  const found: Found[] = [];
  await gather(others, { references, found });
  const toCheck = await gather(subjects.files, { references, found, type });
  for (const { guide } of found) survey.add(completed(guide, references));
  const corpus = corpusSummary(survey);
  const template = await chooseTemplate({
    wanted: options.template,
    found: references.templates,
    locale,
  });
  const examiner = createExaminer({
    template: compileTemplate(template),
    references,
    sets: references.setsAt(io.now().toISOString().slice(0, 10), survey),
    corpusFindings: survey.findingsByCode(),
    missingItems: corpus.missingItems,
    locale,
  });
  const report = createReport(options.format, {
    out: new Writer(io.stdout),
    template,
    context,
    docs: options.docs?.replace(/\/+$/u, ''),
  });
  await report.begin();
  const progress = startProgress(io);
  try {
    for (const file of toCheck) {
      for await (const input of readInputs(file, type)) {
        await report.add(input, examine(input, examiner));
        progress.update({ label: file, done: report.checked });
      }
    }
    for (const input of lackingOrganizations(corpus, found)) {
      await report.add(input, examine(input, examiner));
    }
  } finally {
    progress.stop();
  }
  await report.end({ skipped: subjects.skipped, corpus });
  if (report.fails(options.failOn)) finish(EXIT.findings);
}

/**
 * First reading: what is referred to, and the codes of all guides. Gives the files to read again, which is all of
 * them, so that 100,000 guides never lie in memory at once.
 */
async function gather(
  files: readonly string[],
  { references, found, type }: Gathering
): Promise<readonly string[]> {
  for (const file of files) {
    for await (const input of readInputs(file, type)) {
      const guide = guideIn(input);
      if (guide) found.push({ guide, file });
      if (input.kind !== 'row') continue;
      const { row } = input;
      if (row.type && row.record) references.add(row.type, row.record);
    }
  }
  return files;
}

interface Gathering {
  readonly references: References;
  readonly found: Found[];
  readonly type?: ImportType | undefined;
}

/** A guide and where it stands; its organization may come later. */
interface Found {
  readonly guide: GuideSummary;
  readonly file: string;
}

/** Organizations that lack items of their sisters, each in the file of its first guide. */
function lackingOrganizations({ missingItems }: CorpusSummary, found: readonly Found[]): Input[] {
  const lacking = new Set(missingItems.map(({ organization }) => organization));
  const inputs: Input[] = [];
  for (const { guide, file } of found) {
    const code = guide.organization;
    if (lacking.delete(code)) inputs.push({ kind: 'organization', file, code });
  }
  return inputs;
}

function examine(input: Input, examiner: ReturnType<typeof createExaminer>): Examined | null {
  if (input.kind === 'document') return examiner.document(input.document);
  if (input.kind === 'organization') return examiner.organization(input.code);
  const { type, record } = input.row;
  return type && record ? examiner.record(type, record) : null;
}
