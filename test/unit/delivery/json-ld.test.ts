import { guideLinkedData } from '../../../src/plugins/guide-publisher/server/src/delivery/json-ld';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { guide } from './support';

const provenance = {
  approvedAt: '2026-03-01T08:00:00.000Z',
  publishedAt: '2026-03-02T08:00:00.000Z',
  template: null,
};
const linked = (fields: Partial<GuideDocument>) =>
  guideLinkedData({ guide: guide('A', fields), provenance, page: 'https://example.gov.cn/a.html' });

test('a guide says who, where, when, how long, what it costs and what comes out', () => {
  const data = linked({
    summary: '一句话',
    audiences: ['1'],
    promisedLimit: { value: 7, unit: 'day', note: '' },
    consultationPhone: '0857-8222222',
    onlineAddress: 'https://example.gov.cn/apply',
    hours: '9:00–17:00',
    hall: {
      code: 'H',
      name: '市政务大厅',
      address: '碧阳大道',
      hours: '',
      phone: '',
      longitude: 105.3,
      latitude: 27.3,
    },
    fees: [
      {
        name: '工本费',
        standard: '10元/证',
        basis: '',
        reductionAllowed: false,
        reductionBasis: '',
        note: '',
      },
    ],
    results: [{ type: '', name: '食品经营许可证', sample: '' }],
    intermediaries: [{ code: 'I1', name: '检验', basis: '' }],
  });
  expect(data).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'GovernmentService',
    url: 'https://example.gov.cn/a.html',
    serviceType: '行政许可',
    identifier: [{ propertyID: 'implementation-code', value: 'A' }, { value: 'BA' }],
    provider: { '@type': 'GovernmentOrganization', identifier: 'O1' },
    jurisdiction: { '@type': 'AdministrativeArea', identifier: '520500000000' },
    areaServed: { name: '毕节市' },
    audience: [{ '@type': 'Audience', audienceType: '自然人' }],
    hoursAvailable: { '@type': 'OpeningHoursSpecification', description: '9:00–17:00' },
    availableChannel: [
      {
        '@type': 'ServiceChannel',
        processingTime: 'P7D',
        servicePhone: { telephone: '0857-8222222' },
        serviceLocation: { name: '市政务大厅', geo: { longitude: 105.3 } },
      },
      { serviceUrl: 'https://example.gov.cn/apply' },
    ],
    offers: [{ '@type': 'Offer', name: '工本费', description: '10元/证' }],
    serviceOutput: [{ name: '食品经营许可证' }],
    isRelatedTo: [{ '@type': 'Service', identifier: 'I1' }],
    dateModified: '2026-03-01T08:00:00.000Z',
  });
});

test('what is blank is not said', () => {
  const text = JSON.stringify(linked({}));
  expect(text).not.toMatch(/""|null|\[\]/);
  expect(Object.keys(linked({}))).not.toContain('availableChannel');
});

test.each([
  [{ value: 7, unit: 'workday', note: '' }, '7个工作日'],
  [{ value: 2, unit: 'month', note: '' }, 'P2M'],
  [{ value: 4, unit: 'hour', note: '' }, 'PT4H'],
  [{ value: 0, unit: 'on-the-spot', note: '' }, 'PT0S'],
  [{ value: 0, unit: 'none', note: '' }, undefined],
  [null, undefined],
])('the limit %j is the processing time %s', (promisedLimit, processingTime) => {
  const { availableChannel } = linked({ promisedLimit, onlineAddress: 'https://a.cn/' });
  expect((availableChannel as Array<{ processingTime?: string }>)[0]!.processingTime).toBe(
    processingTime
  );
});

test.each(['javascript:alert(1)', 'ftp://a', 'https://a b', '无'])(
  'the address %s is no channel',
  (onlineAddress) => {
    expect(linked({ onlineAddress })).not.toHaveProperty('availableChannel');
  }
);

test('free of charge is an offer of nothing', () => {
  expect(linked({ charged: false }).offers).toEqual([
    { '@type': 'Offer', price: 0, priceCurrency: 'CNY' },
  ]);
});
