import type { LocalizedText } from '../codes/tables';

/** Sections of a document: how changes are classified, so that a reviewer sees at once what was touched. */

export const SECTIONS = [
  'basic',
  'conditions',
  'materials',
  'process',
  'limits',
  'fees',
  'basis',
  'intermediaries',
  'contact',
  'result',
  'faq',
] as const;
export type Section = (typeof SECTIONS)[number];

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

export const SECTION_LABELS: Readonly<Record<Section, LocalizedText>> = {
  basic: t('基本信息', 'Basic information'),
  conditions: t('受理条件', 'Conditions'),
  materials: t('申请材料', 'Materials'),
  process: t('办理流程', 'Process'),
  limits: t('办理时限', 'Time limits'),
  fees: t('收费', 'Fees'),
  basis: t('设定依据', 'Legal basis'),
  intermediaries: t('中介服务', 'Intermediary services'),
  contact: t('地点、联系与救济', 'Place, contact and remedies'),
  result: t('办理结果', 'Result'),
  faq: t('常见问题', 'Questions and answers'),
};

/** Fields of each section, in the order in which a reader meets them. A field that is not named belongs to `basic`. */
export const SECTION_FIELDS: Readonly<Record<Section, readonly string[]>> = {
  basic: [
    'kind',
    'locale',
    'code',
    'localCode',
    'basicCode',
    'name',
    'shortName',
    'summary',
    'itemType',
    'status',
    'itemStatus',
    'organization',
    'region',
    'level',
    'levels',
    'itemLevels',
    'department',
    'powerSource',
    'caseType',
    'handlingMode',
    'audiences',
    'personalTopics',
    'corporateTopics',
    'crossRegionScope',
    'effectiveDate',
    'cancelDate',
    'penalty',
    'localNote',
  ],
  conditions: ['conditions'],
  materials: ['materials'],
  process: [
    'steps',
    'specialProcedures',
    'visits',
    'visitReason',
    'channels',
    'subjectCode',
    'chart',
  ],
  limits: ['statutoryLimit', 'promisedLimit', 'limit'],
  fees: ['charged', 'fees', 'onlinePayment', 'price', 'payer'],
  basis: ['legalBases'],
  intermediaries: ['intermediaries', 'approvals', 'cleaningMode'],
  contact: [
    'acceptancePlace',
    'hall',
    'address',
    'hours',
    'windows',
    'phone',
    'consultationPhone',
    'supervisionPhone',
    'onlineDepth',
    'onlineAddress',
    'mobileAddress',
    'appointment',
    'remedies',
  ],
  result: ['results', 'delivery'],
  faq: ['faqs'],
};

/** Fields that keep the books and say nothing to a reader: no change of content. */
export const BOOKKEEPING_FIELDS: ReadonlySet<string> = new Set([
  'form',
  'itemVersion',
  'version',
  'nextCheckDate',
  'id',
  'documentId',
  'createdAt',
  'updatedAt',
  'publishedAt',
]);

const PLACES: ReadonlyMap<string, { readonly section: Section; readonly rank: number }> = new Map(
  SECTIONS.flatMap((section) => SECTION_FIELDS[section].map((field) => ({ section, field }))).map(
    ({ section, field }, rank) => [field, { section, rank }]
  )
);

/** The section of a field. */
export function sectionOf(field: string): Section {
  return PLACES.get(field)?.section ?? 'basic';
}

/** Fields in the order of sections, those that no section names at the end by name. */
export function inSectionOrder(fields: Iterable<string>): string[] {
  const rank = (field: string) => PLACES.get(field)?.rank ?? Infinity;
  return [...fields].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    if (left !== right) return left < right ? -1 : 1;
    return a < b ? -1 : Number(a > b);
  });
}
