import type { CodeTableName, LocalizedText } from '../codes/tables';

/** The kinds of catalogue that a city publishes: what each holds and which columns it shows. */

export const CATALOGUE_KINDS = [
  'powers',
  'licences',
  'service-items',
  'retained-intermediaries',
  'cleaned-up-intermediaries',
  'retained-certificates',
  'cancelled-certificates',
] as const;
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

export interface CatalogueDefinition {
  readonly slug: CatalogueKind;
  readonly title: LocalizedText;
  /** Kind of the documents that its entries follow from. */
  readonly documents: 'guide' | 'intermediary-service' | 'certificate';
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
  organizations: column('organizations', t('实施主体数', 'Organizations')),
} as const;

const POWER_COLUMNS = [
  COLUMNS.organization,
  COLUMNS.organizationCode,
  COLUMNS.region,
  COLUMNS.regionCode,
  COLUMNS.level,
  COLUMNS.itemType,
  COLUMNS.basicCode,
  COLUMNS.powerSource,
  COLUMNS.legalBases,
  COLUMNS.statutoryWorkdays,
  COLUMNS.promisedWorkdays,
  COLUMNS.stages,
  COLUMNS.steps,
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

export const CATALOGUES: Readonly<Record<CatalogueKind, CatalogueDefinition>> = {
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
    columns: [
      COLUMNS.level,
      COLUMNS.department,
      COLUMNS.basicCode,
      COLUMNS.legalBases,
      COLUMNS.statutoryWorkdays,
      COLUMNS.promisedWorkdays,
      COLUMNS.stages,
      COLUMNS.steps,
      COLUMNS.organizations,
    ],
  },
  'service-items': {
    slug: 'service-items',
    title: t('行政服务事项目录', 'Service items'),
    documents: 'guide',
    columns: [
      COLUMNS.organization,
      COLUMNS.organizationCode,
      COLUMNS.region,
      COLUMNS.regionCode,
      COLUMNS.level,
      COLUMNS.itemType,
      COLUMNS.basicCode,
      COLUMNS.handlingMode,
      COLUMNS.promisedWorkdays,
      COLUMNS.materials,
    ],
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
};

/** Is the text the slug of a catalogue? */
export function isCatalogueKind(slug: string): slug is CatalogueKind {
  return Object.hasOwn(CATALOGUES, slug);
}
