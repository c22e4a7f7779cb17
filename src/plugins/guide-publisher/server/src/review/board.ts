import type { Badges, Overview, Page, ReviewListEntry } from '../../../shared/contracts/admin-api';
import type { Locale } from '../../../domain/codes/tables';
import type { Finding } from '../../../domain/template/types';
import type { Subject } from '../content/types';
import { TABLES, type Strapi } from '../strapi';
import { pushNotices } from './push/notices';
import type { ReviewRecord } from './records';
import { REVIEW_STATES, type ReviewState } from './states';
import type { Templates } from './templates';

/** Check results read at a time when all findings are counted. */
const CHUNK = 500;

/** Lists over all subjects: what waits for review, badges for list pages, counts for the home page. */
export interface Board {
  list(query: {
    state?: ReviewState;
    page: number;
    pageSize: number;
  }): Promise<Page<ReviewListEntry>>;
  badges(type: Omit<Subject, 'documentId'>, ids: readonly string[]): Promise<Badges>;
  overview(): Promise<Overview>;
}

interface CheckRow {
  readonly id: number;
  readonly subjectId: string;
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly Finding[];
}

export function createBoard(strapi: Strapi, templates: Templates): Board {
  const reviews = () => strapi.db.query(TABLES.review);
  const checks = () => strapi.db.query(TABLES.checkResult);

  async function checkOf(type: Omit<Subject, 'documentId'>, ids: readonly string[]) {
    const rows = (await checks().findMany({
      select: ['subjectId', 'errors', 'warnings'],
      where: { subjectUid: type.uid, subjectLocale: type.locale, subjectId: { $in: ids } },
    })) as CheckRow[];
    return new Map(rows.map((row) => [row.subjectId, row]));
  }

  return {
    async list({ state, page, pageSize }) {
      const where = state ? { state } : {};
      const [rows, total] = await Promise.all([
        reviews().findMany({
          where,
          orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
          limit: pageSize,
          offset: (page - 1) * pageSize,
        }),
        reviews().count({ where }),
      ]);
      const results: ReviewListEntry[] = [];
      for (const row of rows as ReviewRecord[]) {
        const type = { uid: row.subjectUid, locale: row.subjectLocale } as Omit<
          Subject,
          'documentId'
        >;
        const check = (await checkOf(type, [row.subjectId])).get(row.subjectId);
        results.push({
          uid: row.subjectUid,
          documentId: row.subjectId,
          locale: row.subjectLocale as Locale,
          code: row.subjectCode ?? '',
          name: row.subjectName ?? '',
          state: row.state,
          submittedByName: row.submittedByName ?? '',
          submittedAt: row.submittedAt,
          errors: check?.errors ?? null,
          warnings: check?.warnings ?? null,
        });
      }
      return { results, pagination: { page, pageSize, total } };
    },

    async badges(type, ids) {
      const rows = (await reviews().findMany({
        select: ['subjectId', 'state'],
        where: { subjectUid: type.uid, subjectLocale: type.locale, subjectId: { $in: [...ids] } },
      })) as ReviewRecord[];
      const states = new Map(rows.map((row) => [row.subjectId, row.state]));
      const results = await checkOf(type, ids);
      return Object.fromEntries(
        ids.map((id) => [
          id,
          {
            state: states.get(id) ?? 'draft',
            errors: results.get(id)?.errors ?? null,
            warnings: results.get(id)?.warnings ?? null,
          },
        ])
      );
    },

    async overview() {
      const counted = await Promise.all(
        REVIEW_STATES.map(async (state) => [state, await reviews().count({ where: { state } })])
      );
      const { rules } = (await templates.current()).template;
      const titles = new Map(rules.map((rule) => [rule.id, rule.title]));
      const byRule = new Map<string, { severity: string; count: number }>();
      for await (const { rule, severity } of allFindings(checks)) {
        const entry = byRule.get(rule) ?? { severity, count: 0 };
        byRule.set(rule, { severity, count: entry.count + 1 });
      }
      return {
        states: Object.fromEntries(counted) as Overview['states'],
        rules: [...byRule]
          .map(([rule, { severity, count }]) => {
            const title = titles.get(rule) ?? { 'zh-Hans': rule, en: rule };
            return { rule, title, severity, count };
          })
          .sort((a, b) => b.count - a.count || a.rule.localeCompare(b.rule)),
        withErrors: await checks().count({ where: { errors: { $gt: 0 } } }),
        checked: await checks().count({}),
        notices: await pushNotices(strapi),
      };
    },
  };
}

async function* allFindings(
  checks: () => { findMany(query: object): Promise<unknown> }
): AsyncIterable<Finding> {
  let after = 0;
  for (;;) {
    const rows = (await checks().findMany({
      select: ['id', 'findings'],
      where: { id: { $gt: after } },
      orderBy: { id: 'asc' },
      limit: CHUNK,
    })) as CheckRow[];
    for (const { findings } of rows) yield* findings;
    const last = rows.at(-1);
    if (!last || rows.length < CHUNK) return;
    after = last.id;
  }
}
