import type { GuideDocument } from '../../../../domain/document/document';

/** What of a guide is searched. */
export interface GuideTexts {
  readonly name: string;
  /** Who implements it and where, a line each. */
  readonly place: string;
  /** What else people know it by: its summary first, then what is asked for and given. */
  readonly body: string;
}

/** Characters of the text that are searched; guides say what they are about in their first paragraphs. */
const LONGEST_BODY = 2_000;

export function textsOf(guide: GuideDocument): GuideTexts {
  const { name, organization, region, summary, materials, results, conditions, faqs } = guide;
  const others = [
    ...guide.personalTopics,
    ...guide.corporateTopics,
    ...results.map((result) => result.name),
    ...materials.map((material) => material.name),
    ...faqs.map((faq) => faq.question),
    ...conditions.map((condition) => condition.text),
  ];
  return {
    name,
    place: `${organization.name}\n${region.name}`,
    body: [summary, [...new Set(others)].join('；')].join('\n').slice(0, LONGEST_BODY),
  };
}
