import type { Severity } from '../../../domain/template/types';
import { tableOf } from '../content/links';
import { TABLES, type Strapi } from '../strapi';
import type { Subject } from '../content/types';
import type { Examination } from './examine';

/** Stores the findings of a draft, replacing those of its last check. */
export async function saveCheckResult(
  strapi: Strapi,
  { subject, examination, at }: { subject: Subject; examination: Examination; at: string }
): Promise<void> {
  const key = keyOf(subject);
  const data = { ...key, ...resultOf(examination), checkedAt: at };
  const results = strapi.db.query(TABLES.checkResult);
  const existing = await results.findOne({ select: ['id'], where: key });
  if (existing) await results.update({ where: { id: existing.id }, data });
  else await results.create({ data });
}

/** One draft with what a check says of it. */
export interface CheckedDraft {
  readonly subject: Subject;
  readonly examination: Pick<Examination, 'findings' | 'hash' | 'code' | 'template'>;
}

/**
 * Stores the findings of many drafts in one statement. `at` is when the drafts were read: a result of a later check is
 * left as it is. Call it outside a transaction; at most some 1,000 drafts, since databases bound the parameters.
 */
export async function saveCheckResults(
  strapi: Strapi,
  drafts: readonly CheckedDraft[],
  at: Date
): Promise<void> {
  if (drafts.length === 0) return;
  const table = tableOf(strapi, TABLES.checkResult);
  const rows = drafts.map(({ subject, examination }) => {
    const result = resultOf(examination);
    return {
      subject_uid: subject.uid,
      subject_id: subject.documentId,
      subject_locale: subject.locale,
      subject_code: result.subjectCode,
      hash: result.hash,
      errors: result.errors,
      warnings: result.warnings,
      advices: result.advices,
      findings: JSON.stringify(result.findings),
      template_code: result.templateCode,
      template_version: result.templateVersion,
      checked_at: at,
    };
  });
  const key = ['subject_uid', 'subject_id', 'subject_locale'];
  await strapi.db
    .getConnection(table)
    .insert(rows)
    .onConflict(key)
    .merge()
    .where(`${table}.checked_at`, '<=', at);
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
