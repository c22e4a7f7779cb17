import { UID_OF_KIND } from '../../content/types';
import { inTransaction } from '../../content/database-rows';
import { tableOf } from '../../content/links';
import { currentEditions, reinstateAll } from '../../editions/reinstate';
import type { JobKind, JobProgress, StepOutcome } from '../../jobs/types';
import { TABLES, type Strapi } from '../../strapi';
import { recordAudits } from '../audit';
import type { Recheck } from '../recheck';
import {
  GUIDES_PER_STEP,
  changePush,
  nextGuides,
  readPush,
  type PushGuideRow,
  type PushRow,
} from './records';
import { isAsLeft, readGuideRows, restoreGuideRows, type GuideRows } from './rows-before';

export interface UndoParts {
  /** Called after the commit of what has changed the public; must not throw. */
  readonly onPublicChange: () => void;
  /** For results of an older template that came back. */
  readonly recheck: Pick<Recheck, 'isStale' | 'request'>;
}

/** Gives every guide that a push touched back as it was; what was changed since is left to who changed it. */
export function undoJob(strapi: Strapi, parts: UndoParts): JobKind {
  return {
    start: ({ push: id }) => ({
      async step(progress) {
        const push = await readPush(strapi, Number(id));
        const outcome = await undoStep(strapi, push, progress);
        if (outcome.finished) {
          await changePush(strapi, { id: push.id, from: ['undoing'] }, { state: 'undone' });
          const { onPublicChange, recheck } = parts;
          const stale = await recheck.isStale();
          await strapi.db.transaction(async ({ onCommit }) => {
            onCommit(onPublicChange);
            if (stale) onCommit(recheck.request);
          });
        }
        return outcome;
      },
    }),
  };
}

interface Kept extends GuideRows {
  /** Row id of the edition that was public before; null where the push published nothing. */
  readonly edition: number | null;
}

interface Undoing {
  readonly guide: PushGuideRow;
  readonly before: Kept;
  readonly left: GuideRows;
}

async function undoStep(
  strapi: Strapi,
  push: PushRow,
  progress: JobProgress
): Promise<StepOutcome> {
  const where = { outcome: { $in: ['published', 'moved', 'held'] } };
  const after = Number(progress.cursor ?? 0);
  const total =
    progress.cursor === null
      ? await strapi.db.query(TABLES.pushGuide).count({ where: { pushId: push.id, ...where } })
      : progress.total;
  const guides = await nextGuides(strapi, { pushId: push.id, after, where });
  const ids = guides.map(({ documentKey }) => documentKey);
  const now = await readGuideRows(strapi, ids, push.pushLocale);
  const restored: Undoing[] = [];
  for (const guide of guides) {
    const undoing = { guide, before: readKept(guide.before), left: readKept(guide.after) };
    const rows = now.get(guide.documentKey)!;
    if (!isAsLeft(undoing.left, rows)) continue;
    await restoreGuideRows(strapi, { before: undoing.before, left: rows });
    restored.push(undoing);
  }
  await reinstate(strapi, push, restored);
  await note(strapi, push, { guides, restored });
  const cursor = String(guides.at(-1)?.id ?? after);
  const finished = guides.length < GUIDES_PER_STEP;
  return { done: progress.done + guides.length, total, cursor, finished };
}

const readKept = (text: string | null): Kept => JSON.parse(text ?? '') as Kept;

async function reinstate(strapi: Strapi, push: PushRow, restored: readonly Undoing[]) {
  const published = restored.filter(({ before }) => before.edition !== null);
  const codes = published.map(({ guide }) => guide.code ?? '');
  const current = await currentEditions(strapi, { kind: 'guide', locale: push.pushLocale, codes });
  const pairs = published.map(({ guide, before }) => ({
    edition: before.edition!,
    replaces: current.get(guide.code ?? '')!.id,
  }));
  await reinstateAll(strapi, pairs, new Date(push.undoneAt!).toISOString());
}

async function note(
  strapi: Strapi,
  push: PushRow,
  { guides, restored }: { guides: readonly PushGuideRow[]; restored: readonly Undoing[] }
): Promise<void> {
  const done = new Set(restored.map(({ guide }) => guide.id));
  const kept = guides.map(({ id }) => id).filter((id) => !done.has(id));
  const table = tableOf(strapi, TABLES.pushGuide);
  await inTransaction(strapi, async (from) => {
    await from(table)
      .whereIn('id', [...done])
      .update({ undone: 'restored' });
    await from(table).whereIn('id', kept).update({ undone: 'kept' });
  });
  await recordAudits(
    strapi,
    restored.map(({ guide }) => ({
      actor: { id: 'system:jobs', name: 'system' },
      at: new Date(push.undoneAt!).toISOString(),
      action: 'push.restore',
      subject: {
        uid: UID_OF_KIND.guide,
        documentId: guide.documentKey,
        locale: push.pushLocale,
      },
      code: guide.code ?? '',
      details: { push: push.id },
    }))
  );
}
