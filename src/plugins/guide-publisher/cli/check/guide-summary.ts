import type { GuideSummary } from '../../domain/template/corpus-checks';
import { property } from '../../domain/template/values';
import type { Input } from './inputs';

/**
 * What the corpus checks want to know of a guide, from a record or a resolved document; `null` for anything else.
 * Documents come from outside and may hold anything. What only the organization of a record tells stays blank.
 */
export function guideIn(input: Input): GuideSummary | null {
  if (input.kind === 'document') {
    const { document } = input;
    if (document.kind !== 'guide') return null;
    const organization = property(document, 'organization');
    return summary(document, {
      organization: textAt(organization, 'creditCode'),
      department: textAt(organization, 'department'),
    });
  }
  const { type, key, record } = input.row;
  if (type !== 'service-guide' || key === '') return null;
  return { ...summary(record, { organization: textAt(record, 'organizationCode') }), code: key };
}

function summary(
  guide: unknown,
  more: { organization: string; department?: string }
): GuideSummary {
  return {
    code: textAt(guide, 'code'),
    basicCode: textAt(guide, 'basicCode'),
    name: textAt(guide, 'name'),
    department: '',
    level: textAt(guide, 'level'),
    status: textAt(guide, 'status'),
    itemStatus: textAt(guide, 'itemStatus'),
    ...more,
  };
}

function textAt(value: unknown, key: string): string {
  const found = property(value, key);
  return typeof found === 'string' ? found : '';
}
