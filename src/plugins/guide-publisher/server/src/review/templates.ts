import { compileTemplate, type CompiledTemplate } from '../../../domain/template/compile';
import { parseTemplate } from '../../../domain/template/parse';
import type { Template } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import type { Strapi } from '../strapi';
import { effectiveVersion } from './versions';

/** The template in effect, compiled once per version. */
export function createTemplates(strapi: Strapi) {
  let cached: { id: number; compiled: CompiledTemplate } | null = null;

  return {
    /** Throws `template.none` while no template has been approved. */
    async current(): Promise<CompiledTemplate> {
      const version = await effectiveVersion(strapi, { subject: 'template', locale: 'zh-Hans' });
      if (!version) throw new PublisherError('template.none');
      if (cached?.id !== version.id) {
        cached = { id: version.id, compiled: compileTemplate(readTemplate(version.snapshot)) };
      }
      return cached.compiled;
    },
  };
}

export type Templates = ReturnType<typeof createTemplates>;

/** A template from JSON; throws `template.invalid` with every problem. */
export function readTemplate(json: unknown): Template {
  const parsed = parseTemplate(json);
  if (!parsed.ok) throw new PublisherError('template.invalid', { problems: parsed.problems });
  return parsed.template;
}
