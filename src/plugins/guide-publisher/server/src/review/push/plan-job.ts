import { linkOf, tableOf } from '../../content/links';
import { inTransaction, type From } from '../../content/database-rows';
import { UID_OF_KIND, VERSIONED_UIDS } from '../../content/types';
import type { JobKind, JobProgress, StepOutcome } from '../../jobs/types';
import { TABLES, type Strapi } from '../../strapi';
import {
  EMPTY_SUMMARY,
  GUIDES_PER_STEP,
  changePush,
  readPush,
  type PushRow,
  type PushSummary,
} from './records';
import { createScales, type Weighed, type WeighParts } from './weigh';

/** The preview of a push: goes over the guides that are behind and writes down what would become of each. */
export function planJob(strapi: Strapi, parts: WeighParts): JobKind {
  return {
    start({ push: id }) {
      let scales: Awaited<ReturnType<typeof createScales>> | null = null;
      return {
        async step(progress) {
          const push = await readPush(strapi, Number(id));
          scales ??= await createScales(strapi, parts, push);
          return planStep(strapi, { push, progress, scales });
        },
      };
    },
  };
}

interface Planning {
  readonly push: PushRow;
  readonly progress: JobProgress;
  readonly scales: (documentIds: readonly string[]) => Promise<Weighed[]>;
}

async function planStep(strapi: Strapi, planning: Planning): Promise<StepOutcome> {
  const { push, progress, scales } = planning;
  const after = Number(progress.cursor ?? 0);
  const total = progress.cursor === null ? await countBehind(strapi, push) : progress.total;
  const rows = await nextBehind(strapi, push, after);
  const weighed = await scales(rows.map(({ documentId }) => documentId));
  if (weighed.length > 0) {
    await strapi.db
      .query(TABLES.pushGuide)
      .createMany({ data: weighed.map((each) => guideRow(push.id, each)) });
  }
  const summary = weighed.reduce(withGuide, push.summary ?? EMPTY_SUMMARY);
  const finished = rows.length < GUIDES_PER_STEP;
  const state = finished ? ({ state: 'planned' } as const) : {};
  await changePush(strapi, { id: push.id, from: ['planning'] }, { summary, ...state });
  const cursor = String(rows.at(-1)?.id ?? after);
  return { done: progress.done + rows.length, total, cursor, finished };
}

function guideRow(pushId: number, { documentId, outcome, found }: Weighed) {
  return {
    pushId,
    documentKey: documentId,
    code: found?.record.code ?? '',
    name: found?.name ?? '',
    creditCode: found?.organization.creditCode ?? '',
    organizationName: found?.organization.name ?? '',
    itemVersion: found?.record.itemVersion ?? null,
    planned: outcome,
    plannedHash: outcome === 'published' ? (found?.moved?.hash ?? null) : null,
    fields: found?.fields ?? [],
    conflicts: found?.conflicts ?? [],
    gained: found?.moved?.gained ?? [],
  };
}

/** Each guide counts once for a field and once for a rule. */
function withGuide(summary: PushSummary, { found }: Weighed): PushSummary {
  if (!found) return summary;
  const fields = { ...summary.fields };
  for (const field of [...found.fields, ...found.conflicts]) {
    const { guides, conflicts } = fields[field] ?? { guides: 0, conflicts: 0 };
    const conflict = found.conflicts.includes(field);
    fields[field] = conflict
      ? { guides, conflicts: conflicts + 1 }
      : { guides: guides + 1, conflicts };
  }
  const gained = { ...summary.gained };
  const rules = new Map((found.moved?.gained ?? []).map((each) => [each.rule, each.severity]));
  for (const [rule, severity] of rules) {
    gained[rule] = { severity, guides: (gained[rule]?.guides ?? 0) + 1 };
  }
  return { fields, gained };
}

async function nextBehind(
  strapi: Strapi,
  push: PushRow,
  after: number
): Promise<Array<{ readonly id: number; readonly documentId: string }>> {
  return (await inTransaction(strapi, (from) =>
    behind(strapi, from, push)
      .select({ id: 'g.id', documentId: 'g.document_id' })
      .where('g.id', '>', after)
      .orderBy('g.id')
      .limit(GUIDES_PER_STEP)
  )) as Array<{ id: number; documentId: string }>;
}

async function countBehind(strapi: Strapi, push: PushRow): Promise<number> {
  const [row] = (await inTransaction(strapi, (from) =>
    behind(strapi, from, push).count('g.id as total')
  )) as Array<{ total: unknown }>;
  return Number(row?.total);
}

/** Drafts of guides (g) of the item that are pinned to an older version. */
function behind(strapi: Strapi, from: From, { code, pushLocale, number }: PushRow) {
  const toItem = linkOf(strapi, UID_OF_KIND.guide, 'standardItem');
  return from(`${tableOf(strapi, UID_OF_KIND.guide)} as g`)
    .join(`${toItem.table} as gi`, `gi.${toItem.owner}`, 'g.id')
    .join(`${tableOf(strapi, VERSIONED_UIDS['standard-item'])} as i`, 'i.id', `gi.${toItem.target}`)
    .whereNull('g.published_at')
    .where('g.locale', pushLocale)
    .where('i.basic_code', code)
    .where('g.item_version', '<', number);
}
