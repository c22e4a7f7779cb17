import {
  compareLimits,
  limitInWorkdays,
  sumLimits,
} from '../../src/plugins/guide-publisher/domain/codes/time-limit';
import type { TimeLimit } from '../../src/plugins/guide-publisher/domain/codes/values';
import {
  guideRecordSchema,
  type GuideRecord,
  type StandardItem,
} from '../../src/plugins/guide-publisher/domain/document/records';
import type { Body } from './bodies';
import type { Random } from './random';
import { LOCAL_FAQS, LOCAL_NOTES, VISIT_REASONS } from './words';

/** A guide while it is being made. */
export type Draft = { -readonly [K in keyof GuideRecord]: GuideRecord[K] };

export interface GuideInput {
  readonly body: Body;
  readonly item: StandardItem;
  readonly random: Random;
}

/** Item types that citizens apply for; the others are acts of authority. */
const APPLIED_FOR: ReadonlySet<string> = new Set(['01', '04', '05', '07', '08', '09', '10', '20']);
const PUBLIC_SERVICE = '20';

export const isAppliedFor = ({ itemType }: StandardItem): boolean => APPLIED_FOR.has(itemType);

/** A guide that every rule of the sample template passes. */
export function correctGuide(input: GuideInput): Draft {
  const draft = basics(input);
  if (isAppliedFor(input.item)) applyFor(draft, input);
  else enforce(draft, input);
  draft.overrides = overridesOf(input);
  return draft;
}

/** All fields blank, made once: a record of 35 fields is cheaper to copy than to parse. */
const BLANK: GuideRecord = guideRecordSchema.parse({ code: '' });

function basics({ body, item, random }: GuideInput): Draft {
  const { creditCode, level } = body.organization;
  const cancelled = random.chance(0.02);
  return {
    ...BLANK,
    code: creditCode + level + item.basicCode,
    basicCode: item.basicCode,
    itemVersion: item.version,
    organizationCode: creditCode,
    hallCode: body.hall?.code ?? '',
    powerSource:
      item.itemType === PUBLIC_SERVICE ? '' : random.pick(['1', '1', '1', '1', '2', '3', '5']),
    localNote: random.pick(LOCAL_NOTES),
    hours: random.chance(0.1) ? '工作日 8:30—12:00，14:00—17:30' : '',
    status: cancelled ? '3' : random.chance(0.02) ? '2' : '1',
    effectiveDate: `202${random.pick(['3', '4', '5'])}-0${1 + random.below(9)}-01`,
    cancelDate: cancelled ? '2026-06-30' : null,
    nextCheckDate: random.chance(0.3) ? `20${27 + random.below(4)}-07-01` : null,
  };
}

function enforce(draft: Draft, { random }: GuideInput): void {
  draft.handlingMode = 'strict-supervision';
  draft.acceptancePlace = random.pick(['3', '4']);
}

function applyFor(draft: Draft, input: GuideInput): void {
  const { body, item, random } = input;
  draft.promisedLimit = promiseOf(item, random);
  const atOnce = draft.promisedLimit?.unit === 'on-the-spot';
  draft.caseType = atOnce ? '1' : '2';
  draft.handlingMode = atOnce
    ? random.pick(['on-the-spot', 'on-the-spot', 'on-the-spot', 'online'])
    : random.pick(LONGER_MODES);
  draft.channels = channelsOf(draft.handlingMode, random);
  draft.visits = NO_VISITS.has(draft.handlingMode) ? 0 : random.pick([0, 1, 1, 1, 2]);
  draft.visitReason = draft.visits > 0 ? random.pick(VISIT_REASONS) : '';
  if (draft.channels.includes('online')) {
    draft.onlineAddress = `https://zwfw.example.gov.cn/guide/${draft.code}`;
    draft.onlineDepth = random.pick(['3', '4', '5', '6']);
  }
  draft.onlinePayment = item.charged === true;
  draft.delivery = random.chance(0.5);
  draft.appointment = random.chance(0.3);
  draft.crossRegionScope = random.pick(['', '', SCOPE_OF_LEVEL[body.organization.level] ?? '']);
  draft.acceptancePlace = PLACE_OF_LEVEL[body.organization.level] ?? '1';
  draft.windows = body.hall && random.chance(0.5) ? windowsOf(body, random) : [];
}

const LONGER_MODES = [
  'time-limited',
  'time-limited',
  'time-limited',
  'commitment',
  'online',
  'door-to-door',
] as const;
const NO_VISITS: ReadonlySet<string> = new Set(['online', 'door-to-door']);
const SCOPE_OF_LEVEL: Readonly<Record<string, string>> = { '3': '3', '4': '4', '5': '5', '6': '6' };
const PLACE_OF_LEVEL: Readonly<Record<string, string>> = { '3': '1', '4': '1', '5': '6', '6': '5' };

/** At once where all steps are; else the sum of the steps in whole days and a little more, within the law. */
function promiseOf(item: StandardItem, random: Random): TimeLimit {
  const counted = item.steps.filter(({ counted }) => counted).map(({ limit }) => limit);
  const days = limitInWorkdays(sumLimits(counted)) ?? 0;
  if (days === 0) return { value: 0, unit: 'on-the-spot', note: '' };
  const least = { value: Math.ceil(days), unit: 'workday', note: '' };
  const ample = { ...least, value: least.value + random.below(4) };
  return compareLimits(ample, item.statutoryLimit) === 1 ? { ...least, value: days } : ample;
}

function channelsOf(mode: string, random: Random): string[] {
  if (mode === 'online') return random.chance(0.5) ? ['online'] : ['window', 'online'];
  if (mode === 'door-to-door') return ['window', 'visit'];
  const channels = ['window'];
  if (random.chance(0.6)) channels.push('online');
  if (random.chance(0.15)) channels.push('courier');
  return channels;
}

function windowsOf({ organization, hall }: Body, random: Random): GuideRecord['windows'] {
  const number = `A${String(1 + random.below(40)).padStart(2, '0')}`;
  return [{ name: `${organization.department}综合窗口`, number, phone: hall?.phone ?? '' }];
}

/** Local texts where the template lets them be; most guides have none. */
function overridesOf({ body, item, random }: GuideInput): GuideRecord['overrides'] {
  const overrides: {
    -readonly [K in keyof GuideRecord['overrides']]: GuideRecord['overrides'][K];
  } = {};
  if (item.steps.length > 0 && random.chance(0.12)) {
    const { shortName } = body.organization;
    overrides.steps = item.steps.map((step) => ({ ...step, post: `${shortName}${step.post}` }));
  }
  if (item.faqs.length > 0 && random.chance(0.08)) {
    overrides.faqs = [...item.faqs, random.pick(LOCAL_FAQS)];
  }
  const needed = item.materials.filter(({ necessity }) => necessity !== '2');
  if (needed.length > 0 && random.chance(0.04)) overrides.materials = needed;
  return overrides;
}
