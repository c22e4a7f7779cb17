import { formatLimit } from '../../../domain/codes/time-limit';
import type { Locale } from '../../../domain/codes/tables';
import type { GuideDocument } from '../../../domain/document/document';
import type { Edition } from '../editions/types';
import type { ListFamily } from './addresses';

/** What a list shows of a guide. */
export interface ListedGuide {
  readonly code: string;
  readonly name: string;
  readonly organizationName: string;
  readonly itemType: string;
  readonly limit: string;
}

/**
 * What anything but its own page needs of a guide: as long as these stay the same, no list, count or feed changes.
 * The documents themselves are not kept, so that a city of 100,000 fits into memory.
 */
export interface GuideFacts extends ListedGuide {
  readonly organizationCode: string;
  readonly regionCode: string;
  /** Keys of the lists that the guide is in. */
  readonly lists: Readonly<Record<ListFamily, readonly string[]>>;
}

/** One of the guides that changed last, for home page and feed. */
export interface LatestGuide extends ListedGuide {
  readonly summary: string;
  readonly approvedAt: string;
  readonly sequence: number;
}

export function factsOf(document: GuideDocument, locale: Locale): GuideFacts {
  const { itemType, handlingMode, personalTopics, corporateTopics } = document;
  return {
    ...listedOf(document, locale),
    organizationCode: document.organization.creditCode,
    regionCode: document.region.code,
    lists: {
      types: itemType === '' ? [] : [itemType],
      modes: handlingMode === '' ? [] : [handlingMode],
      personal: [...new Set(personalTopics)],
      corporate: [...new Set(corporateTopics)],
    },
  };
}

export function latestOf(
  {
    document,
    provenance,
    sequence,
  }: Pick<Edition<'guide'>, 'document' | 'provenance' | 'sequence'>,
  locale: Locale
): LatestGuide {
  const { summary } = document;
  return { ...listedOf(document, locale), summary, approvedAt: provenance.approvedAt, sequence };
}

export function listedOf(document: GuideDocument, locale: Locale): ListedGuide {
  return {
    code: document.code,
    name: nameOf(document),
    organizationName: document.organization.name,
    itemType: document.itemType,
    limit: formatLimit(document.promisedLimit, locale),
  };
}

/** A guide without a name still needs a link that can be read. */
function nameOf({ name, code }: GuideDocument): string {
  return name.trim() === '' ? code : name;
}
