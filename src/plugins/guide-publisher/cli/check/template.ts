import { stat } from 'node:fs/promises';
import { parseTemplate } from '../../domain/template/parse';
import type { Template, TemplateRef } from '../../domain/template/types';
import { readJson } from '../../server/src/intake/read-json';
import { sniff } from '../../server/src/intake/sniff';
import { PublisherError } from '../../shared/contracts/errors';
import type { Locale } from '../../domain/codes/tables';

/**
 * The template to check with: a file, `ID` or `ID@VERSION` among those found, else the newest of those found, else the
 * one that comes with the program.
 * @throws PublisherError `cli.no-template`, `cli.bad-template`, or what is wrong with the file
 */
export async function chooseTemplate(params: {
  readonly wanted: string | undefined;
  /** JSON of templates among the files. */
  readonly found: readonly unknown[];
  readonly locale: Locale;
}): Promise<Template> {
  const { wanted, found, locale } = params;
  if (wanted !== undefined && (await isFile(wanted))) {
    await mustBeJson(wanted);
    const { records } = await readJson(wanted);
    const parents = [...found, ...records.slice(1), await bundledTemplate()];
    return parse(records[0], { name: wanted, locale, parents });
  }
  const candidates = [...found];
  if (wanted !== undefined || candidates.length === 0) candidates.push(await bundledTemplate());
  const [id, version] = (wanted ?? '').split('@');
  const matching = candidates
    .map((json) => ({ json, ...identityOf(json) }))
    .filter((each) => wanted === undefined || each.id === id)
    .filter((each) => version === undefined || String(each.version) === version)
    .sort((a, b) => b.version - a.version);
  const [best] = matching;
  if (!best) throw new PublisherError('cli.no-template', { template: wanted });
  const parents = [...found, await bundledTemplate()];
  return parse(best.json, { name: `${best.id}@${best.version}`, locale, parents });
}

/** The sample of the province, part of the program; a file of records holds it as its only one. */
async function bundledTemplate(): Promise<unknown> {
  const { default: json } = await import('../../../../../database/sample/template.json');
  const value: unknown = json;
  const { records } = value as { records?: readonly unknown[] };
  return records ? records[0] : value;
}

interface ParseParams {
  readonly name: string;
  readonly locale: Locale;
  /** Templates that this one may extend. */
  readonly parents: readonly unknown[];
}

function parse(json: unknown, { name, locale, parents }: ParseParams): Template {
  const parsed = parseTemplate(json, (parent) =>
    parents.find((candidate) => isNamed(candidate, parent))
  );
  if (parsed.ok) return parsed.template;
  const [first] = parsed.problems;
  const more = parsed.problems.length > 1 ? ` (+${parsed.problems.length - 1})` : '';
  const reason = first ? `${first.path} ${first.message[locale]}${more}` : '';
  throw new PublisherError('cli.bad-template', { template: name, reason });
}

async function mustBeJson(file: string): Promise<void> {
  if ((await sniff(file)) !== 'json') {
    throw new PublisherError('import.json-only', { type: 'template' });
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (info) => info.isFile(),
    () => false
  );
}

function isNamed(json: unknown, { id, version }: TemplateRef): boolean {
  const identity = identityOf(json);
  return identity.id === id && identity.version === version;
}

function identityOf(json: unknown): { id: string; version: number } {
  const { id, version } = json as { id?: unknown; version?: unknown };
  return { id: String(id ?? ''), version: Number(version ?? 0) };
}
