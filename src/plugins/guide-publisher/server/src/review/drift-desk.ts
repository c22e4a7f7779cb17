import {
  compareWithItem,
  takeOver,
  isBehind,
  type DriftInput,
  type TakenFields,
} from '../../../domain/document/drift';
import { SECTIONS } from '../../../domain/document/sections';
import {
  SHARED_FIELDS,
  type GuideRecord,
  type StandardItem,
} from '../../../domain/document/records';
import type { DriftList, DriftReport } from '../../../shared/contracts/admin-api';
import { PublisherError } from '../../../shared/contracts/errors';
import { readDraft } from '../content/drafts';
import { toGuideRecord } from '../content/rows';
import { UID_OF_KIND, type Subject } from '../content/types';
import type { Strapi } from '../strapi';
import { runAs, type Actor } from './actor';
import { recordAudit } from './audit';
import { listBehind, type BehindQuery } from './behind';
import { effectiveVersion, standardItemVersion } from './versions';

export type GuideSubject = Omit<Subject, 'uid'>;

/** Guides behind their standard item, as the admin's pages see them: what changed, and what the editor makes of it. */
export interface DriftDesk {
  list(query: BehindQuery): Promise<DriftList>;
  /** Throws `content.not-found`, `drift.no-item`. */
  report(subject: GuideSubject): Promise<DriftReport>;
  /**
   * Moves the draft to the version that the editor has seen, with the standard text in the fields named; none of them
   * confirms that the guide's own texts stand. A guide that was public is to be submitted again.
   * Throws `drift.up-to-date`, `drift.moved-on`, and what `report` throws.
   */
  move(subject: GuideSubject, actor: Actor, decision: DriftDecision): Promise<DriftReport>;
}

export interface DriftDecision {
  readonly fields: TakenFields;
  /** Version that the editor has compared with. */
  readonly version: number;
}

const uid = UID_OF_KIND.guide;

export function createDriftDesk(strapi: Strapi, { now }: { now: () => Date }): DriftDesk {
  async function read({ documentId, locale }: GuideSubject): Promise<DriftInput> {
    const record = toGuideRecord(await readDraft(strapi, { uid, documentId, locale }));
    const code = record.basicCode;
    const key = { subject: 'standard-item', code, locale } as const;
    const effective = code === '' ? null : await effectiveVersion<StandardItem>(strapi, key);
    if (!effective) throw new PublisherError('drift.no-item', { code: record.code });
    const [base, newest] = await Promise.all([
      standardItemVersion(strapi, { code, locale, number: record.itemVersion }),
      standardItemVersion(strapi, { code, locale, number: effective.number }),
    ]);
    return { record, base, newest: newest! };
  }

  return {
    list: (query) => listBehind(strapi, query),
    report: async (subject) => present(subject, await read(subject)),
    move: (subject, actor, decision) =>
      runAs(actor, async () =>
        strapi.db.transaction(async () => {
          const input = await read(subject);
          refuseUnlessSeen(input, decision);
          const moved = takeOver(input, decision.fields);
          await strapi
            .documents(uid)
            .update({ ...subject, data: changesOf(input.record, moved) as never });
          await recordAudit(strapi, {
            actor,
            at: now().toISOString(),
            action: 'guide.move-to-version',
            subject: { uid, ...subject },
            code: input.record.code,
            details: {
              from: input.record.itemVersion,
              to: moved.itemVersion,
              fields: decision.fields,
            },
          });
          return present(subject, await read(subject));
        })
      ),
  };
}

/** What was compared is what is decided on: a version that came meanwhile is looked at first. */
function refuseUnlessSeen({ record, newest }: DriftInput, { version }: DriftDecision): void {
  if (record.itemVersion >= newest.version) throw new PublisherError('drift.up-to-date');
  if (version !== newest.version) {
    throw new PublisherError('drift.moved-on', { version: newest.version });
  }
}

/** The columns that differ; a text that is taken over is blank in the row. */
function changesOf(before: GuideRecord, after: GuideRecord): Record<string, unknown> {
  const taken = SHARED_FIELDS.filter(
    (field) => Object.hasOwn(before.overrides, field) && !Object.hasOwn(after.overrides, field)
  );
  return {
    itemVersion: after.itemVersion,
    ...Object.fromEntries(taken.map((field) => [field, null])),
  };
}

function present({ documentId, locale }: GuideSubject, input: DriftInput): DriftReport {
  const { record, base, newest } = input;
  const fields = compareWithItem(input).filter(({ state }) => state !== 'unchanged');
  const changed = new Set(fields.filter(isBehind).map(({ section }) => section));
  return {
    documentId,
    locale,
    code: record.code,
    name: record.overrides.name || newest.name,
    item: { code: newest.basicCode, name: newest.name },
    itemVersion: record.itemVersion,
    newestVersion: newest.version,
    behind: record.itemVersion < newest.version,
    baseInEffect: base !== null,
    sections: SECTIONS.filter((section) => changed.has(section)),
    fields,
  };
}
