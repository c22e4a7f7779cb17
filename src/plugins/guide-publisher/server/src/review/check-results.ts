import type { Severity } from '../../../domain/template/types';
import { upsertRows } from '../content/database-rows';
import { TABLES, type Strapi } from '../strapi';
import type { Subject } from '../content/types';
import type { Examination } from './examine';

/** Stores the findings of a draft, replacing those of its last check. */
export function saveCheckResult(
  strapi: Strapi,
  { subject, examination, at }: { subject: Subject; examination: Examination; at: string }
): Promise<void> {
  return saveCheckResults(strapi, [{ subject, examination }], new Date(at));
}

/** One draft with what a check says of it. */
export interface CheckedDraft {
  readonly subject: Subject;
  readonly examination: Pick<Examination, 'findings' | 'hash' | 'code' | 'template'>;
}

/**
 * Stores the findings of many drafts in one statement. `at` is when the drafts were read: a result of a later check is
 * left as it is, unless the drafts have been changed with these results in one transaction (`changed`).
 */
export async function saveCheckResults(
  strapi: Strapi,
  drafts: readonly CheckedDraft[],
  at: Date,
  { changed = false } = {}
): Promise<void> {
  const rows = drafts.map(({ subject, examination }) => ({
    ...keyOf(subject),
    ...resultOf(examination),
    checkedAt: at,
  }));
  await upsertRows(strapi, TABLES.checkResult, {
    key: ['subjectUid', 'subjectId', 'subjectLocale'],
    rows,
    change: Object.keys(rows[0] ?? {}),
    at,
    ...(changed ? {} : { unlessLater: 'checkedAt' }),
  });
}

const keyOf = ({ uid, documentId, locale }: Subject) => ({
  subjectUid: uid,
  subjectId: documentId,
  subjectLocale: locale,
});

function resultOf({ findings, hash, code, template }: CheckedDraft['examination']) {
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  return {
    subjectCode: code,
    hash,
    errors: count('error'),
    warnings: count('warning'),
    advices: count('advice'),
    findings,
    templateCode: template.id,
    templateVersion: template.version,
  };
}
