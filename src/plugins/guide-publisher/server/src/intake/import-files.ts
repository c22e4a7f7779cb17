import type { Locale } from '../../../domain/codes/tables';
import type {
  ImportProgress,
  ImportReport,
  IntakeService,
} from '../../../shared/contracts/services';
import { streamRecords } from '../content/records';
import type { RecordOf } from '../content/record-rows';
import { runAs, type Actor } from '../review/actor';
import { NONE, type SetParts } from '../review/decide-set';
import type { Strapi } from '../strapi';
import { findApprover } from './approver';
import { openRun, type ImportState } from './import-run';
import { countKey, importSet } from './import-set';
import { withSpool, type Spool } from './spool';
import { survey, type Survey } from './survey';
import type { ImportType } from './tables';
import { writeRecords } from './write-tables';

interface Parts extends SetParts {
  /** Runs the import while no release starts, and asks for one at its end. */
  readonly holdReleases: <T>(task: () => Promise<T>) => Promise<T>;
}

/** Spreadsheets bring the texts of one language; other languages are written in the admin. */
const LOCALE: Locale = 'zh-Hans';

/** The spreadsheet door over Strapi: a survey of everything first, then the writing, then one decision on the set. */
export function createIntake(strapi: Strapi, parts: Parts): IntakeService {
  return {
    async importFiles(params, onProgress) {
      const type = params.type as ImportType | undefined;
      const approver = params.approver ? await findApprover(strapi, params.approver) : null;
      return withSpool(async (writer) => {
        const found = await survey(strapi, { files: params.files, type }, writer.add);
        const write = !params.dryRun && (found.clean || params.takeGoodRows);
        if (!write) return reportOf(found, { dryRun: params.dryRun, state: null, approver });
        const spool = await writer.finish();
        const actor = { id: `system:${params.actor}`, name: params.actor };
        const wanted = { found, spool, actor, approver, onProgress: onProgress ?? (() => {}) };
        return parts.holdReleases(() => runAs(actor, () => writeSet(strapi, parts, wanted)));
      });
    },

    async exportType({ type, out }) {
      const records = recordsOf(strapi, type as ImportType);
      return writeRecords({ type: type as ImportType, records, out });
    },
  };
}

interface Wanted {
  readonly found: Survey;
  readonly spool: Spool;
  readonly actor: Actor;
  readonly approver: Actor | null;
  readonly onProgress: (progress: ImportProgress) => void;
}

const START: ImportState = { position: 0, taken: {}, unchanged: {}, decided: NONE, ofType: NONE };

async function writeSet(strapi: Strapi, parts: Parts, wanted: Wanted): Promise<ImportReport> {
  const { found, spool, actor, approver } = wanted;
  const { hash } = spool;
  const run = await openRun(strapi, { hash, actor, approver, start: START, now: parts.now });
  await importSet(strapi, parts, { ...wanted, run, locale: LOCALE, newest: found.newest });
  const report = reportOf(found, { dryRun: false, state: run.state, approver });
  await run.finish(report);
  return report;
}

async function* recordsOf(strapi: Strapi, type: ImportType): AsyncIterable<RecordOf[ImportType]> {
  for await (const { record } of streamRecords(strapi, { type, locale: LOCALE })) yield record;
}

interface Outcome {
  readonly dryRun: boolean;
  /** Null where nothing was written. */
  readonly state: ImportState | null;
  readonly approver: Actor | null;
}

function reportOf(
  { files, problems, omittedProblems }: Survey,
  { dryRun, state, approver }: Outcome
): ImportReport {
  return {
    dryRun,
    written: state !== null,
    problems,
    omittedProblems,
    ...(state && approver ? { decision: state.decided } : {}),
    files: files.map(({ file, type, rows, refused, good }) => ({
      file,
      type,
      rows,
      refused,
      taken: state ? (state.taken[countKey(file, type)] ?? 0) : good,
      unchanged: state?.unchanged[countKey(file, type)] ?? 0,
    })),
  };
}
