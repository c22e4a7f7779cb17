import { AsyncLocalStorage } from 'node:async_hooks';
import { LOCALES, type Locale } from '../../../domain/codes/tables';
import type { Finding } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import { draftLocales, hasPublishedRow } from '../content/drafts';
import {
  REVIEWED_KINDS,
  UID_OF_KIND,
  kindOfUid,
  type ReviewedUid,
  type Subject,
} from '../content/types';
import type { EditionLog } from '../editions/log';
import type { Strapi } from '../strapi';
import { currentActor } from './actor';
import { recordAudit } from './audit';
import { noteEdits } from './edits';
import type { Examination, Examiner } from './examine';
import { findReview, saveReview } from './records';

/**
 * The publish gate: whatever asks for it (admin button, bulk action, REST, document service, import, a query on
 * the table), nothing becomes public unless its exact text is approved and no error is open; nothing public goes
 * away except by a withdrawal with a reason. All of it runs in one transaction with the write itself.
 */

/** Tasks that the review itself runs, or writes that have passed the gate. */
const passed = new AsyncLocalStorage<true>();

/** Runs a task of the review that may take published rows away. */
export const insideReview = <T>(task: () => Promise<T>): Promise<T> => passed.run(true, task);

/** The errors among the findings of an examination. */
export const errorsOf = (examination: Examination): readonly Finding[] =>
  examination.findings.filter(({ severity }) => severity === 'error');

interface GateParts {
  readonly examiner: Examiner;
  readonly log: EditionLog;
  readonly now: () => Date;
  /** Called after the commit of what has changed the public; must not throw. */
  readonly onPublicChange: () => void;
}

/** What the gate needs of the context of a document-service middleware. */
interface Context {
  readonly uid: string;
  readonly action: string;
  params: {
    documentId?: string;
    locale?: string | readonly string[];
    status?: string;
    data?: Record<string, unknown>;
  };
}

type Next = () => Promise<unknown>;

export function installGate(strapi: Strapi, parts: GateParts): void {
  strapi.documents.use((async (context: Context, next: Next) => {
    const uid = kindOfUid(context.uid) && (context.uid as ReviewedUid);
    if (!uid) return next();
    switch (context.action) {
      case 'publish':
        return publish(strapi, parts, { uid, context, next });
      case 'create':
      case 'update':
        return write(strapi, parts, { uid, context, next });
      case 'clone':
      case 'discardDraft':
        return noteEdit(strapi, parts, { uid, context, next });
      case 'unpublish':
      case 'delete':
        return remove(strapi, { uid, context, next });
      default:
        return next();
    }
  }) as never);
  guardTables(strapi);
}

interface Call {
  readonly uid: ReviewedUid;
  readonly context: Context;
  readonly next: Next;
}

async function publish(strapi: Strapi, parts: GateParts, { uid, context, next }: Call) {
  return strapi.db.transaction(async ({ onCommit }) => {
    // The commit of the outermost transaction: a release must find what it is asked to show.
    onCommit(parts.onPublicChange);
    const subjects = await subjectsOf(strapi, uid, context);
    const examinations = await Promise.all(
      subjects.map(async (subject) => ({
        subject,
        examination: await parts.examiner.examine(subject),
      }))
    );
    await refuseUnlessApproved(strapi, examinations);
    await refuseOtherText(parts, examinations);
    const done = await passed.run(true, next);
    for (const { subject, examination } of examinations) {
      await freeze(strapi, parts, subject, examination);
    }
    return done;
  });
}

/** Every problem of every language in one refusal. */
async function refuseUnlessApproved(
  strapi: Strapi,
  examinations: ReadonlyArray<{ subject: Subject; examination: Examination }>
): Promise<void> {
  const findings = examinations.flatMap(({ examination }) => errorsOf(examination));
  const unapproved: Array<{ locale: Locale; reason: 'not-approved' | 'changed' }> = [];
  for (const { subject, examination } of examinations) {
    const review = await findReview(strapi, subject);
    const approved = review?.state === 'approved' || review?.state === 'published';
    if (!approved) unapproved.push({ locale: subject.locale, reason: 'not-approved' });
    else if (review.hash !== examination.hash) {
      unapproved.push({ locale: subject.locale, reason: 'changed' });
    }
  }
  if (findings.length === 0 && unapproved.length === 0) return;
  const details = { count: findings.length, findings, unapproved };
  if (findings.length > 0) throw new PublisherError('publish.open-errors', details);
  const changed = unapproved.every(({ reason }) => reason === 'changed');
  throw new PublisherError(
    changed ? 'publish.changed-since-approval' : 'publish.not-approved',
    details
  );
}

/** An edition of a catalogue is what was issued: it is never issued a second time with other entries. */
async function refuseOtherText(
  { log }: GateParts,
  examinations: ReadonlyArray<{ subject: Subject; examination: Examination }>
): Promise<void> {
  for (const { examination } of examinations) {
    const { document, hash } = examination;
    if (document?.kind !== 'catalogue-edition') continue;
    const issued = await log.current(document.kind, document.code, document.locale);
    if (issued && issued.hash !== hash) {
      throw new PublisherError('catalogue.issued', { code: document.code });
    }
  }
}

/** Freezes what was approved; publishing the same text again makes no second edition. */
async function freeze(
  strapi: Strapi,
  { log, now }: GateParts,
  subject: Subject,
  { document, hash, template }: Examination
): Promise<void> {
  if (!document) return;
  const at = now().toISOString();
  const review = await findReview(strapi, subject);
  const before = await log.current(document.kind, document.code, document.locale);
  if (before?.hash !== hash) {
    const approvedAt = instantOf(review?.decidedAt) ?? at;
    await log.freeze({ document, hash, provenance: { approvedAt, publishedAt: at, template } });
  }
  await saveReview(strapi, subject, { state: 'published', publishedHash: hash });
  await recordAudit(strapi, {
    actor: currentActor(strapi),
    at,
    action: 'review.publish',
    subject,
    code: document.code,
    details: { hash },
  });
}

/**
 * A write that asks to be published at once is written as a draft and then sent through the gate, in one
 * transaction: refused, nothing of it stays.
 */
async function write(
  strapi: Strapi,
  parts: GateParts,
  { uid, context, next }: Call
): Promise<unknown> {
  const publishing = context.params.status === 'published';
  if (!publishing) return noteEdit(strapi, parts, { uid, context, next });
  return strapi.db.transaction(async () => {
    context.params = { ...context.params, status: 'draft' };
    const draft = (await noteEdit(strapi, parts, { uid, context, next })) as {
      documentId: string;
      locale: string;
    };
    const { documentId, locale } = draft;
    const published = await strapi.documents(uid).publish({ documentId, locale });
    return published.entries[0];
  });
}

/** Remembers who wrote last. */
async function noteEdit(
  strapi: Strapi,
  { now }: Pick<GateParts, 'now'>,
  { uid, next }: Call
): Promise<unknown> {
  return strapi.db.transaction(async () => {
    const result = (await next()) as EditResult;
    for (const { documentId, locale } of writtenRows(result)) {
      if (!isLocale(locale)) continue;
      const written = { uid, documentIds: [documentId], locale };
      await noteEdits(strapi, written, { actor: currentActor(strapi), at: now() });
    }
    return result;
  });
}

type WrittenRow = { readonly documentId: string; readonly locale: string | null };
type EditResult =
  WrittenRow | { readonly documentId: string; readonly entries: WrittenRow[] } | null;

function writtenRows(result: EditResult): readonly WrittenRow[] {
  if (!result) return [];
  if ('entries' in result) {
    const { documentId, entries } = result;
    return entries.map(({ locale }) => ({ documentId, locale }));
  }
  return [result];
}

/** Nothing public disappears without a reason: the reviewer withdraws it first. */
async function remove(strapi: Strapi, { uid, context, next }: Call): Promise<unknown> {
  if (passed.getStore()) return next();
  const subjects = await subjectsOf(strapi, uid, context);
  for (const subject of subjects) {
    if (await hasPublishedRow(strapi, subject)) throw new PublisherError('withdraw.reason-needed');
  }
  return next();
}

/** The subjects that a call means, for every form of `locale`: none, one, several, `*`. */
async function subjectsOf(strapi: Strapi, uid: ReviewedUid, context: Context): Promise<Subject[]> {
  const { documentId = '', locale } = context.params;
  const present = await draftLocales(strapi, uid, documentId);
  const wanted =
    locale === '*'
      ? present
      : locale === undefined || locale === null || locale.length === 0
        ? [await defaultLocale(strapi)]
        : [locale].flat().includes('*')
          ? present
          : [locale].flat();
  return wanted
    .filter(isLocale)
    .filter((code) => present.includes(code))
    .map((code) => ({ uid, documentId, locale: code }));
}

async function defaultLocale(strapi: Strapi): Promise<string> {
  return strapi.plugin('i18n').service('locales').getDefaultLocale() as Promise<string>;
}

const isLocale = (value: string | null): value is Locale =>
  (LOCALES as readonly (string | null)[]).includes(value);

/** The last door: rows written straight into the tables as published are refused, unless the gate let them. */
function guardTables(strapi: Strapi): void {
  const refuse = (data: unknown): void => {
    const publishedAt = (data as { publishedAt?: unknown } | undefined)?.publishedAt;
    if (publishedAt !== null && publishedAt !== undefined && !passed.getStore()) {
      throw new PublisherError('publish.not-approved', { findings: [], unapproved: [] });
    }
  };
  const each = ({ params }: { params: { data?: unknown } }): void => {
    for (const data of [params.data].flat()) refuse(data);
  };
  strapi.db.lifecycles.subscribe({
    models: REVIEWED_KINDS.map((kind) => UID_OF_KIND[kind]),
    beforeCreate: each,
    beforeCreateMany: each,
    beforeUpdate: each,
    beforeUpdateMany: each,
  });
}

function instantOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' && value !== '' ? new Date(value).toISOString() : null;
}
