import { chinaDay } from '../../../domain/codes/days';
import type { CompiledTemplate } from '../../../domain/template/compile';
import { withGrace } from '../../../domain/template/grace';
import type { Finding } from '../../../domain/template/types';
import { applyWaivers, type WaivedFinding, type Waiver } from '../../../domain/template/waivers';
import type { Subject } from '../content/types';
import type { Strapi } from '../strapi';
import type { Templates } from './templates';
import { waiversInForce } from './waivers';

/** Findings of one document as they are found, and what is asked of them. */
export interface Found {
  readonly documentId: string;
  readonly code: string;
  readonly findings: readonly Finding[];
  /** Findings of the same draft under another template; asked only where a grace period needs it. */
  readonly under: (template: CompiledTemplate) => Promise<readonly Finding[]> | readonly Finding[];
}

export interface Judged {
  /** What is open: new errors of a grace period are warnings here. */
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
}

/**
 * What stands between what a template finds and what is asked of the author: the grace period of a new template, and
 * waivers. Used wherever findings count: the gate, the desk, a check of everything, a push.
 */
export interface Lenience {
  /** For drafts of one type; all of them, or those that are named. */
  for(
    type: Omit<Subject, 'documentId'>,
    documentIds?: readonly string[]
  ): Promise<(found: Found) => Promise<Judged>>;
}

export function createLenience(
  strapi: Strapi,
  { templates, now }: { templates: Templates; now: () => Date }
): Lenience {
  return {
    async for(type, documentIds) {
      const today = chinaDay(now());
      const grace = await templates.grace(today);
      const isPublic = grace && (await publicDocuments(strapi, type, documentIds));
      const waivers = await waiversInForce(strapi, { ...type, documentIds, today });
      const { template } = await templates.current();
      const neverWaived = new Set(
        template.rules.filter(({ waivable }) => waivable === false).map(({ id }) => id)
      );

      async function afterGrace({ documentId, findings, under }: Found) {
        if (!grace || !isPublic?.has(documentId) || !findings.some(isError)) return findings;
        const before = await under(grace.before);
        return withGrace({ before, after: findings, graceUntil: grace.until });
      }

      return async (found) => {
        const findings = await afterGrace(found);
        const own: readonly Waiver[] | undefined = waivers.get(found.documentId);
        if (!own) return { findings, waived: [] };
        const { code } = found;
        const { open, waived } = applyWaivers({ code, findings, waivers: own, today, neverWaived });
        return { findings: open, waived };
      };
    },
  };
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Document ids of what has a public text in this language. */
async function publicDocuments(
  strapi: Strapi,
  { uid, locale }: Omit<Subject, 'documentId'>,
  documentIds: readonly string[] | undefined
): Promise<ReadonlySet<string>> {
  const named = documentIds ? { documentId: { $in: [...documentIds] } } : {};
  const rows = (await strapi.db.query(uid).findMany({
    select: ['documentId'],
    where: { locale, publishedAt: { $notNull: true }, ...named },
  })) as Array<{ documentId: string }>;
  return new Set(rows.map(({ documentId }) => documentId));
}
