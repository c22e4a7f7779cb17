import type { Finding } from '../../../src/plugins/guide-publisher/domain/template/types';
import {
  applyWaivers,
  type Waiver,
} from '../../../src/plugins/guide-publisher/domain/template/waivers';

const finding = (rule: string, path: string): Finding => ({
  rule,
  severity: 'error',
  path,
  messageKey: `rule/${rule}`,
  values: {},
  message: { 'zh-Hans': '', en: '' },
  clause: '',
});
const FINDINGS = [finding('a', '/name'), finding('a', '/faqs/1'), finding('rule.failed', '')];
const waiver = (more: Partial<Waiver> = {}): Waiver => ({
  rule: 'a',
  code: 'G1',
  path: '/name',
  reviewer: '审核人甲',
  reason: '历史名称',
  endDate: '2026-06-30',
  ...more,
});
const apply = (waivers: Waiver[], today = '2026-06-30') =>
  applyWaivers({ code: 'G1', findings: FINDINGS, waivers, today });

describe('a waiver', () => {
  it('sets aside the one finding that it is for, to the end of its last day', () => {
    const { open, waived } = apply([waiver()]);
    expect(open).toEqual(FINDINGS.slice(1));
    expect(waived).toEqual([{ finding: FINDINGS[0], waiver: waiver() }]);
  });

  it('ends by itself and is listed', () => {
    const result = apply([waiver()], '2026-07-01');
    expect(result).toEqual({ open: FINDINGS, waived: [], ended: [waiver()], unused: [] });
  });

  it('that excuses nothing any more is listed as well', () => {
    const idle = waiver({ path: '/summary' });
    expect(apply([idle]).unused).toEqual([idle]);
  });

  it.each<[string, Partial<Waiver>]>([
    ['another document', { code: 'G2' }],
    ['another rule', { rule: 'b' }],
    ['another place', { path: '/faqs/2' }],
    ['no reviewer', { reviewer: ' ' }],
    ['no reason', { reason: '' }],
    ['no date', { endDate: '' }],
    ['a date of another form', { endDate: '9999年' }],
    ['a rule that could not be run', { rule: 'rule.failed', path: '' }],
  ])('excuses nothing when it is for or has %s', (_, more) => {
    expect(apply([waiver(more)]).open).toEqual(FINDINGS);
  });
});
