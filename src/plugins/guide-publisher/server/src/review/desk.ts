import type { Locale } from '../../../domain/codes/tables';
import type {
  ChartSource,
  DocumentStatus,
  LiveCheckAnswer,
  Person,
  ReviewActionName,
} from '../../../shared/contracts/admin-api';
import { PERMISSIONS } from '../../../shared/contracts/admin-api';
import type { ErrorCode } from '../../../shared/contracts/errors';
import { readDraft } from '../content/drafts';
import { withRelations } from '../content/form-values';
import { kindOfUid, type Row, type Subject } from '../content/types';
import type { EditionLog } from '../editions/log';
import type { Strapi } from '../strapi';
import type { Actor } from './actor';
import { chartSource } from './chart-source';
import type { Examiner } from './examine';
import { errorsOf } from './gate';
import type { ReviewRecord } from './records';
import type { Decision, Reviews, ReviewStatus, Withdrawal } from './reviews';
import { REVIEW_ACTIONS, nextState } from './states';

/** The review as the admin's pages see it: state, findings, and what the signed-in user may do now. */
export interface Desk {
  status(subject: Subject, actor: Actor): Promise<DocumentStatus>;
  submit(subject: Subject, actor: Actor): Promise<DocumentStatus>;
  requestChanges(subject: Subject, actor: Actor, comment: string): Promise<DocumentStatus>;
  approve(subject: Subject, actor: Actor, decision: Decision): Promise<DocumentStatus>;
  publish(subject: Subject, actor: Actor): Promise<DocumentStatus>;
  withdraw(subject: Subject, actor: Actor, withdrawal: Withdrawal): Promise<DocumentStatus>;
  /** Checks form values over the saved draft (or over nothing, for a new document); saves nothing. */
  check(subject: Subject, values: Readonly<Record<string, unknown>>): Promise<LiveCheckAnswer>;
  /** The step table of what a flowchart form says that it draws; null where it says nothing. */
  chartSource(
    subject: Subject,
    values: Readonly<Record<string, unknown>>
  ): Promise<ChartSource | null>;
}

interface Parts {
  readonly reviews: Reviews;
  readonly examiner: Examiner;
  readonly log: EditionLog;
  readonly publicAddress: (edition: {
    kind: string;
    code: string;
    locale: Locale;
  }) => Promise<string | null>;
}

export function createDesk(strapi: Strapi, parts: Parts): Desk {
  const { reviews, examiner, log } = parts;

  async function present(
    subject: Subject,
    actor: Actor,
    status: ReviewStatus
  ): Promise<DocumentStatus> {
    const { examination, review, state, upToDate } = status;
    const kind = kindOfUid(subject.uid)!;
    const edition = await log.current(kind, examination.code, subject.locale);
    const refusals = refusalsOf(status, actor, isAllowed(strapi));
    return {
      ...subject,
      code: examination.code,
      name: examination.name,
      state,
      upToDate,
      hash: examination.hash,
      findings: examination.findings,
      waived: examination.waived,
      document: examination.document,
      publicDocument: edition?.document ?? null,
      template: examination.template,
      people: peopleOf(review, actor),
      comment: review?.comment ?? '',
      actions: REVIEW_ACTIONS.filter((action) => refusals[action] === undefined),
      refusals,
      publicAddress: edition ? await parts.publicAddress(edition) : null,
    };
  }

  /** Form values over the saved draft, or over nothing for a new document. */
  async function formRow(subject: Subject, values: Row): Promise<Row> {
    const saved = subject.documentId === '' ? {} : await readDraft(strapi, subject);
    return withRelations(strapi, subject, { saved, values });
  }

  const act =
    <Rest extends unknown[]>(
      action: (subject: Subject, actor: Actor, ...rest: Rest) => Promise<ReviewStatus>
    ) =>
    async (subject: Subject, actor: Actor, ...rest: Rest): Promise<DocumentStatus> =>
      present(subject, actor, await action(subject, actor, ...rest));

  return {
    status: act((subject) => reviews.status(subject)),
    submit: act(reviews.submit),
    requestChanges: act(reviews.requestChanges),
    approve: act(reviews.approve),
    publish: act(reviews.publish),
    withdraw: act(reviews.withdraw),
    async check(subject, values) {
      const row = await formRow(subject, values);
      const { findings, waived, document } = await examiner.examineRow(subject, row);
      return { findings, waived, document };
    },
    async chartSource(subject, values) {
      const row = await formRow(subject, values);
      return chartSource({ strapi, examiner }, { row, locale: subject.locale });
    },
  };
}

/** Which permission an action needs; publishing is the Content Manager's own permission and asked for there. */
const NEEDS: Partial<Record<ReviewActionName, string>> = {
  submit: PERMISSIONS.submit,
  'request-changes': PERMISSIONS.decide,
  approve: PERMISSIONS.decide,
  withdraw: PERMISSIONS.withdraw,
};

/** Why each action that is not possible is not, in the error table's codes; the buttons say it before they are pressed. */
function refusalsOf(
  status: ReviewStatus,
  actor: Actor,
  allowed: (permission: string) => boolean
): Partial<Record<ReviewActionName, ErrorCode>> {
  const refusals: Partial<Record<ReviewActionName, ErrorCode>> = {};
  for (const action of REVIEW_ACTIONS) {
    const code = refusalOf(action, status, actor, allowed);
    if (code) refusals[action] = code;
  }
  return refusals;
}

function refusalOf(
  action: ReviewActionName,
  { state, review, examination, upToDate }: ReviewStatus,
  actor: Actor,
  allowed: (permission: string) => boolean
): ErrorCode | null {
  const permission = NEEDS[action];
  if (permission && !allowed(permission)) return 'review.not-permitted';
  if (!nextState(state, action)) return 'review.wrong-state';
  const open = errorsOf(examination).length > 0;
  switch (action) {
    case 'submit':
      if (open) return 'submit.open-errors';
      return upToDate && state !== 'changes-requested' ? 'review.nothing-new' : null;
    case 'approve':
      if ([review?.editedBy, review?.submittedBy].includes(actor.id)) return 'review.own-work';
      return !upToDate ? 'publish.changed-since-approval' : open ? 'publish.open-errors' : null;
    case 'publish':
      return !upToDate ? 'publish.changed-since-approval' : open ? 'publish.open-errors' : null;
    case 'withdraw':
      return review?.publishedHash ? null : 'withdraw.not-public';
    default:
      return null;
  }
}

function peopleOf(review: ReviewRecord | null, actor: Actor): DocumentStatus['people'] {
  const person = (id?: string | null, name?: string | null, at?: string | null): Person | null =>
    id ? { name: name ?? '', at: at ?? null, isMe: id === actor.id } : null;
  return {
    editedBy: person(review?.editedBy, review?.editedByName, review?.editedAt),
    submittedBy: person(review?.submittedBy, review?.submittedByName, review?.submittedAt),
    decidedBy: person(review?.decidedBy, review?.decidedByName, review?.decidedAt),
  };
}

interface Ability {
  can(action: string): boolean;
}

/** Permissions of the signed-in user; outside a request there is nobody to refuse. */
function isAllowed(strapi: Strapi): (permission: string) => boolean {
  const ability = strapi.requestContext.get()?.state.userAbility as Ability | undefined;
  return (permission) => ability?.can(permission) ?? false;
}
