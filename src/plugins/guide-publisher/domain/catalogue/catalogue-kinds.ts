import type { CodeTableName, LocalizedText } from '../codes/tables';

/** The kinds of catalogue that a city publishes: what each holds and which columns it shows. */

/** Those that follow from documents: what is in force at a place of the edition log decides what is on them. */
export const COMPUTED_KINDS = [
  'powers',
  'licences',
  'service-items',
  'undertaken-items',
  'after-setup-licences',
  'retained-intermediaries',
  'cleaned-up-intermediaries',
  'retained-certificates',
  'cancelled-certificates',
  'service-halls',
  'online-organizations',
] as const;
export type ComputedKind = (typeof COMPUTED_KINDS)[number];

/** All kinds in the order in which they are listed; adjustments follow from decisions, not from documents. */
export const CATALOGUE_KINDS = [...COMPUTED_KINDS, 'adjustments'] as const;
/** Also the slug of the catalogue's public address. */
export type CatalogueKind = (typeof CATALOGUE_KINDS)[number];

export interface CatalogueColumn {
  readonly name: string;
  readonly label: LocalizedText;
  /** The table whose codes the column holds; absent for plain values. */
  readonly table?: CodeTableName;
  /** Is it a heading under which entries are counted? */
  readonly counted?: true;
}

/** Kinds of document that catalogues follow from. */
export type CatalogueSource = 'guide' | 'intermediary-service' | 'certificate' | 'service-hall';

export interface CatalogueDefinition {
  readonly slug: CatalogueKind;
  readonly title: LocalizedText;
  /** Kind of the documents that its entries follow from; `null` where none does. */
  readonly documents: CatalogueSource | null;
  readonly columns: readonly CatalogueColumn[];
}

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

const column = (
  name: string,
  label: LocalizedText,
  more: Pick<CatalogueColumn, 'table' | 'counted'> = {}
): CatalogueColumn => ({ name, label, ...more });

const COLUMNS = {
  organization: column('organization', t('实施主体', 'Organization'), { counted: true }),
  organizationCode: column('organizationCode', t('实施主体信用代码', 'Organization credit code')),
  department: column('department', t('部门', 'Department'), { counted: true }),
  region: column('region', t('行政区划', 'Region'), { counted: true }),
  regionCode: column('regionCode', t('行政区划代码', 'Region code')),
  level: column('level', t('层级', 'Level'), { table: 'level', counted: true }),
  itemType: column('itemType', t('事项类型', 'Item type'), { table: 'itemType', counted: true }),
  basicCode: column('basicCode', t('基本编码', 'Basic code')),
  powerSource: column('powerSource', t('权力来源', 'Source of power'), { table: 'powerSource' }),
  handlingMode: column('handlingMode', t('办理方式', 'Handling mode'), {
    table: 'handlingMode',
    counted: true,
  }),
  legalBases: column('legalBases', t('设定依据', 'Legal basis')),
  statutoryWorkdays: column(
    'statutoryWorkdays',
    t('法定时限（工作日）', 'Statutory limit (working days)')
  ),
  promisedWorkdays: column(
    'promisedWorkdays',
    t('承诺时限（工作日）', 'Promised limit (working days)')
  ),
  stages: column('stages', t('办理阶段数', 'Stages')),
  steps: column('steps', t('办理步骤数', 'Steps')),
  materials: column('materials', t('申请材料数', 'Materials')),
  caseType: column('caseType', t('办件类型', 'Case type'), { table: 'caseType', counted: true }),
  visits: column('visits', t('到场次数', 'Visits')),
  onlineDepth: column('onlineDepth', t('网上办理深度', 'Online depth'), {
    table: 'onlineDepth',
    counted: true,
  }),
  organizations: column('organizations', t('实施主体数', 'Organizations')),
} as const;

/** Whose item it is. */
const ITEM_COLUMNS = [
  COLUMNS.organization,
  COLUMNS.organizationCode,
  COLUMNS.region,
  COLUMNS.regionCode,
  COLUMNS.level,
  COLUMNS.itemType,
  COLUMNS.basicCode,
];

const POWER_COLUMNS = [
  ...ITEM_COLUMNS,
  COLUMNS.powerSource,
  COLUMNS.legalBases,
  COLUMNS.statutoryWorkdays,
  COLUMNS.promisedWorkdays,
  COLUMNS.stages,
  COLUMNS.steps,
];

const LICENCE_COLUMNS = [
  COLUMNS.level,
  COLUMNS.department,
  COLUMNS.basicCode,
  COLUMNS.legalBases,
  COLUMNS.statutoryWorkdays,
  COLUMNS.promisedWorkdays,
  COLUMNS.stages,
  COLUMNS.steps,
  COLUMNS.organizations,
];

const INTERMEDIARY_COLUMNS = [
  COLUMNS.department,
  column('approvals', t('涉及审批事项', 'Approvals that ask for it')),
  COLUMNS.legalBases,
  column('price', t('收费标准', 'Price')),
  column('payer', t('付费主体', 'Who pays'), { counted: true }),
  column('limitWorkdays', t('办理时限（工作日）', 'Time limit (working days)')),
];

const CERTIFICATE_COLUMNS = [
  column('askedBy', t('索要单位', 'Asked by'), { counted: true }),
  column('issuedBy', t('开具单位', 'Issued by'), { counted: true }),
  column('purpose', t('证明用途', 'Purpose')),
  COLUMNS.legalBases,
];

export const CATALOGUES: Readonly<
  Record<ComputedKind, CatalogueDefinition & { readonly documents: CatalogueSource }> &
    Record<CatalogueKind, CatalogueDefinition>
> = {
  powers: {
    slug: 'powers',
    title: t('权责清单', 'Powers and responsibilities'),
    documents: 'guide',
    columns: POWER_COLUMNS,
  },
  licences: {
    slug: 'licences',
    title: t('行政许可事项目录', 'Administrative licences'),
    documents: 'guide',
    columns: LICENCE_COLUMNS,
  },
  'service-items': {
    slug: 'service-items',
    title: t('行政服务事项目录', 'Service items'),
    documents: 'guide',
    columns: [
      ...ITEM_COLUMNS,
      COLUMNS.handlingMode,
      COLUMNS.caseType,
      COLUMNS.promisedWorkdays,
      COLUMNS.visits,
      COLUMNS.onlineDepth,
      COLUMNS.materials,
    ],
  },
  'undertaken-items': {
    slug: 'undertaken-items',
    title: t('承接下放事项目录', 'Items undertaken from above'),
    documents: 'guide',
    columns: [...ITEM_COLUMNS, { ...COLUMNS.powerSource, counted: true }, COLUMNS.legalBases],
  },
  'after-setup-licences': {
    slug: 'after-setup-licences',
    title: t('企业设立后经营许可目录', 'Licences needed after a company is set up'),
    documents: 'guide',
    columns: LICENCE_COLUMNS,
  },
  'retained-intermediaries': {
    slug: 'retained-intermediaries',
    title: t('保留的行政审批中介服务事项目录', 'Intermediary services retained'),
    documents: 'intermediary-service',
    columns: INTERMEDIARY_COLUMNS,
  },
  'cleaned-up-intermediaries': {
    slug: 'cleaned-up-intermediaries',
    title: t('清理的行政审批中介服务事项目录', 'Intermediary services cleaned up'),
    documents: 'intermediary-service',
    columns: [
      ...INTERMEDIARY_COLUMNS,
      column('cleaningMode', t('清理方式', 'Cleaning mode'), {
        table: 'cleaningMode',
        counted: true,
      }),
    ],
  },
  'retained-certificates': {
    slug: 'retained-certificates',
    title: t('保留的证明事项清单', 'Proofs retained'),
    documents: 'certificate',
    columns: CERTIFICATE_COLUMNS,
  },
  'cancelled-certificates': {
    slug: 'cancelled-certificates',
    title: t('取消的证明事项清单', 'Proofs cancelled'),
    documents: 'certificate',
    columns: [
      ...CERTIFICATE_COLUMNS,
      column('substitute', t('替代方式', 'Substitute'), {
        table: 'certificateSubstitute',
        counted: true,
      }),
      column('substituteNote', t('替代说明', 'Note on the substitute')),
      column('cancelDate', t('取消日期', 'Cancel date')),
    ],
  },
  'service-halls': {
    slug: 'service-halls',
    title: t('政务大厅名录', 'Service halls'),
    documents: 'service-hall',
    columns: [
      COLUMNS.level,
      COLUMNS.regionCode,
      column('address', t('地址', 'Address')),
      column('floorArea', t('建筑面积（平方米）', 'Floor area (m²)')),
      column('windows', t('窗口数', 'Windows')),
    ],
  },
  'online-organizations': {
    slug: 'online-organizations',
    title: t('网上公开事项统计目录', 'Organizations with items online'),
    documents: 'guide',
    columns: [
      COLUMNS.level,
      COLUMNS.region,
      COLUMNS.regionCode,
      column('items', t('网上公开事项数', 'Items online')),
    ],
  },
  adjustments: {
    slug: 'adjustments',
    title: t('事项动态调整目录', 'Adjustments of items'),
    documents: null,
    columns: [
      column('action', t('调整类型', 'Kind of adjustment'), {
        table: 'adjustmentAction',
        counted: true,
      }),
      column('source', t('来源层级', 'Level it comes from'), { table: 'level', counted: true }),
      COLUMNS.itemType,
      COLUMNS.basicCode,
      column('year', t('年份', 'Year'), { counted: true }),
      column('effectiveDate', t('生效日期', 'Effective date')),
      column('change', t('清单事项增减', 'Items more or fewer on the list')),
      column('documentNumber', t('文号', 'Document number')),
    ],
  },
};

/** Is the text the slug of a catalogue? */
export function isCatalogueKind(slug: string): slug is CatalogueKind {
  return Object.hasOwn(CATALOGUES, slug);
}

/** Is it the slug of a catalogue that follows from documents? */
export function isComputedKind(slug: string): slug is ComputedKind {
  return isCatalogueKind(slug) && CATALOGUES[slug].documents !== null;
}
