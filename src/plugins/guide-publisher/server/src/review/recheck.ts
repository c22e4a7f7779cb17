import { LOCALES, type Locale } from '../../../domain/codes/tables';
import { contentHash } from '../../../domain/document/canonical';
import type { CompiledTemplate } from '../../../domain/template/compile';
import type { ReferenceSets } from '../../../domain/template/types';
import type { RecheckOutcome, RecheckService } from '../../../shared/contracts/services';
import { REVIEWED_KINDS, UID_OF_KIND, type Subject } from '../content/types';
import { TABLES, type Strapi } from '../strapi';
import { saveCheckResults, type CheckedDraft } from './check-results';
import { coalesced } from './coalesced';
import type { Examiner } from './examine';
import { guideDocument } from './guide-document';
import type { Found, Judged, Lenience } from './lenience';
import type { References } from './references';
import { streamGuidesInPlace, type GuideInPlace } from './resolve-all';
import { sha256 } from './sha256';
import type { Templates } from './templates';
import { effectiveVersion } from './versions';

/**
 * A check of every draft, so that boards are right after a template takes effect. It runs in the background; what it
 * has not reached when the process ends is checked after the next start.
 */
export interface Recheck extends RecheckService {
  /** Asks for a check of everything soon; see `Coalesced`. */
  request(): void;
  /** Are results of an older template left, as after a crash? */
  isStale(): Promise<boolean>;
  /** Asks for a check of everything where it is. */
  resume(): Promise<void>;
  /** Ends a run after its current chunk. */
  stop(): Promise<void>;
}

interface Parts {
  readonly templates: Templates;
  readonly references: References;
  readonly examiner: Examiner;
  readonly lenience: Lenience;
  readonly now: () => Date;
  readonly reportError: (error: unknown) => void;
}

/** Drafts of the smaller kinds that are checked before their results are stored. */
const CHUNK = 100;

class Stopped extends Error {}

export function createRecheck(strapi: Strapi, parts: Parts): Recheck {
  let stopped = false;

  async function run(): Promise<RecheckOutcome> {
    const compiled = await parts.templates.current();
    const { id, version } = compiled.template;
    let checked = 0;
    for await (const { drafts, at } of allDrafts(strapi, parts, compiled)) {
      if (stopped) throw new Stopped();
      await saveCheckResults(strapi, drafts, at);
      checked += drafts.length;
    }
    const { count } = await strapi.db
      .query(TABLES.checkResult)
      .deleteMany({ where: ofOtherTemplate({ id, version }) });
    return { template: { id, version }, checked, removed: count };
  }

  const background = coalesced(run, (error) => {
    if (!(error instanceof Stopped)) parts.reportError(error);
  });

  async function isStale(): Promise<boolean> {
    const current = await effectiveVersion(strapi, { subject: 'template', locale: 'zh-Hans' });
    if (!current) return false;
    const where = ofOtherTemplate({ id: current.code, version: current.number });
    return (await strapi.db.query(TABLES.checkResult).findOne({ select: ['id'], where })) !== null;
  }

  return {
    run,
    request: background.request,
    idle: background.idle,
    isStale,
    async resume() {
      if (await isStale()) background.request();
    },
    stop() {
      stopped = true;
      return background.idle();
    },
  };
}

/** Asks for a check of everything whenever a template takes effect, whoever made it so; after the commit. */
export function recheckOnNewTemplate(strapi: Strapi, recheck: Recheck): void {
  strapi.db.lifecycles.subscribe({
    models: [TABLES.version],
    async afterUpdate({ params, result }) {
      const { state } = (params.data ?? {}) as { state?: unknown };
      const { subject } = (result ?? {}) as { subject?: unknown };
      if (state !== 'effective' || subject !== 'template') return;
      await strapi.db.transaction(async ({ onCommit }) => onCommit(recheck.request));
    },
  });
}

/** After a whole run, results of another template are those of documents that are no more. */
const ofOtherTemplate = ({ id, version }: RecheckOutcome['template']) => ({
  $or: [{ templateCode: { $ne: id } }, { templateVersion: { $ne: version } }],
});

interface Chunk {
  readonly drafts: readonly CheckedDraft[];
  /** When they were read. */
  readonly at: Date;
}

async function* allDrafts(
  strapi: Strapi,
  parts: Parts,
  compiled: CompiledTemplate
): AsyncIterable<Chunk> {
  const { references, now } = parts;
  const sets = await references.forAll();
  for (const locale of LOCALES) {
    const lenient = await parts.lenience.for({ uid: UID_OF_KIND.guide, locale });
    const check = { compiled, sets, lenient };
    let at = now();
    for await (const guides of streamGuidesInPlace(strapi, { locale, status: 'draft' })) {
      const drafts = await Promise.all(guides.map((guide) => checkedGuide(guide, check)));
      yield { drafts: drafts.flat(), at };
      at = now();
    }
    for (const kind of REVIEWED_KINDS.filter((each) => each !== 'guide')) {
      for await (const subjects of subjectsOf(strapi, UID_OF_KIND[kind], locale)) {
        at = now();
        const drafts: CheckedDraft[] = [];
        for (const subject of subjects) {
          drafts.push(...(await checkedSubject(parts, subject)));
        }
        yield { drafts, at };
      }
    }
  }
}

interface GuideCheck {
  readonly compiled: CompiledTemplate;
  readonly sets: ReferenceSets;
  readonly lenient: (found: Found) => Promise<Judged>;
}

async function checkedGuide(
  { documentId, parts }: GuideInPlace,
  { compiled, sets, lenient }: GuideCheck
): Promise<CheckedDraft[]> {
  if (!parts) return [];
  const { code } = parts.record;
  const under = ({ template, check }: CompiledTemplate) => {
    const { document, findings } = guideDocument(parts, template);
    const found = document ? check(document, sets, parts.item) : [];
    return { document, findings: [...findings, ...found] };
  };
  const { document, findings } = under(compiled);
  const judged = document
    ? await lenient({ documentId, code, findings, under: (other) => under(other).findings })
    : { findings };
  const { id, version } = compiled.template;
  const examination = {
    hash: document ? contentHash(document, sha256) : '',
    findings: judged.findings,
    code,
    template: { id, version },
  };
  return [{ subject: { uid: UID_OF_KIND.guide, documentId, locale: parts.locale }, examination }];
}

/** A draft that cannot be read has no result; it must not stop the others. */
async function checkedSubject(
  { examiner, reportError }: Parts,
  subject: Subject
): Promise<CheckedDraft[]> {
  try {
    return [{ subject, examination: await examiner.examine(subject) }];
  } catch (error) {
    reportError(error);
    return [];
  }
}

async function* subjectsOf(
  strapi: Strapi,
  uid: Subject['uid'],
  locale: Locale
): AsyncIterable<Subject[]> {
  let after = 0;
  for (;;) {
    const rows = (await strapi.db.query(uid).findMany({
      select: ['id', 'documentId'],
      where: { id: { $gt: after }, locale, publishedAt: { $null: true } },
      orderBy: { id: 'asc' },
      limit: CHUNK,
    })) as Array<{ id: number; documentId: string }>;
    if (rows.length > 0) yield rows.map(({ documentId }) => ({ uid, documentId, locale }));
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = last.id;
  }
}
