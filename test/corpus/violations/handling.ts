import { isAppliedFor } from '../guides';
import { ofType, type Victim, type Violation } from './violation';

/** Mistakes in how an item is handled: mode, case type, visits, channels, payment. */

/** Item types whose handling the template prescribes. */
const applied = ({ item }: Victim): boolean => isAppliedFor(item) && item.itemType !== '04';
const inTime = (victim: Victim): boolean => applied(victim) && victim.record.caseType === '2';
const atOnce = (victim: Victim): boolean => applied(victim) && victim.record.caseType === '1';
const inMode = (victim: Victim, mode: string): boolean =>
  applied(victim) && victim.record.handlingMode === mode;
const hasOnline = (victim: Victim): boolean =>
  applied(victim) && victim.record.channels.includes('online');

export const HANDLING: readonly Violation[] = [
  {
    rules: ['case-type-required'],
    fits: applied,
    commit: ({ record }) => void (record.caseType = ''),
  },
  {
    rules: ['case-type-immediate'],
    fits: atOnce,
    commit: ({ record }) => {
      record.caseType = '2';
      if (record.handlingMode === 'on-the-spot') record.handlingMode = 'time-limited';
    },
  },
  {
    rules: ['case-type-promised'],
    fits: inTime,
    commit: ({ record }) => void (record.caseType = '1'),
  },
  {
    rules: ['handling-mode-on-the-spot'],
    fits: inTime,
    commit: ({ record }) => void (record.handlingMode = 'on-the-spot'),
  },
  {
    rules: ['handling-mode-online-channel'],
    fits: applied,
    commit: ({ record }) => {
      Object.assign(record, { handlingMode: 'online', visits: 0, visitReason: '' });
      record.channels = ['window'];
    },
  },
  {
    rules: ['visits-required'],
    fits: applied,
    commit: ({ record }) => void Object.assign(record, { visits: null, visitReason: '' }),
  },
  {
    rules: ['visits-reason-needed'],
    fits: (victim) => applied(victim) && !inMode(victim, 'online'),
    commit: ({ record }) => void Object.assign(record, { visits: 1, visitReason: '' }),
  },
  {
    rules: ['visits-reason-none'],
    fits: applied,
    commit: ({ record }) => void Object.assign(record, { visits: 0, visitReason: '提交材料原件' }),
  },
  {
    rules: ['visits-none-when-online'],
    fits: (victim) => inMode(victim, 'online'),
    commit: ({ record }) => void Object.assign(record, { visits: 1, visitReason: '领取结果' }),
  },
  {
    rules: ['visits-reasonable'],
    fits: (victim) => applied(victim) && !inMode(victim, 'online'),
    commit: ({ record }) => void Object.assign(record, { visits: 5, visitReason: '分次提交材料' }),
  },
  {
    rules: ['channels-required'],
    fits: applied,
    commit: ({ record }) => void (record.channels = []),
  },
  {
    rules: ['online-address-needed'],
    fits: hasOnline,
    commit: ({ record }) => void (record.onlineAddress = ''),
  },
  {
    rules: ['online-address-form'],
    fits: hasOnline,
    commit: ({ record }) => void (record.onlineAddress = 'zwfw.example.gov.cn'),
  },
  {
    rules: ['online-depth-needed'],
    fits: hasOnline,
    commit: ({ record }) => void (record.onlineDepth = ''),
  },
  {
    rules: ['acceptance-place-required'],
    fits: applied,
    commit: ({ record }) => void (record.acceptancePlace = ''),
  },
  {
    rules: ['power-source-required'],
    fits: (victim) => !ofType('20')(victim),
    commit: ({ record }) => void (record.powerSource = ''),
  },
  {
    rules: ['power-source-not-for-services'],
    fits: ofType('20'),
    commit: ({ record }) => void (record.powerSource = '1'),
  },
  {
    rules: ['fee-online-payment'],
    fits: (victim) => applied(victim) && victim.item.charged === true,
    commit: ({ record }) => void (record.onlinePayment = false),
  },
  {
    rules: ['fee-none-when-free'],
    fits: (victim) => applied(victim) && victim.item.charged === false,
    commit: ({ record }) => void (record.onlinePayment = true),
  },
];
