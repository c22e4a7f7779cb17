/**
 * Closed code tables of the national element standard for implementation items
 * (政务服务事项基本目录及实施清单要素). A stored value is always the code, never the label.
 * Local deviations are mapped at import; nothing here guesses.
 */

/** A text in the languages of the product. */
export interface LocalizedText {
  readonly 'zh-Hans': string;
  readonly en: string;
}

export type Locale = keyof LocalizedText;

export const LOCALES: readonly Locale[] = ['zh-Hans', 'en'];

export interface CodeTable {
  /** Name of the element, e.g. item type. */
  readonly title: LocalizedText;
  /** Codes in the order of the standard. */
  readonly values: Readonly<Record<string, LocalizedText>>;
}

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

export const CODE_TABLES = {
  itemType: {
    title: t('事项类型', 'Item type'),
    values: {
      '01': t('行政许可', 'Administrative licence'),
      '02': t('行政处罚', 'Administrative penalty'),
      '03': t('行政强制', 'Administrative coercion'),
      '04': t('行政征收', 'Administrative levy'),
      '05': t('行政给付', 'Administrative payment'),
      '06': t('行政检查', 'Administrative inspection'),
      '07': t('行政确认', 'Administrative confirmation'),
      '08': t('行政奖励', 'Administrative reward'),
      '09': t('行政裁决', 'Administrative ruling'),
      '10': t('其他行政权力', 'Other administrative power'),
      '20': t('公共服务', 'Public service'),
    },
  },
  level: {
    title: t('行使层级', 'Exercise level'),
    values: {
      '1': t('国家级', 'State'),
      '2': t('省级', 'Province'),
      '3': t('市级', 'City'),
      '4': t('县级', 'County'),
      '5': t('乡镇级', 'Township'),
      '6': t('村级', 'Village'),
      '7': t('分级管理', 'By grade'),
    },
  },
  powerSource: {
    title: t('权力来源', 'Source of power'),
    values: {
      '1': t('法定本级行使', 'Statutory, own level'),
      '2': t('上级下放', 'Delegated from above'),
      '3': t('上级授权', 'Authorized from above'),
      '4': t('同级授权', 'Authorized by the same level'),
      '5': t('上级委托', 'Entrusted from above'),
      '6': t('同级委托', 'Entrusted by the same level'),
    },
  },
  organizationNature: {
    title: t('实施主体性质', 'Nature of organization'),
    values: {
      '1': t('法定机关', 'Statutory authority'),
      '2': t('授权组织', 'Authorized organization'),
      '3': t('受委托组织', 'Entrusted organization'),
    },
  },
  caseType: {
    title: t('办件类型', 'Case type'),
    values: {
      '1': t('即办件', 'Done on the spot'),
      '2': t('承诺件', 'Done within the promised limit'),
    },
  },
  audience: {
    title: t('服务对象', 'Served'),
    values: {
      '1': t('自然人', 'Natural persons'),
      '2': t('企业法人', 'Enterprises'),
      '3': t('事业法人', 'Public institutions'),
      '4': t('社会组织法人', 'Social organizations'),
      '5': t('非法人企业', 'Unincorporated businesses'),
      '6': t('行政机关', 'Government bodies'),
      '9': t('其他组织', 'Other organizations'),
    },
  },
  crossRegionScope: {
    title: t('通办范围', 'Cross-region scope'),
    values: {
      '1': t('全国', 'Nationwide'),
      '2': t('全省', 'Province-wide'),
      '3': t('全市', 'City-wide'),
      '4': t('全县', 'County-wide'),
      '5': t('全镇', 'Township-wide'),
      '6': t('跨村', 'Across villages'),
    },
  },
  channel: {
    title: t('办理形式', 'Channel'),
    values: {
      window: t('窗口办理', 'At the window'),
      online: t('网上办理', 'Online'),
      courier: t('快递申请', 'By courier'),
      visit: t('上门服务', 'At your door'),
    },
  },
  handlingMode: {
    title: t('办理方式', 'Handling mode'),
    values: {
      'on-the-spot': t('当场办结', 'Done on the spot'),
      online: t('网上办结', 'Done online'),
      commitment: t('承诺办理', 'Done on commitment'),
      'time-limited': t('限时办结', 'Done within a limit'),
      'door-to-door': t('上门服务', "Done at the applicant's door"),
      'strict-supervision': t('从严监管', 'Strictly supervised'),
    },
  },
  onlineDepth: {
    title: t('网上办理深度', 'Online depth'),
    values: {
      '1': t('咨询', 'Consultation'),
      '2': t('收件', 'Receiving'),
      '3': t('预审', 'Preliminary review'),
      '4': t('受理', 'Acceptance'),
      '5': t('办理', 'Handling'),
      '6': t('结果反馈', 'Result'),
      '7': t('电子证照', 'Electronic certificate'),
      '8': t('其他', 'Other'),
    },
  },
  materialSource: {
    title: t('材料来源', 'Material source'),
    values: {
      '10': t('申请人自备', 'From the applicant'),
      '20': t('政府部门核发', 'Issued by a government body'),
      '30': t('中介机构出具', 'Issued by an intermediary'),
      '99': t('其他', 'Other'),
    },
  },
  materialNecessity: {
    title: t('材料必要性', 'Material necessity'),
    values: {
      '1': t('必要', 'Required'),
      '2': t('非必要', 'Not required'),
      '3': t('容缺后补', 'May follow later'),
    },
  },
  materialForm: {
    title: t('材料形式', 'Material form'),
    values: {
      '1': t('原件', 'Original'),
      '2': t('复印件', 'Copy'),
      '3': t('原件或复印件', 'Original or copy'),
    },
  },
  itemStatus: {
    title: t('事项状态', 'Item status'),
    values: {
      '1': t('在用', 'In use'),
      '2': t('暂停', 'Suspended'),
      '3': t('取消', 'Cancelled'),
    },
  },
  acceptancePlace: {
    title: t('受理地点类型', 'Place of acceptance'),
    values: {
      '1': t('行政服务中心', 'Service centre'),
      '2': t('部门服务窗口', 'Department window'),
      '3': t('单位办公室', 'Office'),
      '4': t('案件发生地', 'Where the case happened'),
      '5': t('代办点', 'Agency point'),
      '6': t('便民服务中心', 'Convenience service centre'),
    },
  },
  limitUnit: {
    title: t('时限单位', 'Unit of time limit'),
    values: {
      workday: t('工作日', 'working days'),
      day: t('日', 'calendar days'),
      hour: t('小时', 'hours'),
      month: t('个月', 'months'),
      'on-the-spot': t('当场', 'on the spot'),
      none: t('无法定时限', 'no limit set by law'),
    },
  },
  resultType: {
    title: t('结果类型', 'Result type'),
    values: {
      '10': t('证照', 'Certificate or licence'),
      '20': t('批文', 'Approval document'),
      '99': t('其他', 'Other'),
    },
  },
  specialProcedure: {
    title: t('特别程序', 'Special procedure'),
    values: {
      hearing: t('听证', 'Hearing'),
      test: t('检验检测', 'Test'),
      inspection: t('现场勘验', 'On-site inspection'),
      'expert-review': t('专家评审', 'Expert review'),
    },
  },
  intermediaryStatus: {
    title: t('清理状态', 'Retained or cleaned up'),
    values: { retained: t('保留', 'Retained'), 'cleaned-up': t('清理', 'Cleaned up') },
  },
  cleaningMode: {
    title: t('清理方式', 'Cleaning mode'),
    values: {
      cancelled: t('取消', 'Cancelled'),
      'government-paid': t('转为政府购买服务', 'Bought and paid by the government'),
      'own-option': t('申请人可自行编制', 'The applicant may prepare it himself'),
      merged: t('合并', 'Merged'),
      'internal-review': t('改为审批部门内部审查', 'Reviewed inside the approving department'),
    },
  },
  certificateStatus: {
    title: t('证明状态', 'Retained or cancelled'),
    values: { retained: t('保留', 'Retained'), cancelled: t('取消', 'Cancelled') },
  },
  certificateSubstitute: {
    title: t('替代方式', 'Substitute'),
    values: {
      licence: t('法定证照', 'A licence already held'),
      commitment: t('书面承诺', 'Written commitment'),
      'department-check': t('部门核查', 'Check by the department'),
      'online-check': t('网络核验', 'Online check'),
      none: t('不再需要', 'No longer needed'),
    },
  },
  catalogueKind: {
    title: t('目录种类', 'Kind of catalogue'),
    values: {
      powers: t('权责清单', 'Powers and responsibilities'),
      licences: t('行政许可事项目录', 'Administrative licences'),
      'service-items': t('行政服务事项目录', 'Service items'),
      'undertaken-items': t('承接下放事项目录', 'Items undertaken from above'),
      'after-setup-licences': t('企业设立后经营许可目录', 'Licences after a company is set up'),
      'retained-intermediaries': t('保留的中介服务事项目录', 'Retained intermediary services'),
      'cleaned-up-intermediaries': t('清理的中介服务事项目录', 'Cleaned-up intermediary services'),
      'retained-certificates': t('保留的证明事项目录', 'Retained certificates'),
      'cancelled-certificates': t('取消的证明事项目录', 'Cancelled certificates'),
      'service-halls': t('政务大厅名录', 'Service halls'),
      'online-organizations': t('网上公开事项统计目录', 'Organizations with items online'),
      adjustments: t('事项动态调整目录', 'Adjustments of items'),
    },
  },
  adjustmentAction: {
    title: t('调整类型', 'Kind of adjustment'),
    values: {
      add: t('新增', 'Add'),
      cancel: t('取消', 'Cancel'),
      delegate: t('下放', 'Delegate down'),
      undertake: t('承接', 'Undertake'),
      entrust: t('委托', 'Entrust'),
      merge: t('合并', 'Merge'),
      split: t('拆分', 'Split'),
      rename: t('更名', 'Rename'),
      change: t('变更', 'Change'),
    },
  },
  adjustmentState: {
    title: t('调整状态', 'State of adjustment'),
    values: {
      proposed: t('已申请', 'Proposed'),
      approved: t('已批准', 'Approved'),
      refused: t('未批准', 'Refused'),
      effective: t('已生效', 'Effective'),
    },
  },
} as const satisfies Record<string, CodeTable>;

export type CodeTableName = keyof typeof CODE_TABLES;
export type ItemType = keyof (typeof CODE_TABLES)['itemType']['values'];
export type Level = keyof (typeof CODE_TABLES)['level']['values'];
export type HandlingMode = keyof (typeof CODE_TABLES)['handlingMode']['values'];
export type LimitUnit = keyof (typeof CODE_TABLES)['limitUnit']['values'];

/** The codes of one table, in the order of the standard. */
export function codesOf<T extends CodeTableName>(
  table: T
): ReadonlyArray<keyof (typeof CODE_TABLES)[T]['values'] & string> {
  const codes = Object.keys(CODE_TABLES[table].values) as Array<
    keyof (typeof CODE_TABLES)[T]['values'] & string
  >;
  // Objects give keys such as `10` before `01`; numbered codes stand in the order of their digits.
  return codes.every((code) => /^\d+$/.test(code)) ? codes.sort() : codes;
}

/** The label of a code in one locale; an unknown code is returned as it is, so that nothing is hidden. */
export function labelOf(table: CodeTableName, code: string, locale: Locale): string {
  const values: Readonly<Record<string, LocalizedText>> = CODE_TABLES[table].values;
  return Object.hasOwn(values, code) ? values[code]![locale] : code;
}
