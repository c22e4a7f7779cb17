import type { GuideSummary } from '../../domain/template/corpus-checks';
import { property } from '../../domain/template/values';
import type { Input } from './inputs';
import type { References } from './references';

/**
 * What the corpus checks want to know of a guide, from a record or a resolved document; `null` for anything else.
 * Documents come from outside and may hold anything. What only the organization and the item of a record tell stays
 * blank until `completed`.
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
  if (input.kind === 'organization') return null;
  const { type, key, record } = input.row;
  if (type !== 'service-guide' || key === '') return null;
  return { ...summary(record, { organization: textAt(record, 'organizationCode') }), code: key };
}

/** The summary of a record with what its organization and its item say of it, once all files are read. */
export function completed(guide: GuideSummary, references: References): GuideSummary {
  const organization = references.organizations.get(guide.organization);
  const version = references.versionsOf(guide.basicCode).at(-1);
  const item = version === undefined ? undefined : references.item(guide.basicCode, version);
  return {
    ...guide,
    name: guide.name || (item?.name ?? ''),
    department: guide.department || (organization?.department ?? ''),
    level: guide.level || (organization?.level ?? ''),
    itemStatus: guide.itemStatus || (item?.status ?? ''),
  };
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
    powerSource: textAt(guide, 'powerSource'),
    ...more,
  };
}

function textAt(value: unknown, key: string): string {
  const found = property(value, key);
  return typeof found === 'string' ? found : '';
}
