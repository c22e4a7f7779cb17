import type { Locale } from '../codes/tables';

/** A sentence of a default chart: label and what stands under it. */
interface NodeWords {
  readonly label: string;
  readonly standard?: string;
  readonly result?: string;
}

/** The texts that a default chart adds to the steps of an item. */
export interface DefaultWords {
  readonly applicant: string;
  readonly start: string;
  readonly startExOfficio: string;
  readonly end: string;
  readonly endRefused: string;
  readonly checkAcceptance: NodeWords;
  readonly accepted: string;
  readonly incomplete: string;
  readonly outsideScope: string;
  readonly supplement: NodeWords;
  readonly supplemented: string;
  readonly notAccepted: NodeWords;
  readonly checkGrant: NodeWords;
  readonly granted: string;
  readonly refused: string;
  readonly notGranted: NodeWords;
  readonly needed: string;
  readonly unknownStep: string;
}

/** Articles: Administrative Licensing Law of the PRC, 2019 amendment. */
export const DEFAULT_WORDS: Readonly<Record<Locale, DefaultWords>> = {
  'zh-Hans': {
    applicant: '申请人',
    start: '提出申请',
    startExOfficio: '依职权启动',
    end: '办结',
    endRefused: '办结（可依法复议或者诉讼）',
    checkAcceptance: {
      label: '是否受理',
      standard: '属于本机关职权范围，材料齐全、符合法定形式（行政许可法第三十二条）',
    },
    accepted: '符合受理条件',
    incomplete: '材料不齐或者形式不符',
    outsideScope: '不属于受理范围',
    supplement: {
      label: '一次性告知补正',
      standard:
        '五日内一次性告知需要补正的全部内容；补正时间不计入办理时限（行政许可法第三十二条）',
      result: '补正材料告知书',
    },
    supplemented: '申请人已补正',
    notAccepted: { label: '不予受理通知书', result: '不予受理通知书' },
    checkGrant: {
      label: '是否准予许可',
      standard: '申请符合法定条件、标准的，依法作出准予许可的书面决定（行政许可法第三十八条）',
    },
    granted: '准予许可',
    refused: '不予许可',
    notGranted: {
      label: '不予许可决定书',
      standard: '说明理由，告知申请行政复议或者提起行政诉讼的权利（行政许可法第三十八条）',
      result: '不予许可决定书',
    },
    needed: '依法需要',
    unknownStep: '办理',
  },
  en: {
    applicant: 'Applicant',
    start: 'Apply',
    startExOfficio: 'Begun by the authority',
    end: 'Closed',
    endRefused: 'Closed (review or suit possible)',
    checkAcceptance: {
      label: 'Can it be accepted?',
      standard:
        'Within the powers of the authority; papers complete and in the statutory form (Licensing Law, art. 32)',
    },
    accepted: 'it can be accepted',
    incomplete: 'papers are incomplete or in the wrong form',
    outsideScope: 'it is outside the scope',
    supplement: {
      label: 'Notice of what to supplement',
      standard:
        'All that is missing is told at once within five days; the time of correction is not counted (Licensing Law, art. 32)',
      result: 'Notice of papers to supplement',
    },
    supplemented: 'supplemented by the applicant',
    notAccepted: { label: 'Notice of non-acceptance', result: 'Notice of non-acceptance' },
    checkGrant: {
      label: 'Can it be granted?',
      standard:
        'Granted in writing where the statutory conditions are met (Licensing Law, art. 38)',
    },
    granted: 'it is granted',
    refused: 'it is not granted',
    notGranted: {
      label: 'Decision not to grant',
      standard: 'States the reasons and the rights to review and suit (Licensing Law, art. 38)',
      result: 'Decision not to grant',
    },
    needed: 'required by law',
    unknownStep: 'Handle',
  },
};
