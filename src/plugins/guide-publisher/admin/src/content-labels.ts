import type { Locale, LocalizedText } from '../../domain/codes/tables';
import { FIELD_LABELS } from '../../domain/document/labels';
import { FORM_LABELS } from './review/where-text';

/**
 * Names of content types and of their fields in the language of the user interface. The Content Manager looks a field up
 * under `content-manager.content-types.<uid>.<attribute>` before it shows the label of its stored configuration, and a
 * content type under its display name.
 */

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

const uid = (name: string) => `api::${name}.${name}`;

const CONTENT_TYPES: Readonly<Record<string, LocalizedText>> = {
  'service-guide': t('办事指南', 'Service guide'),
  'standard-item': t('标准事项', 'Standard item'),
  flowchart: t('权力运行流程图', 'Flowchart'),
  'intermediary-service': t('中介服务事项', 'Intermediary service'),
  certificate: t('证明事项', 'Certificate'),
  organization: t('实施主体', 'Organization'),
  'service-hall': t('政务大厅', 'Service hall'),
  region: t('行政区划', 'Region'),
  synonym: t('同义词', 'Synonym'),
  catalogue: t('目录', 'Catalogue'),
  'catalogue-edition': t('目录版本', 'Catalogue edition'),
  adjustment: t('动态调整', 'Adjustment'),
  template: t('省级模板', 'Template'),
};

/** Attributes that are no fields of a document, or that Strapi adds. */
const ATTRIBUTES: Readonly<Record<string, LocalizedText>> = {
  ...FORM_LABELS,
  itemStatus: t('事项状态', 'Item status'),
  retention: t('清理状态', 'Retained or not'),
  parent: t('上级', 'Parent'),
  children: t('下级', 'Children'),
  title: t('标题', 'Title'),
  slug: t('网址标识', 'Address part'),
  editions: t('目录版本', 'Editions'),
  catalogue: t('目录', 'Catalogue'),
  documentNumber: t('文号', 'Document number'),
  issuedBy: t('发布机关', 'Issued by'),
  issueDate: t('发布日期', 'Issue date'),
  asOf: t('数据截止日期', 'As of'),
  entries: t('目录条目', 'Entries'),
  content: t('模板内容', 'Content of the template'),
  action: t('调整类型', 'Kind of adjustment'),
  items: t('涉及事项', 'Items'),
  fromOrganization: t('调出单位', 'From'),
  toOrganizations: t('调入单位', 'To'),
  resultItems: t('调整后事项', 'Items that come out of it'),
  changeDate: t('变化发生日期', 'Day of the change'),
  effects: t('执行内容', 'What it does'),
  people: t('经办人', 'Who decided'),
  catalogueKind: t('目录种类', 'Kind of catalogue'),
  basis: t('调整依据', 'Basis'),
  reason: t('调整理由', 'Reason'),
  state: t('状态', 'State'),
  proposedDate: t('申请日期', 'Proposed'),
  approvedDate: t('批准日期', 'Approved'),
  id: t('序号', 'ID'),
  documentId: t('内容标识', 'Document ID'),
  createdAt: t('创建时间', 'Created'),
  updatedAt: t('更新时间', 'Updated'),
  publishedAt: t('发布时间', 'Published'),
  createdBy: t('创建人', 'Created by'),
  updatedBy: t('更新人', 'Updated by'),
  locale: t('语言', 'Language'),
  localizations: t('语言版本', 'Languages'),
};

/** Where one content type means another thing by a name. */
const OWN: Readonly<Record<string, Readonly<Record<string, LocalizedText>>>> = {
  'service-guide': {
    code: t('实施编码', 'Implementation code'),
    name: t('事项名称（留空取标准事项名称）', 'Name (blank: that of the standard item)'),
    summary: t('一句话说明（留空取标准内容）', 'Summary (blank: the standard text)'),
    remedies: t('权利救济（留空取标准内容）', 'Rights and remedies (blank: the standard text)'),
    penalty: t('处罚行为种类和幅度（留空取标准内容）', 'Penalty (blank: the standard text)'),
  },
  'standard-item': { name: t('事项名称', 'Name of the item') },
  flowchart: { code: t('流程图编码', 'Code') },
  'intermediary-service': { department: t('行业主管部门', 'Department in charge') },
  certificate: {
    retention: t('证明状态', 'Retained or cancelled'),
    issuedBy: t('开具单位', 'Issued by'),
  },
  catalogue: { kind: t('目录种类', 'Kind of catalogue') },
  template: { code: t('模板编码', 'Code of the template') },
};

/** The messages of content types and fields in one language. */
export function contentLabels(locale: Locale): Readonly<Record<string, string>> {
  const messages: Record<string, string> = {};
  for (const [name, label] of Object.entries(CONTENT_TYPES)) {
    messages[displayNameOf(label)] = label[locale];
    const fields = { ...FIELD_LABELS, ...ATTRIBUTES, ...OWN[name] };
    for (const [field, text] of Object.entries(fields)) {
      messages[`content-manager.content-types.${uid(name)}.${field}`] = text[locale];
    }
  }
  return messages;
}

/** The display name that the schema of a content type has: both languages, for pages that translate nothing. */
const displayNameOf = (label: LocalizedText): string => `${label['zh-Hans']} ${label.en}`;
