import { PublisherError } from '../../../shared/contracts/errors';
import { inTransaction } from '../content/database-rows';
import type { Drafts } from '../content/drafts';
import { isPlain, tableOf } from '../content/links';
import { publishRows } from '../content/publish-rows';
import type { Subject } from '../content/types';
import type { EditionLog } from '../editions/log';
import type { Strapi } from '../strapi';
import { runAs, type Actor } from './actor';
import { recordAudit, recordAudits } from './audit';
import { saveCheckResults } from './check-results';
import type { Examination, Examiner } from './examine';
import { errorsOf, insideReview } from './gate';
import { createItemVersions, type ItemVersions } from './item-versions';
import { findReviews, saveReviews, type ReviewRecord } from './records';

export interface SetDecision {
  readonly submitter: Actor;
  readonly approver: Actor;
  /** Why the set is approved as one; kept with every document and in the audit. */
  readonly comment: string;
}

export interface SetOutcome {
  readonly published: number;
  /** Already public with this very text. */
  readonly unchanged: number;
  /** Kept as drafts: an error is open, or the approver wrote the text. */
  readonly held: number;
}

export interface SetParts {
  readonly examiner: Examiner;
  readonly log: EditionLog;
  readonly now: () => Date;
  /** Called after the commit of what has changed the public; must not throw. */
  readonly onPublicChange: () => void;
}

/** One decision on a set of documents, taken on one part of it after the other. */
export interface SetDesk {
  /**
   * Checks documents of one type and language. Each one without an open error is submitted, approved for its exact text
   * and published, by the rules of the gate; the rest stay drafts with their findings. One transaction, or part of the
   * caller's: all of it or nothing.
   */
  decide(documents: Drafts): Promise<SetOutcome>;
  /** Writes down that the set was decided on. */
  close(outcome: SetOutcome): Promise<void>;
}

/** Throws `review.own-work` where the approver is the one who submits. */
export function openSet(strapi: Strapi, parts: SetParts, decision: SetDecision): SetDesk {
  const { approver, submitter, comment } = decision;
  if (approver.id === submitter.id) throw new PublisherError('review.own-work');
  let items: ItemVersions | null = null;
  return {
    decide: async (documents) =>
      await strapi.db.transaction(async () => {
        items ??= createItemVersions(strapi, documents.locale);
        return decidePart(strapi, { ...parts, items }, { documents, decision });
      }),
    close: (outcome) =>
      recordAudit(strapi, {
        actor: approver,
        at: parts.now().toISOString(),
        action: 'review.approve-set',
        details: { ...outcome, comment },
      }),
  };
}

/** Outcome of an empty set. */
export const NONE: SetOutcome = { published: 0, unchanged: 0, held: 0 };

export const sum = (a: SetOutcome, b: SetOutcome): SetOutcome => ({
  published: a.published + b.published,
  unchanged: a.unchanged + b.unchanged,
  held: a.held + b.held,
});

interface Part {
  readonly documents: Drafts;
  readonly decision: SetDecision;
}

/** A document with what the check says of it. */
interface Examined {
  readonly subject: Subject;
  readonly examination: Examination;
}

async function decidePart(
  strapi: Strapi,
  parts: SetParts & { readonly items: ItemVersions },
  { documents, decision }: Part
): Promise<SetOutcome> {
  const { examiner, items, now } = parts;
  const { uid, documentIds, locale } = documents;
  if (documentIds.length === 0) return NONE;
  await holdDrafts(strapi, uid, documentIds);
  const examinations = await examiner.examineAll(documents, items);
  const at = now();
  const all = documentIds.map((documentId, i) => ({
    subject: { uid, documentId, locale },
    examination: examinations[i]!,
  }));
  await saveCheckResults(strapi, all, at);
  const reviews = await findReviews(strapi, documents);
  const verdict = ({ subject, examination }: Examined): keyof SetOutcome =>
    verdictOn(examination, reviews.get(subject.documentId) ?? null, decision.approver);
  const held = all.filter((each) => verdict(each) === 'held');
  const cleared = all.filter((each) => verdict(each) === 'published');
  await nameHeld(strapi, held, at);
  await publishAll(strapi, parts, { cleared, decision, at });
  return {
    published: cleared.length,
    held: held.length,
    unchanged: all.length - cleared.length - held.length,
  };
}

/** Nobody changes these drafts between the check of their text and its publication. SQLite has one writer anyway. */
async function holdDrafts(
  strapi: Strapi,
  uid: string,
  documentIds: readonly string[]
): Promise<void> {
  if (strapi.db.dialect.client !== 'postgres') return;
  await inTransaction(strapi, (from) =>
    from(tableOf(strapi, uid)).select('id').whereIn('document_id', documentIds).forUpdate()
  );
}

function verdictOn(
  examination: Examination,
  review: ReviewRecord | null,
  approver: Actor
): keyof SetOutcome {
  if (review?.state === 'published' && review.publishedHash === examination.hash) {
    return 'unchanged';
  }
  const own = review?.editedBy === approver.id;
  return own || errorsOf(examination).length > 0 ? 'held' : 'published';
}

/** A draft that is held is known by its code and name on the boards. */
async function nameHeld(strapi: Strapi, held: readonly Examined[], at: Date): Promise<void> {
  const entries = held.map(({ subject, examination: { code, name } }) => ({
    subject,
    changes: { subjectCode: code, subjectName: name },
  }));
  await saveReviews(strapi, entries, at);
}

interface Cleared {
  readonly cleared: readonly Examined[];
  readonly decision: SetDecision;
  readonly at: Date;
}

async function publishAll(
  strapi: Strapi,
  parts: SetParts,
  { cleared, decision, at }: Cleared
): Promise<void> {
  const [first] = cleared;
  if (!first) return;
  const { uid, locale } = first.subject;
  const spread = isPlain(strapi, uid)
    ? await inSeveralLanguages(strapi, cleared)
    : new Set(cleared.map(({ subject }) => subject.documentId));
  const approve = (list: readonly Examined[], state: 'approved' | 'published') =>
    saveReviews(
      strapi,
      list.map((each) => ({
        subject: each.subject,
        changes: approval(each, { decision, at, state }),
      })),
      at
    );
  const single = cleared.filter(({ subject }) => !spread.has(subject.documentId));
  if (single.length > 0) {
    const documentIds = single.map(({ subject }) => subject.documentId);
    await insideReview(() => publishRows(strapi, { uid, documentIds, locale, at }));
    await freezeAll(strapi, parts, { cleared: single, decision, at });
    await approve(single, 'published');
    await strapi.db.transaction(async ({ onCommit }) => onCommit(parts.onPublicChange));
  }
  // What languages share is copied among them by Strapi: these go through the document service, and so through the gate.
  const others = cleared.filter(({ subject }) => spread.has(subject.documentId));
  await approve(others, 'approved');
  for (const { subject } of others) {
    const { documentId } = subject;
    await runAs(decision.approver, async () =>
      strapi.documents(uid).publish({ documentId, locale })
    );
  }
}

async function inSeveralLanguages(
  strapi: Strapi,
  cleared: readonly Examined[]
): Promise<ReadonlySet<string>> {
  const { uid, locale } = cleared[0]!.subject;
  const rows = (await strapi.db.query(uid).findMany({
    select: ['documentId'],
    where: {
      documentId: { $in: cleared.map(({ subject }) => subject.documentId) },
      locale: { $ne: locale },
    },
  })) as Array<{ documentId: string }>;
  return new Set(rows.map(({ documentId }) => documentId));
}

/** What the gate does after a publication, for many documents. */
async function freezeAll(
  strapi: Strapi,
  { log }: SetParts,
  { cleared, decision, at }: Cleared
): Promise<void> {
  const instant = at.toISOString();
  const documents = cleared.map(({ examination }) => examination.document!);
  const { kind, locale } = documents[0]!;
  const codes = documents.map(({ code }) => code);
  const before = await log.currentHashes(kind, codes, locale);
  await log.freezeAll(
    cleared
      .filter(({ examination }) => before.get(examination.document!.code) !== examination.hash)
      .map(({ examination: { document, hash, template } }) => ({
        document: document!,
        hash,
        provenance: { approvedAt: instant, publishedAt: instant, template },
      }))
  );
  await recordAudits(
    strapi,
    cleared.map(({ subject, examination: { document, hash } }) => ({
      actor: decision.approver,
      at: instant,
      action: 'review.publish',
      subject,
      code: document!.code,
      details: { hash },
    }))
  );
}

interface Approval {
  readonly decision: SetDecision;
  readonly at: Date;
  /** `published` where the rows are published with it; the gate writes that itself for those that it lets through. */
  readonly state: 'approved' | 'published';
}

function approval(
  { examination: { hash, code, name, template } }: Examined,
  { decision: { submitter, approver, comment }, at, state }: Approval
) {
  const instant = at.toISOString();
  return {
    state,
    hash,
    ...(state === 'published' ? { publishedHash: hash } : {}),
    comment,
    submittedBy: submitter.id,
    submittedByName: submitter.name,
    submittedAt: instant,
    decidedBy: approver.id,
    decidedByName: approver.name,
    decidedAt: instant,
    subjectCode: code,
    subjectName: name,
    templateCode: template.id,
    templateVersion: template.version,
  };
}
