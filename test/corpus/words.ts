/** Words that the corpus varies names and texts with. None may hold what a rule on texts would find. */

/** What is done with an item that exists: the usual 业务办理项. */
export const ACTIONS = [
  '首次办理',
  '变更',
  '延续',
  '补办',
  '注销',
  '换发',
  '遗失补领',
  '信息更正',
  '恢复',
  '暂停',
  '增项',
  '减项',
  '合并',
  '分立',
] as const;

/** Whom or where it is for. With the actions there are 308 variants of each item. */
export const SCOPES = [
  '一般情形',
  '跨县（区）情形',
  '产业园区内',
  '易地搬迁安置区内',
  '自然保护地内',
  '历史遗留情形',
  '委托代理情形',
  '联合办理情形',
  '重大项目',
  '小型微型企业',
  '个体工商户',
  '农民专业合作社',
  '外商投资企业',
  '社会组织',
  '事业单位',
  '退役军人',
  '高校毕业生',
  '老年人',
  '残疾人',
  '返乡人员',
  '少数民族聚居区内',
  '中心城区内',
] as const;

export const VISIT_REASONS = [
  '核验申请材料原件',
  '现场签字确认',
  '领取办理结果',
  '采集本人照片和签名',
  '配合现场核查',
] as const;

/** Blank as often as in the sample. */
export const LOCAL_NOTES = [
  '',
  '',
  '',
  '',
  '',
  '',
  '行动不便的申请人可以打咨询电话预约帮办。',
  '节假日不办理，急需的可以提前预约延时服务。',
  '赶场日窗口照常开放，上午人多，建议下午来办。',
  '需要双语服务的，可以请窗口工作人员协助。',
] as const;

export const LOCAL_FAQS = [
  { question: '可以请人代办吗？', answer: '可以。代办人带上委托书和双方身份证件即可。' },
  { question: '周末能办吗？', answer: '周六上午有值班窗口，先打咨询电话确认。' },
  { question: '怎么查办到哪一步了？', answer: '凭受理通知书上的编号在网上查询，或者打咨询电话。' },
] as const;

/** Kinds of body of one line of work, besides the department itself. */
export const SIDE_BODIES = ['事务服务中心', '综合行政执法队'] as const;
