import type { Locale } from '../../../domain/codes/tables';
import { canonicalText } from '../../../domain/document/canonical';
import type { StandardItem } from '../../../domain/document/records';
import type { Template } from '../../../domain/template/types';
import type { ImportProgress } from '../../../shared/contracts/services';
import {
  createBulkWriter,
  type BulkWriter,
  type Writing,
  type Written,
} from '../content/bulk-write';
import { uidOf, type RecordOf } from '../content/record-rows';
import type { Drafts } from '../content/drafts';
import { kindOfUid } from '../content/types';
import type { Actor } from '../review/actor';
import {
  NONE,
  openSet,
  sum,
  type SetDesk,
  type SetOutcome,
  type SetParts,
} from '../review/decide-set';
import { noteEdits } from '../review/edits';
import { pastVersions, proposeItems } from '../review/version-set';
import { decideVersion, proposeVersion } from '../review/versions';
import type { Strapi } from '../strapi';
import { partsOf, type Part } from './parts';
import type { ImportRun, ImportState } from './import-run';
import type { GoodRecord, Spool } from './spool';
import type { ImportType } from './tables';

/** Kept with every decision on an imported set. */
const COMMENT = '成批导入 / imported as one set';

export interface ImportSet {
  readonly spool: Spool;
  readonly run: ImportRun;
  readonly locale: Locale;
  readonly actor: Actor;
  /** Decides on the set; without one, all stays drafts and proposals. */
  readonly approver: Actor | null;
  /** Highest version of each standard item in the set. */
  readonly newest: ReadonlyMap<string, number>;
  readonly onProgress: (progress: ImportProgress) => void;
}

/**
 * Writes a set in order of dependency, part by part. With an approver, each part is decided on with the rows that it
 * writes: a guide is checked against the lists and item versions that came before it. A part is one transaction with
 * the place where the set stands, so that a set that was killed goes on from there.
 */
export async function importSet(strapi: Strapi, parts: SetParts, set: ImportSet): Promise<void> {
  const { spool, run, actor, approver, locale } = set;
  const writer = createBulkWriter(strapi, { locale, now: parts.now });
  const desk = approver && openSet(strapi, parts, { submitter: actor, approver, comment: COMMENT });
  for await (const part of partsOf(spool.records(run.state.position))) {
    await strapi.db.transaction(async () => {
      const step = { strapi, writer, desk, part, set, at: parts.now() };
      await run.advance(await importPart(step, run.state));
    });
    reportProgress(part, set);
  }
}

interface Step {
  readonly strapi: Strapi;
  readonly writer: BulkWriter;
  readonly desk: SetDesk | null;
  readonly part: Part;
  readonly set: ImportSet;
  readonly at: Date;
}

/** Writes and decides on one part; gives where the set stands then. */
async function importPart(step: Step, before: ImportState): Promise<ImportState> {
  const { part, desk } = step;
  const written = await writePart(step);
  const outcome = isReviewed(part.type) ? await decidePart(step, written) : NONE;
  const ofType = sum(before.ofType, outcome);
  if (desk && part.last && isReviewed(part.type)) await desk.close(ofType);
  return {
    position: before.position + part.records.length,
    taken: counted(before.taken, part, (i) => written[i]!.changed),
    unchanged: counted(before.unchanged, part, (i) => !written[i]!.changed),
    decided: sum(before.decided, outcome),
    ofType: part.last ? NONE : ofType,
  };
}

async function writePart(step: Step): Promise<readonly Written[]> {
  const { part, writer } = step;
  const isPast = part.type === 'standard-item' ? await pastItems(step) : () => false;
  const records = part.records as unknown as ReadonlyArray<{ record: RecordOf[ImportType] }>;
  const writings = records.map(({ record }): Writing<ImportType> => ({
    record,
    same: (stored) => isPast(record) || sameRecord(stored, record),
  }));
  const written = await writer.write(part.type, writings);
  if (part.type === 'standard-item') await proposeAll(step, isPast);
  else if (part.type === 'template') await proposeTemplates(step);
  return written;
}

/** A record that is stored with the same values is left alone, so that an import can be run again. */
function sameRecord(stored: object, incoming: object): boolean {
  const withoutVersion = ({ version: _version, ...rest }: { version?: unknown }) => rest;
  return canonicalText(withoutVersion(stored)) === canonicalText(withoutVersion(incoming));
}

/** Older versions of the set that are known: the newest of the set is what the working copy and the version follow. */
async function pastItems({ strapi, part, set }: Step): Promise<(record: object) => boolean> {
  const older = itemsOf(part.records).filter(
    ({ basicCode, version }) => version < (set.newest.get(basicCode) ?? 0)
  );
  if (older.length === 0) return () => false;
  const known = await pastVersions(strapi, { locale: set.locale, items: older });
  const past = new Set<object>(older.filter(known));
  return (record) => past.has(record);
}

async function proposeAll(
  { strapi, part, set, at }: Step,
  isPast: (record: object) => boolean
): Promise<void> {
  const { locale, actor: proposer, approver } = set;
  const items = itemsOf(part.records).filter((item) => !isPast(item));
  await proposeItems(strapi, { locale, items, proposer, approver, comment: COMMENT, at });
}

/** One by one: a template that takes effect is told to those who wait for it. */
async function proposeTemplates({ strapi, part, set, at: date }: Step): Promise<void> {
  const { locale, actor, approver } = set;
  const at = date.toISOString();
  for (const { key: code, record } of part.records) {
    const content = record as unknown as Template;
    const proposal = { subject: 'template' as const, code, locale, content, actor, at };
    const { id, state } = await proposeVersion(strapi, proposal);
    if (!approver || state !== 'proposed') continue;
    await decideVersion(strapi, { id, approve: true, comment: COMMENT, actor: approver, at });
  }
}

/** Notes who wrote, and decides on all documents of the part, written or not. */
async function decidePart(step: Step, written: readonly Written[]): Promise<SetOutcome> {
  const { strapi, desk, part, set, at } = step;
  const documents = (list: readonly Written[]): Drafts => ({
    uid: uidOf(part.type) as Drafts['uid'],
    documentIds: [...new Set(list.map(({ documentId }) => documentId))],
    locale: set.locale,
  });
  const edited = documents(written.filter(({ changed }) => changed));
  await noteEdits(strapi, edited, { actor: set.actor, at });
  return desk ? desk.decide(documents(written)) : NONE;
}

const itemsOf = (records: readonly GoodRecord[]): StandardItem[] =>
  records.map(({ record }) => record as unknown as StandardItem);

const isReviewed = (type: ImportType): boolean => kindOfUid(uidOf(type)) !== null;

/** Under which the records of one type in one file are counted. */
export const countKey = (file: string, type: string | null): string => `${type} ${file}`;

function counted(
  before: Readonly<Record<string, number>>,
  { records }: Part,
  counts: (index: number) => boolean
): Record<string, number> {
  const after = { ...before };
  records.forEach(({ file, type }, i) => {
    const key = countKey(file, type);
    after[key] = (after[key] ?? 0) + Number(counts(i));
  });
  return after;
}

function reportProgress({ records }: Part, { run, onProgress }: ImportSet): void {
  const { file, type } = records.at(-1)!;
  const key = countKey(file, type);
  const { taken, unchanged } = run.state;
  onProgress({ file, rows: (taken[key] ?? 0) + (unchanged[key] ?? 0) });
}
