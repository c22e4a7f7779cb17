import { contentHash } from '../../../../domain/document/canonical';
import { planMove } from '../../../../domain/document/push-plan';
import type { GuideDocument } from '../../../../domain/document/document';
import type { GuideRecord, StandardItem } from '../../../../domain/document/records';
import { compareFindings } from '../../../../domain/template/delta';
import type { CompiledTemplate } from '../../../../domain/template/compile';
import type { Finding, ReferenceSets } from '../../../../domain/template/types';
import type { PushOutcome } from '../../../../shared/contracts/admin-api';
import { PublisherError } from '../../../../shared/contracts/errors';
import { UID_OF_KIND } from '../../content/types';
import { currentEditions } from '../../editions/reinstate';
import { TABLES, type Strapi } from '../../strapi';
import { guideDocument, type GuideParts } from '../guide-document';
import type { Lenience, Judged } from '../lenience';
import type { ReviewRecord } from '../records';
import type { References } from '../references';
import { createGuidesInPlace, type GuideInPlace } from '../resolve-all';
import { sha256 } from '../sha256';
import type { Templates } from '../templates';
import { standardItemVersion } from '../versions';
import type { PushRow } from './records';

/** What a push makes of one guide as it is now. */
export interface Weighed {
  readonly documentId: string;
  readonly outcome: PushOutcome;
  /** Of readable guides. */
  readonly found: WeighedGuide | null;
}

export interface WeighedGuide {
  readonly record: GuideRecord;
  readonly name: string;
  readonly organization: { readonly creditCode: string; readonly name: string };
  readonly fields: readonly string[];
  readonly conflicts: readonly string[];
  /** What the guide becomes; null where it is left as it is. */
  readonly moved: MovedGuide | null;
}

export interface MovedGuide {
  readonly record: GuideRecord;
  readonly document: GuideDocument | null;
  /** Blank without a document. */
  readonly hash: string;
  readonly findings: readonly Finding[];
  readonly gained: readonly Finding[];
  readonly template: { readonly id: string; readonly version: number };
  /** Row id of the edition that is public now, which is the same text as the draft; null where there is none such. */
  readonly edition: number | null;
}

export interface WeighParts {
  readonly templates: Templates;
  readonly references: References;
  readonly lenience: Lenience;
}

const uid = UID_OF_KIND.guide;

/**
 * Weighs guides for a push: which move, which are public and as their draft says, what is found in them then. What all
 * of them share is read once, so make one for a run and not for each step.
 */
export async function createScales(strapi: Strapi, parts: WeighParts, push: PushRow) {
  const { code, number, pushLocale: locale } = push;
  const newest = await standardItemVersion(strapi, { code, locale, number });
  if (!newest) throw new PublisherError('drift.no-item', { code });
  const read = await createGuidesInPlace(strapi, locale);
  const compiled = await parts.templates.current();
  const sets = await parts.references.forAll();

  /** The guides that are still there, in order of row id. */
  return async (documentIds: readonly string[]): Promise<Weighed[]> => {
    const guides = await read(documentIds);
    const standing = await readStanding(strapi, guides, locale);
    const lenient = await parts.lenience.for({ uid, locale }, documentIds);
    const judge = async ({ documentId, parts: given }: Judging): Promise<Text> => {
      const under = (template: CompiledTemplate) => findingsOf(given, template, sets);
      const { document, findings } = under(compiled);
      const hash = document ? contentHash(document, sha256) : '';
      if (!document) return { document, hash, findings, waived: [] };
      const found = { documentId, code: document.code, findings };
      const other = (template: CompiledTemplate) => under(template).findings;
      return { document, hash, ...(await lenient({ ...found, under: other })) };
    };
    const weighed: Weighed[] = [];
    for (const guide of guides) {
      weighed.push(await weigh({ guide, newest, standing, judge, template: compiled.template }));
    }
    return weighed;
  };
}

interface Judging {
  readonly documentId: string;
  readonly parts: GuideParts;
}

interface Text extends Judged {
  readonly document: GuideDocument | null;
  readonly hash: string;
}

interface Weighing {
  readonly guide: GuideInPlace;
  readonly newest: StandardItem;
  readonly standing: Standing;
  readonly judge: (judging: Judging) => Promise<Text>;
  readonly template: { readonly id: string; readonly version: number };
}

async function weigh({ guide, newest, standing, judge, template }: Weighing): Promise<Weighed> {
  const { documentId, parts } = guide;
  if (!parts || parts.record.basicCode !== newest.basicCode) {
    return { documentId, outcome: 'skipped', found: null };
  }
  const { record, item, organization } = parts;
  const shown = {
    record,
    name: record.overrides.name || newest.name,
    organization: {
      creditCode: organization?.creditCode ?? record.organizationCode,
      name: organization?.name ?? '',
    },
  };
  if (record.itemVersion >= newest.version) {
    return {
      documentId,
      outcome: 'skipped',
      found: { ...shown, fields: [], conflicts: [], moved: null },
    };
  }
  const { fields, conflicts, moved } = planMove({ record, base: item, newest });
  if (!moved) {
    return { documentId, outcome: 'conflict', found: { ...shown, fields, conflicts, moved } };
  }
  const before = await judge({ documentId, parts });
  const after = await judge({ documentId, parts: { ...parts, record: moved, item: newest } });
  const edition = standing.publicTwin(documentId, before);
  const { gained } = compareFindings(before.findings, after.findings);
  const { document, hash, findings } = after;
  return {
    documentId,
    outcome: outcomeOf(after, edition),
    found: {
      ...{ ...shown, fields, conflicts },
      moved: { record: moved, document, hash, findings, gained, edition, template },
    },
  };
}

function outcomeOf({ document, findings }: Text, edition: number | null): PushOutcome {
  if (edition === null) return 'moved';
  const open = findings.some(({ severity }) => severity === 'error');
  return document && !open ? 'published' : 'held';
}

function findingsOf(parts: GuideParts, { template, check }: CompiledTemplate, sets: ReferenceSets) {
  const { document, findings } = guideDocument(parts, template);
  return { document, findings: document ? [...findings, ...check(document, sets)] : findings };
}

interface Standing {
  /** The edition whose text is the draft's, approved and public; null where there is none. */
  publicTwin(documentId: string, draft: Text): number | null;
}

async function readStanding(
  strapi: Strapi,
  guides: readonly GuideInPlace[],
  locale: PushRow['pushLocale']
): Promise<Standing> {
  const ids = guides.map(({ documentId }) => documentId);
  const codes = guides.flatMap(({ parts }) => (parts ? [parts.record.code] : []));
  const published = (await strapi.db.query(uid).findMany({
    select: ['documentId'],
    where: { documentId: { $in: ids }, locale, publishedAt: { $notNull: true } },
  })) as Array<{ documentId: string }>;
  const isPublic = new Set(published.map(({ documentId }) => documentId));
  const reviews = (await strapi.db.query(TABLES.review).findMany({
    where: { subjectUid: uid, subjectLocale: locale, subjectId: { $in: ids }, state: 'published' },
  })) as ReviewRecord[];
  const hashes = new Map(reviews.map(({ subjectId, publishedHash }) => [subjectId, publishedHash]));
  const editions = await currentEditions(strapi, { kind: 'guide', locale, codes });
  return {
    publicTwin(documentId, { document, hash }) {
      const edition = document && editions.get(document.code);
      const same = edition?.hash === hash && hashes.get(documentId) === hash;
      return edition && same && isPublic.has(documentId) ? edition.id : null;
    },
  };
}
