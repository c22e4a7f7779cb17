import type { Locale } from '../../../domain/codes/tables';
import { compileTemplate } from '../../../domain/template/compile';
import {
  compareFindings,
  differingRules,
  samePolicies,
  sameResolved,
  type FindingsDelta,
} from '../../../domain/template/delta';
import type { ReferenceSets, Template } from '../../../domain/template/types';
import type { GuideDocument } from '../../../domain/document/document';
import { PublisherError } from '../../../shared/contracts/errors';
import type { ImpactService } from '../../../shared/contracts/services';
import { countGuides } from '../content/guide-stream';
import type { Strapi } from '../strapi';
import { guideDocument, type GuideParts } from './guide-document';
import { ImpactTally } from './impact-tally';
import type { References } from './references';
import { streamGuidesInPlace } from './resolve-all';
import { readTemplate } from './templates';
import { effectiveVersion, findVersion } from './versions';

/** The language in which guides are kept and checked; the others are translations of it. */
const LOCALE: Locale = 'zh-Hans';

type Wanted = Parameters<ImpactService['assess']>[0]['template'];

/** What a template changes before it takes effect, over all guides; see `ImpactService`. */
export function createImpact(
  strapi: Strapi,
  { references }: { references: References }
): ImpactService {
  return {
    async assess({ template, guides, onAffected }, onProgress) {
      const after = await templateOf(strapi, template);
      const before = await templateBefore(strapi, template);
      const compare = comparison(before ?? nothing(after), after, await references.forAll());
      const total = await countGuides(strapi, { locale: LOCALE, status: guides });
      const tally = new ImpactTally();
      const seen = { checked: 0, incomplete: 0 };
      const stream = streamGuidesInPlace(strapi, { locale: LOCALE, status: guides });
      for await (const chunk of stream) {
        for (const { documentId, parts } of chunk) {
          const compared = parts && compare(parts);
          seen[compared ? 'checked' : 'incomplete'] += 1;
          if (!compared || isEmpty(compared.delta)) continue;
          const { document, delta } = compared;
          tally.add(document, delta);
          const { code, name, level, organization } = document;
          await onAffected?.({ documentId, code, name, level, organization, ...delta });
        }
        onProgress?.({ done: seen.checked + seen.incomplete, total });
      }
      return {
        from: before && identityOf(before),
        to: identityOf(after),
        guides,
        ...seen,
        ...tally.report(before ? [after, before] : [after]),
      };
    },
  };
}

async function templateOf(strapi: Strapi, wanted: Wanted): Promise<Template> {
  if ('content' in wanted) return readTemplate(strapi, wanted.content);
  const { id, version: number } = wanted;
  const key = { subject: 'template', code: id, locale: LOCALE, number } as const;
  const version = await findVersion(strapi, key);
  if (!version) throw new PublisherError('content.not-found', { what: `${id}@${number}` });
  return readTemplate(strapi, version.snapshot);
}

/** The template in effect; of the template in effect itself the one before it. */
async function templateBefore(strapi: Strapi, wanted: Wanted): Promise<Template | null> {
  const key = { subject: 'template', locale: LOCALE } as const;
  const current = await effectiveVersion(strapi, key);
  if (!current) return null;
  const { code, number } = current;
  const itself = 'id' in wanted && wanted.id === code && wanted.version === number;
  if (!itself) return readTemplate(strapi, current.snapshot);
  const earlier = await effectiveVersion(strapi, { ...key, code, below: number });
  return earlier && readTemplate(strapi, earlier.snapshot);
}

interface Compared {
  readonly document: GuideDocument;
  readonly delta: FindingsDelta;
}

/**
 * Compares guides under two templates. Most guides read the same under both: for them only the rules that differ are
 * run, which is why the whole city takes seconds.
 */
function comparison(
  before: Template,
  after: Template,
  sets: ReferenceSets
): (parts: GuideParts) => Compared | null {
  const whole = { before: compileTemplate(before), after: compileTemplate(after) };
  const reduced = differingRules(before, after);
  const part = { before: compileTemplate(reduced.before), after: compileTemplate(reduced.after) };
  const onePolicy = samePolicies(before, after);
  return (parts) => {
    const right = guideDocument(parts, after);
    const left = onePolicy ? right : guideDocument(parts, before);
    if (!left.document || !right.document) return null;
    const rules = sameResolved(left.document, right.document) ? part : whole;
    const delta = compareFindings(
      [...left.findings, ...rules.before.check(left.document, sets, parts.item)],
      [...right.findings, ...rules.after.check(right.document, sets, parts.item)]
    );
    return { document: right.document, delta };
  };
}

/** In place of a template where none is in effect: every finding is gained. */
const nothing = (template: Template): Template => ({ ...template, policies: [], rules: [] });

const isEmpty = ({ gained, lost }: FindingsDelta): boolean =>
  gained.length === 0 && lost.length === 0;

const identityOf = ({ id, version }: Template) => ({ id, version });
