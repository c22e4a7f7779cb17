import type { Strapi } from '../strapi';
import type { Subject } from '../content/types';
import { runAs, type Actor } from './actor';
import { recordAudit } from './audit';
import { saveCheckResult } from './check-results';
import type { Examiner } from './examine';
import { errorsOf } from './gate';
import { findReview, saveReview } from './records';

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
  /** Kept as drafts because an error is open. */
  readonly held: number;
}

/**
 * One decision on a set of documents: each one without an open error is submitted, approved for its exact text and
 * published through the gate like any other; the rest stay drafts with their findings.
 */
export async function decideSet(
  strapi: Strapi,
  { examiner, now }: { examiner: Examiner; now: () => Date },
  subjects: Iterable<Subject> | AsyncIterable<Subject>,
  decision: SetDecision
): Promise<SetOutcome> {
  const outcome = { published: 0, unchanged: 0, held: 0 };
  for await (const subject of subjects) {
    outcome[await decideOne(strapi, { examiner, now, subject, decision })] += 1;
  }
  await recordAudit(strapi, {
    actor: decision.approver,
    at: now().toISOString(),
    action: 'review.approve-set',
    details: { ...outcome, comment: decision.comment },
  });
  return outcome;
}

async function decideOne(
  strapi: Strapi,
  {
    examiner,
    now,
    subject,
    decision,
  }: { examiner: Examiner; now: () => Date; subject: Subject; decision: SetDecision }
): Promise<keyof SetOutcome> {
  const { submitter, approver, comment } = decision;
  const examination = await examiner.examine(subject);
  const at = now().toISOString();
  await saveCheckResult(strapi, { subject, examination, at });
  const { hash, code, name, template } = examination;
  const before = await findReview(strapi, subject);
  if (before?.state === 'published' && before.publishedHash === hash) return 'unchanged';
  if (errorsOf(examination).length > 0) {
    await saveReview(strapi, subject, { subjectCode: code, subjectName: name });
    return 'held';
  }
  await runAs(approver, async () => {
    await strapi.db.transaction(async () => {
      await saveReview(strapi, subject, {
        state: 'approved',
        hash,
        comment,
        submittedBy: submitter.id,
        submittedByName: submitter.name,
        submittedAt: at,
        decidedBy: approver.id,
        decidedByName: approver.name,
        decidedAt: at,
        subjectCode: code,
        subjectName: name,
        templateCode: template.id,
        templateVersion: template.version,
      });
      const { uid, documentId, locale } = subject;
      await strapi.documents(uid).publish({ documentId, locale });
    });
  });
  return 'published';
}
