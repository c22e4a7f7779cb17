import { PublisherError } from '../../../shared/contracts/errors';
import { hasPublishedRow } from '../content/drafts';
import { kindOfUid, type Subject } from '../content/types';
import type { EditionLog } from '../editions/log';
import type { Strapi } from '../strapi';
import type { Actor } from './actor';
import { recordAudit } from './audit';
import { saveCheckResult } from './check-results';
import type { Examination, Examiner } from './examine';
import { errorsOf, insideReview } from './gate';
import { findReview, saveReview, type ReviewRecord } from './records';
import { nextState, type ReviewAction, type ReviewState, type WithdrawReason } from './states';

/** What reviewers and editors do with one subject. Each call is one transaction: all of it or nothing. */
export interface Reviews {
  /** Checks the draft, stores the result and says what the state is and whether the approval still holds. */
  status(subject: Subject): Promise<ReviewStatus>;
  /** Hands the exact text of now to the reviewers; refused while an error is open. */
  submit(subject: Subject, actor: Actor): Promise<ReviewStatus>;
  requestChanges(subject: Subject, actor: Actor, comment: string): Promise<ReviewStatus>;
  /** Approves the text with this hash; `review.stale` where the text has moved on. */
  approve(subject: Subject, actor: Actor, decision: Decision): Promise<ReviewStatus>;
  /** Publishes through the document service, and so through the gate. */
  publish(subject: Subject, actor: Actor): Promise<ReviewStatus>;
  withdraw(subject: Subject, actor: Actor, withdrawal: Withdrawal): Promise<ReviewStatus>;
}

export interface Decision {
  /** Hash of the text that the reviewer has read. */
  readonly hash: string;
  readonly comment: string;
}

export interface Withdrawal {
  readonly reason: WithdrawReason;
  /** Code of the document that takes its place; required for `delegated` and `merged`. */
  readonly successor: string;
  readonly note: string;
}

export interface ReviewStatus {
  readonly state: ReviewState;
  readonly review: ReviewRecord | null;
  readonly examination: Examination;
  /** Does the submission or approval stand for the text as it is now? */
  readonly upToDate: boolean;
}

interface ReviewParts {
  readonly examiner: Examiner;
  readonly log: EditionLog;
  readonly now: () => Date;
  /** Called after the commit of what has changed the public; must not throw. */
  readonly onPublicChange: () => void;
}

export function createReviews(
  strapi: Strapi,
  { examiner, log, now, onPublicChange }: ReviewParts
): Reviews {
  const instant = () => now().toISOString();

  async function status(subject: Subject): Promise<ReviewStatus> {
    const examination = await examiner.examine(subject);
    await saveCheckResult(strapi, { subject, examination, at: instant() });
    const review = await findReview(strapi, subject);
    return {
      state: review?.state ?? 'draft',
      review,
      examination,
      upToDate: review?.hash !== null && review?.hash === examination.hash,
    };
  }

  /** The state that `action` leads to; throws `review.wrong-state`. */
  async function advance(subject: Subject, action: ReviewAction): Promise<ReviewState> {
    const state = (await findReview(strapi, subject))?.state ?? 'draft';
    const next = nextState(state, action);
    if (!next) throw new PublisherError('review.wrong-state', { state, action });
    return next;
  }

  async function decide(
    subject: Subject,
    {
      action,
      actor,
      changes,
      code,
      details,
    }: {
      action: ReviewAction;
      actor: Actor;
      changes: Partial<ReviewRecord>;
      code: string;
      details: Record<string, unknown>;
    }
  ): Promise<void> {
    await saveReview(strapi, subject, changes);
    await recordAudit(strapi, {
      actor,
      at: instant(),
      action: `review.${action}`,
      subject,
      code,
      details,
    });
  }

  const inTransaction = async (
    task: () => Promise<void>,
    subject: Subject
  ): Promise<ReviewStatus> =>
    await strapi.db.transaction(async () => {
      await task();
      return await status(subject);
    });

  return {
    status,

    submit: (subject, actor) =>
      inTransaction(async () => {
        const state = await advance(subject, 'submit');
        const examination = await examiner.examine(subject);
        const errors = errorsOf(examination);
        if (errors.length > 0) {
          throw new PublisherError('submit.open-errors', {
            count: errors.length,
            findings: errors,
          });
        }
        const { hash, code, name, template } = examination;
        await decide(subject, {
          action: 'submit',
          actor,
          code,
          details: { hash },
          changes: {
            state,
            hash,
            submittedBy: actor.id,
            submittedByName: actor.name,
            submittedAt: instant(),
            decidedBy: null,
            decidedByName: null,
            decidedAt: null,
            comment: null,
            subjectCode: code,
            subjectName: name,
            templateCode: template.id,
            templateVersion: template.version,
          },
        });
      }, subject),

    requestChanges: (subject, actor, comment) =>
      inTransaction(async () => {
        if (comment.trim() === '') throw new PublisherError('review.comment-needed');
        const state = await advance(subject, 'request-changes');
        const review = await findReview(strapi, subject);
        await decide(subject, {
          action: 'request-changes',
          actor,
          code: review?.subjectCode ?? '',
          details: { comment },
          changes: { state, comment, ...decidedBy(actor, instant()) },
        });
      }, subject),

    approve: (subject, actor, { hash, comment }) =>
      inTransaction(async () => {
        const state = await advance(subject, 'approve');
        const review = await findReview(strapi, subject);
        if (review && [review.editedBy, review.submittedBy].includes(actor.id)) {
          throw new PublisherError('review.own-work');
        }
        const examination = await examiner.examine(subject);
        if (examination.hash !== hash || review?.hash !== hash) {
          const by = review?.editedByName ?? '—';
          throw new PublisherError('review.stale', { by, at: review?.editedAt ?? '—' });
        }
        const errors = errorsOf(examination);
        if (errors.length > 0) {
          throw new PublisherError('publish.open-errors', {
            count: errors.length,
            findings: errors,
          });
        }
        await decide(subject, {
          action: 'approve',
          actor,
          code: examination.code,
          details: { hash, comment },
          changes: { state, comment, ...decidedBy(actor, instant()) },
        });
      }, subject),

    publish: (subject, _actor) =>
      inTransaction(async () => {
        const { uid, documentId, locale } = subject;
        await strapi.documents(uid).publish({ documentId, locale });
      }, subject),

    withdraw: (subject, actor, { reason, successor, note }) =>
      inTransaction(async () => {
        if ((reason === 'delegated' || reason === 'merged') && successor.trim() === '') {
          throw new PublisherError('withdraw.successor-needed', { reason });
        }
        if (!(await hasPublishedRow(strapi, subject))) {
          throw new PublisherError('withdraw.not-public');
        }
        const state = await advance(subject, 'withdraw');
        const { uid, documentId, locale } = subject;
        const code = (await publicCode(subject)) ?? '';
        await strapi.db.transaction(async ({ onCommit }) => onCommit(onPublicChange));
        await insideReview(() => strapi.documents(uid).unpublish({ documentId, locale }));
        const kind = kindOfUid(uid)!;
        await log.retire({ kind, code, locale, reason, successor, note, at: instant() });
        await decide(subject, {
          action: 'withdraw',
          actor,
          code,
          details: { reason, successor, note },
          changes: { state, hash: null, publishedHash: null, withdrawnReason: reason, successor },
        });
      }, subject),
  };

  /** The code under which a subject is public: that of its published row, not of a draft that was recoded. */
  async function publicCode({ uid, documentId, locale }: Subject): Promise<string | null> {
    const row = await strapi.db.query(uid).findOne({
      select: ['code'],
      where: { documentId, locale, publishedAt: { $notNull: true } },
    });
    return (row?.code as string | undefined) ?? null;
  }
}

const decidedBy = (actor: Actor, at: string) => ({
  decidedBy: actor.id,
  decidedByName: actor.name,
  decidedAt: at,
});
