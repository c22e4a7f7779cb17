import type { Severity } from '../../../domain/template/types';
import { TABLES, type Strapi } from '../strapi';
import type { Subject } from '../content/types';
import type { Examination } from './examine';

/** Stores the findings of a draft, replacing those of its last check. */
export async function saveCheckResult(
  strapi: Strapi,
  { subject, examination, at }: { subject: Subject; examination: Examination; at: string }
): Promise<void> {
  const { uid, documentId, locale } = subject;
  const { findings, hash, code, template } = examination;
  const key = { subjectUid: uid, subjectId: documentId, subjectLocale: locale };
  const count = (severity: Severity) => findings.filter((f) => f.severity === severity).length;
  const data = {
    ...key,
    subjectCode: code,
    hash,
    errors: count('error'),
    warnings: count('warning'),
    advices: count('advice'),
    findings,
    templateCode: template.id,
    templateVersion: template.version,
    checkedAt: at,
  };
  const results = strapi.db.query(TABLES.checkResult);
  const existing = await results.findOne({ select: ['id'], where: key });
  if (existing) await results.update({ where: { id: existing.id }, data });
  else await results.create({ data });
}
