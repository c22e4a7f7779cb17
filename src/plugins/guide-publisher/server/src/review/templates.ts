import { z } from 'zod/v4';
import { compileTemplate, type CompiledTemplate } from '../../../domain/template/compile';
import { parseTemplate, type ParsedTemplate } from '../../../domain/template/parse';
import type { Template, TemplateRef } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Strapi } from '../strapi';
import { effectiveVersion, findVersion, type Version } from './versions';

/** The time in which new errors of a template are warnings on what is public. */
export interface Grace {
  /** Last day, ISO form. */
  readonly until: string;
  /** The template before, by which an error is new or not. */
  readonly before: CompiledTemplate;
}

/** The template in effect, compiled once per version. */
export function createTemplates(strapi: Strapi) {
  const key = { subject: 'template', locale: 'zh-Hans' } as const;
  const current = compiledOnce(strapi);
  const earlier = compiledOnce(strapi);

  return {
    /** Throws `template.none` while no template has been approved. */
    async current(): Promise<CompiledTemplate> {
      const version = await effectiveVersion(strapi, key);
      if (!version) throw new PublisherError('template.none');
      return current(version);
    },

    /** The grace period of the template in effect; null where it has none today (ISO date), or nothing came before. */
    async grace(today: string): Promise<Grace | null> {
      const version = await effectiveVersion(strapi, key);
      if (!version?.graceUntil || version.graceUntil < today) return null;
      const { code, number } = version;
      const before = await effectiveVersion(strapi, { ...key, code, below: number });
      return before && { until: version.graceUntil, before: await earlier(before) };
    },
  };
}

/** Compiles a version where it is another than the last time. */
function compiledOnce(strapi: Strapi): (version: Version) => Promise<CompiledTemplate> {
  let cached: { id: number; compiled: CompiledTemplate } | null = null;
  return async ({ id, snapshot }) => {
    if (cached?.id !== id) {
      cached = { id, compiled: compileTemplate(await readTemplate(strapi, snapshot)) };
    }
    return cached.compiled;
  };
}

export type Templates = ReturnType<typeof createTemplates>;

/**
 * A complete template from JSON; what it extends is read from the versions in effect.
 * Throws `template.invalid` with every problem.
 */
export async function readTemplate(strapi: Strapi, json: unknown): Promise<Template> {
  const { parsed } = await parseWritten(strapi, json);
  if (!parsed.ok) throw new PublisherError('template.invalid', { problems: parsed.problems });
  return parsed.template;
}

/** A template from JSON with every problem instead of a refusal, and the JSON of what it extends. */
export async function parseWritten(
  strapi: Strapi,
  json: unknown
): Promise<{ readonly parsed: ParsedTemplate; readonly parent: unknown }> {
  const parents = await readParents(strapi, json);
  const parsed = parseTemplate(json, (parent) => parents.get(nameOf(parent)));
  const wanted = parentIn(json);
  return { parsed, parent: wanted && parents.get(nameOf(wanted)) };
}

/** The templates above one, as far as they are in effect; whether that is far enough is for the parser to say. */
async function readParents(strapi: Strapi, json: unknown): Promise<ReadonlyMap<string, unknown>> {
  const parents = new Map<string, unknown>();
  for (let next = parentIn(json); next !== null && !parents.has(nameOf(next));) {
    const { id: code, version: number } = next;
    const key = { subject: 'template', code, locale: 'zh-Hans', number } as const;
    const found = await findVersion(strapi, key);
    if (found?.state !== 'effective') break;
    parents.set(nameOf(next), found.snapshot);
    next = parentIn(found.snapshot);
  }
  return parents;
}

const extending = z.object({ extends: z.object({ id: z.string(), version: z.number().int() }) });

function parentIn(json: unknown): TemplateRef | null {
  const parsed = extending.safeParse(json);
  return parsed.success ? parsed.data.extends : null;
}

const nameOf = ({ id, version }: TemplateRef): string => `${id}@${version}`;
