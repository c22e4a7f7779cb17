import type { Locale } from '../../../domain/codes/tables';
import { standardItemSchema, type StandardItem } from '../../../domain/document/records';
import type { ChartSource } from '../../../shared/contracts/admin-api';
import { subjectCodeOf, toStandardItem } from '../content/rows';
import { UID_OF_KIND, VERSIONED_UIDS, type Row } from '../content/types';
import type { Strapi } from '../strapi';
import type { Examiner } from './examine';
import { effectiveVersion } from './versions';

/**
 * The step table that the chart of a flowchart row can be drawn from: that of its guide, as resolved, else that of its
 * standard item as it is in effect, else as it is being written. Null where the row names neither.
 */
export async function chartSource(
  { strapi, examiner }: { strapi: Strapi; examiner: Examiner },
  { row, locale }: { row: Row; locale: Locale }
): Promise<ChartSource | null> {
  const code = subjectCodeOf(row);
  if (!code) return null;
  const guide = await strapi
    .documents(UID_OF_KIND.guide)
    .findFirst({ filters: { code }, locale, status: 'draft' });
  if (guide) {
    const { documentId } = guide as unknown as { documentId: string };
    const subject = { uid: UID_OF_KIND.guide, documentId, locale };
    const { document } = await examiner.examine(subject);
    if (document?.kind === 'guide') return { of: 'guide', ...tableOf(document) };
  }
  const item = await standardItem(strapi, code, locale);
  return item && { of: 'standard-item', ...tableOf(item) };
}

async function standardItem(
  strapi: Strapi,
  code: string,
  locale: Locale
): Promise<StandardItem | null> {
  const subject = 'standard-item' as const;
  const version = await effectiveVersion(strapi, { subject, code, locale });
  if (version) return standardItemSchema.parse(version.snapshot);
  const row = await strapi
    .documents(VERSIONED_UIDS['standard-item'])
    .findFirst({ filters: { basicCode: code }, locale });
  return row ? toStandardItem(row as unknown as Row) : null;
}

type StepTable = Omit<ChartSource, 'of'>;

const tableOf = ({ name, itemType, steps, specialProcedures }: StepTable): StepTable => ({
  name,
  itemType,
  steps,
  specialProcedures,
});
