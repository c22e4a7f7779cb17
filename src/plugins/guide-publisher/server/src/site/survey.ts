import { formatLimit } from '../../../domain/codes/time-limit';
import type { Locale } from '../../../domain/codes/tables';
import type { GuideDocument } from '../../../domain/document/document';
import type { Edition } from '../editions/types';
import { guidePath } from './addresses';

/** What lists need of a guide; the documents themselves are not kept, so that a city of 100,000 fits into memory. */
export interface GuideSummary {
  readonly code: string;
  readonly name: string;
  readonly summary: string;
  readonly path: string;
  readonly organizationCode: string;
  readonly organizationName: string;
  readonly regionCode: string;
  readonly itemType: string;
  readonly limit: string;
  readonly approvedAt: string;
  readonly sequence: number;
}

/** Guides of one language, by every key that leads to a list. */
export interface Survey {
  readonly guides: GuideSummary[];
  readonly codes: Set<string>;
  readonly byOrganization: Groups;
  readonly byType: Groups;
  readonly byMode: Groups;
  readonly byTopic: Readonly<Record<'personal' | 'corporate', Groups>>;
}

export type Groups = Map<string, GuideSummary[]>;

export function emptySurvey(): Survey {
  return {
    guides: [],
    codes: new Set(),
    byOrganization: new Map(),
    byType: new Map(),
    byMode: new Map(),
    byTopic: { personal: new Map(), corporate: new Map() },
  };
}

export function addToSurvey(survey: Survey, edition: Edition<'guide'>, locale: Locale): void {
  const { document } = edition;
  const summary = summaryOf(edition, locale);
  survey.guides.push(summary);
  survey.codes.add(summary.code);
  put(survey.byOrganization, summary.organizationCode, summary);
  if (document.itemType !== '') put(survey.byType, document.itemType, summary);
  if (document.handlingMode !== '') put(survey.byMode, document.handlingMode, summary);
  for (const topic of new Set(document.personalTopics))
    put(survey.byTopic.personal, topic, summary);
  for (const topic of new Set(document.corporateTopics))
    put(survey.byTopic.corporate, topic, summary);
}

/** The guides that changed last, newest first. */
export function latestOf(survey: Survey, count: number): GuideSummary[] {
  return [...survey.guides].sort((a, b) => b.sequence - a.sequence).slice(0, count);
}

function summaryOf(
  { document, provenance, sequence }: Edition<'guide'>,
  locale: Locale
): GuideSummary {
  return {
    code: document.code,
    name: nameOf(document),
    summary: document.summary,
    path: guidePath(document.code, locale),
    organizationCode: document.organization.creditCode,
    organizationName: document.organization.name,
    regionCode: document.region.code,
    itemType: document.itemType,
    limit: formatLimit(document.promisedLimit, locale),
    approvedAt: provenance.approvedAt,
    sequence,
  };
}

/** A guide without a name still needs a link that can be read. */
function nameOf({ name, code }: GuideDocument): string {
  return name.trim() === '' ? code : name;
}

function put(groups: Groups, key: string, summary: GuideSummary): void {
  const group = groups.get(key);
  if (group) group.push(summary);
  else groups.set(key, [summary]);
}
