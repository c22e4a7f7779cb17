import { createHash } from 'node:crypto';
import { PublisherError } from '../../../shared/contracts/errors';
import type { ImportReport } from '../../../shared/contracts/services';
import type { Actor } from '../review/actor';
import type { SetOutcome } from '../review/decide-set';
import { TABLES, type Strapi } from '../strapi';

/** How far a set is: kept with the rows themselves, in one transaction. */
export interface ImportState {
  /** Records that are done. */
  readonly position: number;
  /** Records that were written, and that were there already, by file and type. */
  readonly taken: Readonly<Record<string, number>>;
  readonly unchanged: Readonly<Record<string, number>>;
  /** What became of the reviewed documents so far, and of those of the type that is being decided on. */
  readonly decided: SetOutcome;
  readonly ofType: SetOutcome;
}

/** One run of an import in the database. A run that was killed is taken up again by the next import of the same set. */
export interface ImportRun {
  readonly state: ImportState;
  /** Moves on; in the transaction of the rows. Throws `import.overtaken` where somebody else has moved it. */
  advance(next: ImportState): Promise<void>;
  finish(report: ImportReport): Promise<void>;
}

export interface RunParams {
  /** Hash of the records. */
  readonly hash: string;
  readonly actor: Actor;
  readonly approver: Actor | null;
  readonly start: ImportState;
  readonly now: () => Date;
}

/** Problems kept with a run; the rest are in the report that the command writes. */
const MAX_STORED_PROBLEMS = 1000;

export async function openRun(strapi: Strapi, params: RunParams): Promise<ImportRun> {
  const { actor, start, now } = params;
  const fingerprint = fingerprintOf(params);
  const runs = strapi.db.query(TABLES.importRun);
  const interrupted = await runs.findOne({
    where: { fingerprint, state: 'running' },
    orderBy: { id: 'desc' },
  });
  const row =
    interrupted ??
    (await runs.create({
      data: {
        state: 'running',
        fingerprint,
        position: 0,
        progress: start,
        actorId: actor.id,
        actorName: actor.name,
        startedAt: now().toISOString(),
      },
    }));
  const id = row.id as number;
  let state = row.progress as ImportState;
  return {
    get state() {
      return state;
    },

    async advance(next) {
      const { count } = await runs.updateMany({
        where: { id, position: state.position, state: 'running' },
        data: { position: next.position, progress: next },
      });
      if (count !== 1) throw new PublisherError('import.overtaken');
      state = next;
    },

    async finish(report) {
      await runs.update({
        where: { id },
        data: {
          state: 'done',
          progress: null,
          files: report.files,
          problems: report.problems.slice(0, MAX_STORED_PROBLEMS),
          counts: report.decision ?? {},
          finishedAt: now().toISOString(),
        },
      });
    },
  };
}

function fingerprintOf({ hash, actor, approver }: RunParams): string {
  return createHash('sha256')
    .update(JSON.stringify([hash, actor.id, approver?.id ?? null]))
    .digest('hex');
}
