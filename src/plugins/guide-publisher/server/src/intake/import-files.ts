import type { Locale } from '../../../domain/codes/tables';
import { canonicalText } from '../../../domain/document/canonical';
import type { StandardItem } from '../../../domain/document/records';
import type { Template } from '../../../domain/template/types';
import type {
  ImportProgress,
  ImportReport,
  IntakeService,
} from '../../../shared/contracts/services';
import { findRecord, streamRecords } from '../content/records';
import { kindOfUid, type Subject } from '../content/types';
import { createContentWriter, uidOf, type RecordOf } from '../content/write';
import { runAs, type Actor } from '../review/actor';
import { decideSet } from '../review/decide-set';
import type { Examiner } from '../review/examine';
import { decideVersion, proposeVersion, type VersionSubject } from '../review/versions';
import { TABLES, type Strapi } from '../strapi';
import { findApprover } from './approver';
import { goodRecords, survey, type GoodRecord, type Survey } from './survey';
import type { ImportType } from './tables';
import { writeRecords } from './write-tables';

interface Parts {
  readonly examiner: Examiner;
  readonly now: () => Date;
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
      const request = { files: params.files, type };
      const approver = params.approver ? await findApprover(strapi, params.approver) : null;
      const found = await survey(strapi, request);
      const write = !params.dryRun && (found.clean || params.takeGoodRows);
      if (!write) return reportOf(found, { dryRun: params.dryRun, written: false, counts: null });
      const actor = { id: `system:${params.actor}`, name: params.actor };
      const startedAt = parts.now().toISOString();
      const counts = await parts.holdReleases(() =>
        runAs(actor, async () =>
          writeSet(strapi, parts, {
            records: goodRecords(strapi, request),
            actor,
            approver,
            onProgress: onProgress ?? (() => {}),
          })
        )
      );
      const report = reportOf(found, { dryRun: false, written: true, counts });
      await strapi.db.query(TABLES.importRun).create({
        data: {
          files: report.files,
          problems: report.problems.slice(0, MAX_STORED_PROBLEMS),
          actorId: actor.id,
          actorName: actor.name,
          startedAt,
          finishedAt: parts.now().toISOString(),
          counts: report.decision ?? {},
        },
      });
      return report;
    },

    async exportType({ type, out }) {
      const records = recordsOf(strapi, type as ImportType);
      return writeRecords({ type: type as ImportType, records, out });
    },
  };
}

/** Problems kept with the import run; the rest are in the report that the command writes. */
const MAX_STORED_PROBLEMS = 1000;

interface Counts {
  /** By file and type. */
  readonly taken: ReadonlyMap<string, number>;
  readonly unchanged: ReadonlyMap<string, number>;
  readonly decision: ImportReport['decision'];
}

interface WriteRequest {
  readonly records: AsyncIterable<GoodRecord>;
  readonly actor: Actor;
  readonly approver: Actor | null;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Writes type by type in order of dependency. With an approver, each type is decided on before the next is written:
 * a guide is checked against the lists and item versions that came with it.
 */
async function writeSet(strapi: Strapi, parts: Parts, request: WriteRequest): Promise<Counts> {
  const writer = createContentWriter(strapi);
  const taken = new Map<string, number>();
  const unchanged = new Map<string, number>();
  const decision = { published: 0, unchanged: 0, held: 0 };
  let pending: Subject[] = [];
  let current: ImportType | null = null;

  const decide = async (): Promise<void> => {
    const subjects = pending;
    pending = [];
    if (!request.approver || subjects.length === 0) return;
    const comment = '成批导入 / imported as one set';
    const outcome = await decideSet(strapi, parts, subjects, {
      submitter: request.actor,
      approver: request.approver,
      comment,
    });
    decision.published += outcome.published;
    decision.unchanged += outcome.unchanged;
    decision.held += outcome.held;
  };

  for await (const good of request.records) {
    if (good.type !== current) {
      await decide();
      current = good.type;
    }
    const place = countKey(good.file, good.type);
    const { documentId, changed } = await writeOne(strapi, writer, good);
    add(changed ? taken : unchanged, place);
    if (isVersioned(good.type)) await proposeAndDecide(strapi, parts, request, good);
    else if (kindOfUid(uidOf(good.type))) {
      pending.push({ uid: uidOf(good.type) as Subject['uid'], documentId, locale: LOCALE });
    }
    const rows = (taken.get(place) ?? 0) + (unchanged.get(place) ?? 0);
    request.onProgress({ file: good.file, rows });
  }
  await decide();
  return { taken, unchanged, decision: request.approver ? decision : undefined };
}

/** A record that is stored with the same values is left alone, so that an import can be run again. */
async function writeOne(
  strapi: Strapi,
  writer: ReturnType<typeof createContentWriter>,
  { type, key, record }: GoodRecord
): Promise<{ documentId: string; changed: boolean }> {
  const stored = await findRecord(strapi, { type, key, locale: LOCALE });
  if (stored && sameRecord(stored.record, record)) {
    return { documentId: stored.documentId, changed: false };
  }
  const { documentId } = await writer.write(type, record as never, LOCALE);
  return { documentId, changed: true };
}

/** The version number of an item is given by the version store, not by the working copy. */
function sameRecord(stored: object, incoming: object): boolean {
  const withoutVersion = ({ version: _version, ...rest }: { version?: unknown }) => rest;
  return canonicalText(withoutVersion(stored)) === canonicalText(withoutVersion(incoming));
}

const isVersioned = (type: ImportType): type is VersionSubject =>
  type === 'standard-item' || type === 'template';

async function proposeAndDecide(
  strapi: Strapi,
  { now }: Parts,
  { actor, approver }: WriteRequest,
  { type, key, record }: GoodRecord
): Promise<void> {
  const content = record as unknown as StandardItem | Template;
  const subject = type as VersionSubject;
  const at = now().toISOString();
  const proposal = { subject, code: key, locale: LOCALE, content, actor, at };
  const version = await proposeVersion(strapi, proposal);
  if (!approver || version.state !== 'proposed') return;
  const comment = '成批导入 / imported as one set';
  await decideVersion(strapi, { id: version.id, approve: true, comment, actor: approver, at });
}

async function* recordsOf(strapi: Strapi, type: ImportType): AsyncIterable<RecordOf[ImportType]> {
  for await (const { record } of streamRecords(strapi, { type, locale: LOCALE })) yield record;
}

function reportOf(
  { files, problems, omittedProblems }: Survey,
  { dryRun, written, counts }: { dryRun: boolean; written: boolean; counts: Counts | null }
): ImportReport {
  return {
    dryRun,
    written,
    problems,
    omittedProblems,
    ...(counts?.decision ? { decision: counts.decision } : {}),
    files: files.map(({ file, type, rows, refused, good }) => ({
      file,
      type,
      rows,
      refused,
      taken: counts ? (counts.taken.get(countKey(file, type)) ?? 0) : good,
      unchanged: counts ? (counts.unchanged.get(countKey(file, type)) ?? 0) : 0,
    })),
  };
}

const countKey = (file: string, type: string | null) => `${type} ${file}`;

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
