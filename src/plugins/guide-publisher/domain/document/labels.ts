import type { LocalizedText } from '../codes/tables';

/**
 * The one table of field names: heads of spreadsheet columns, labels in the admin, words on the site.
 * A spreadsheet may use the Chinese label, the English label or the identifier.
 */
const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

/** Fields of records and documents. A time limit takes three columns: the label, label+单位, label+说明. */
export const FIELD_LABELS = {
  // Identity and codes
  code: t('编码', 'Code'),
  name: t('名称', 'Name'),
  term: t('常用说法', 'What people say'),
  meaning: t('规范名称', 'What guides call it'),
  shortName: t('简称', 'Short name'),
  summary: t('一句话说明', 'Summary'),
  level: t('层级', 'Level'),
  levels: t('行使层级', 'Exercise levels'),
  regionCode: t('行政区划代码', 'Region code'),
  parentCode: t('上级行政区划代码', 'Parent region code'),
  creditCode: t('统一社会信用代码', 'Unified social credit code'),
  parentCreditCode: t('上级单位信用代码', 'Parent credit code'),
  organizationCode: t('实施主体信用代码', 'Organization credit code'),
  department: t('部门', 'Department'),
  nature: t('实施主体性质', 'Nature of organization'),
  basicCode: t('基本编码', 'Basic code'),
  localCode: t('地方编码', 'Local code'),
  implementationCode: t('实施编码', 'Implementation code'),
  version: t('版本', 'Version'),
  itemVersion: t('标准事项版本', 'Version of the standard item'),
  itemType: t('事项类型', 'Item type'),
  status: t('状态', 'Status'),
  effectiveDate: t('生效日期', 'Effective date'),
  cancelDate: t('取消日期', 'Cancel date'),
  nextCheckDate: t('下次核对日期', 'Next check'),
  // Shared between standard item and guide
  legalBases: t('设定依据', 'Legal basis'),
  statutoryLimit: t('法定时限', 'Statutory limit'),
  promisedLimit: t('承诺时限', 'Promised limit'),
  conditions: t('受理条件', 'Conditions'),
  materials: t('申请材料', 'Materials'),
  steps: t('办理步骤', 'Steps'),
  specialProcedures: t('特别程序', 'Special procedures'),
  charged: t('是否收费', 'Fee charged'),
  fees: t('收费项目', 'Fees'),
  intermediaries: t('中介服务', 'Intermediary services'),
  results: t('办理结果', 'Result'),
  faqs: t('常见问题', 'Questions and answers'),
  audiences: t('服务对象', 'Served'),
  personalTopics: t('个人主题', 'Topics for persons'),
  corporateTopics: t('法人主题', 'Topics for companies'),
  remedies: t('权利救济', 'Rights and remedies'),
  penalty: t('处罚行为种类和幅度', 'Acts, kinds and range of penalty'),
  // Local to a guide
  caseType: t('办件类型', 'Case type'),
  handlingMode: t('办理方式', 'Handling mode'),
  powerSource: t('权力来源', 'Source of power'),
  visits: t('到场次数', 'Visits'),
  visitReason: t('到场原因', 'Reason for a visit'),
  channels: t('办理形式', 'Channels'),
  crossRegionScope: t('通办范围', 'Cross-region scope'),
  acceptancePlace: t('受理地点类型', 'Place of acceptance'),
  address: t('地址', 'Address'),
  hours: t('办理时间', 'Hours'),
  windows: t('窗口', 'Windows'),
  phone: t('电话', 'Phone'),
  consultationPhone: t('咨询电话', 'Consultation phone'),
  supervisionPhone: t('监督投诉电话', 'Supervision phone'),
  onlineDepth: t('网上办理深度', 'Online depth'),
  onlineAddress: t('网上办理地址', 'Online address'),
  mobileAddress: t('移动端地址', 'Mobile address'),
  onlinePayment: t('网上支付', 'Online payment'),
  delivery: t('物流快递', 'Delivery'),
  appointment: t('预约办理', 'Appointment'),
  localNote: t('本地说明', 'Local note'),
  hallCode: t('政务大厅编码', 'Service hall code'),
  // Halls
  floorArea: t('建筑面积（平方米）', 'Floor area (m²)'),
  longitude: t('经度', 'Longitude'),
  latitude: t('纬度', 'Latitude'),
  // Intermediary services and certificates
  approvals: t('涉及审批事项', 'Approvals that ask for it'),
  price: t('收费标准', 'Price'),
  payer: t('付费主体', 'Who pays'),
  limit: t('办理时限', 'Time limit'),
  cleaningMode: t('清理方式', 'Cleaning mode'),
  askedBy: t('索要单位', 'Asked by'),
  issuedBy: t('开具单位', 'Issued by'),
  purpose: t('证明用途', 'Purpose'),
  substitute: t('替代方式', 'Substitute'),
  substituteNote: t('替代说明', 'Note on the substitute'),
  note: t('备注', 'Note'),
} as const satisfies Record<string, LocalizedText>;

/** Fields of list entries, by list. */
export const ENTRY_LABELS = {
  legalBases: {
    law: t('法律法规名称', 'Law'),
    article: t('条款', 'Article'),
    content: t('条文内容', 'Text of the article'),
    documentNumber: t('文号', 'Document number'),
  },
  conditions: { text: t('条件', 'Condition') },
  materials: {
    name: t('材料名称', 'Material'),
    form: t('材料形式', 'Form'),
    necessity: t('材料必要性', 'Necessity'),
    source: t('材料来源', 'Source'),
    sourceNote: t('来源说明', 'Note on the source'),
    originals: t('原件份数', 'Originals'),
    copies: t('复印件份数', 'Copies'),
    acceptanceStandard: t('受理标准', 'Standard of acceptance'),
    basis: t('要求依据', 'Basis for asking'),
    fillingNote: t('填报须知', 'How to fill in'),
    blankForm: t('空白表格', 'Blank form'),
    sample: t('示例样表', 'Sample'),
    certificateCode: t('证明事项编码', 'Certificate code'),
    note: t('备注', 'Note'),
  },
  steps: {
    step: t('环节', 'Step'),
    post: t('岗位', 'Post'),
    limit: t('时限', 'Limit'),
    counted: t('是否计入承诺时限', 'Counted'),
    standard: t('审查标准', 'Standard of review'),
    result: t('环节结果', 'Result of the step'),
  },
  specialProcedures: {
    kind: t('程序种类', 'Kind'),
    limit: t('时限', 'Limit'),
    basis: t('依据', 'Basis'),
    note: t('备注', 'Note'),
  },
  fees: {
    name: t('收费项目名称', 'Fee'),
    standard: t('收费标准', 'Standard'),
    basis: t('收费依据', 'Basis'),
    reductionAllowed: t('允许减免', 'Reduction allowed'),
    reductionBasis: t('减免依据', 'Basis of the reduction'),
    note: t('备注', 'Note'),
  },
  intermediaries: {
    code: t('中介服务编码', 'Intermediary code'),
    name: t('中介服务名称', 'Intermediary service'),
    basis: t('依据', 'Basis'),
  },
  results: {
    type: t('结果类型', 'Result type'),
    name: t('结果名称', 'Result name'),
    sample: t('结果样本', 'Result sample'),
  },
  faqs: { question: t('问题', 'Question'), answer: t('解答', 'Answer') },
  windows: {
    name: t('窗口名称', 'Window'),
    number: t('窗口编号', 'Number'),
    phone: t('窗口电话', 'Phone'),
  },
  approvals: { basicCode: t('基本编码', 'Basic code'), name: t('审批事项名称', 'Approval') },
  adjustmentItems: {
    basicCode: t('基本编码', 'Basic code'),
    name: t('事项名称', 'Item'),
    note: t('备注', 'Note'),
  },
} as const satisfies Record<string, Record<string, LocalizedText>>;

/** The six steps and three stages. */
export const STEP_LABELS = {
  receive: t('收件', 'Receiving'),
  accept: t('受理', 'Acceptance'),
  review: t('审查', 'Review'),
  decide: t('决定', 'Decision'),
  issue: t('颁证', 'Issuing'),
  deliver: t('送达', 'Delivery'),
} as const satisfies Record<string, LocalizedText>;

export const STAGE_LABELS = {
  acceptance: t('收件与受理', 'Receiving and acceptance'),
  decision: t('审查与决定', 'Review and decision'),
  delivery: t('颁证与送达', 'Issuing and delivery'),
} as const satisfies Record<string, LocalizedText>;

export type FieldName = keyof typeof FIELD_LABELS;
