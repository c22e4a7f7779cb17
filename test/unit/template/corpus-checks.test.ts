import {
  CorpusSurvey,
  missingFinding,
  summaryOf,
  type GuideSummary,
} from '../../../src/plugins/guide-publisher/domain/template/corpus-checks';
import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import { exampleGuide } from '../../../src/plugins/guide-publisher/domain/template/example-document';

const guide = (code: string, more: Partial<GuideSummary> = {}): GuideSummary => ({
  code,
  basicCode: 'B1',
  name: '登记',
  organization: 'O1',
  department: '公安',
  level: '4',
  status: '1',
  itemStatus: '1',
  powerSource: '1',
  ...more,
});
const survey = (guides: readonly GuideSummary[]): CorpusSurvey => {
  const made = new CorpusSurvey();
  guides.forEach((each) => made.add(each));
  return made;
};

describe('duplicates', () => {
  it('are codes that two guides carry', () => {
    const found = survey([guide('G1'), guide('G1'), guide('G2'), guide(''), guide('')]);
    expect([...found.duplicateCodes()]).toEqual(['G1']);
  });

  it('are two guides of one organization for one item, told at each', () => {
    const found = survey([guide('G1'), guide('G2'), guide('G3', { organization: 'O2' })]);
    expect(found.repeatedItems()).toEqual([
      { organization: 'O1', basicCode: 'B1', codes: ['G1', 'G2'] },
    ]);
    const findings = found.findingsByCode();
    expect([...findings.keys()]).toEqual(['G1', 'G2']);
    expect(findings.get('G1')).toMatchObject([
      { rule: 'corpus.same-item-twice', path: '/basicCode', severity: 'error' },
    ]);
    expect(findings.get('G1')![0]!.message.en).toContain('G2');
  });

  it.each<[string, GuideSummary[]]>([
    ['variants of an item', [guide(`${'0'.repeat(31)}01`), guide(`${'0'.repeat(31)}02`)]],
    ['a cancelled guide and its successor', [guide('G1', { status: '3' }), guide('G2')]],
    ['guides of the same code', [guide('G1'), guide('G1')]],
    ['guides that name no item', [guide('G1', { basicCode: '' }), guide('G2', { basicCode: '' })]],
    ['constructor and prototype', [guide('constructor'), guide('__proto__', { basicCode: 'x' })]],
  ])('are not %s', (_, guides) => {
    expect(survey(guides).repeatedItems()).toEqual([]);
  });
});

describe('an item that sisters have', () => {
  const county = (organization: string, basicCode: string, more: Partial<GuideSummary> = {}) =>
    guide(`${organization}-${basicCode}`, { organization, basicCode, ...more });
  const city = [
    ...['A', 'B', 'C', 'D'].map((organization) => county(organization, 'B1')),
    ...['A', 'B', 'C'].map((organization) => county(organization, 'B2')),
    ...['A', 'B'].map((organization) => county(organization, 'B3')),
    county('E', 'B9', { department: '民政' }),
    county('F', 'B9', { level: '3' }),
  ];

  it('is missing where all the others have it', () => {
    const missing = survey(city).missingItems();
    expect(missing).toEqual([
      { organization: 'D', basicCode: 'B2', name: '登记', having: 3, sisters: 3 },
    ]);
    expect(missingFinding(missing[0]!).message.en).toContain('3 of 3');
  });

  it('is missing where a share of them has it', () => {
    const missing = survey(city).missingItems({ share: 0.6 });
    expect(missing.map(({ organization, basicCode }) => organization + basicCode)).toEqual([
      'DB2',
      'CB3',
      'DB3',
    ]);
  });

  it('is not looked for among few sisters', () => {
    expect(survey(city).missingItems({ fewest: 4 })).toEqual([]);
  });

  it('does not count when cancelled', () => {
    const cancelled = city.map((each) =>
      each.basicCode === 'B2' && each.organization === 'A' ? { ...each, status: '3' } : each
    );
    expect(survey(cancelled).missingItems()).toEqual([]);
  });
});

describe('an item that is handed down', () => {
  const county = guide('G1', { powerSource: '2' });

  it('is told with the organizations of the same line above that have kept it', () => {
    const above = guide('G2', { organization: 'P', level: '3' });
    const others = [
      guide('G3', { organization: 'Q', level: '3', department: '民政' }),
      guide('G4', { organization: 'R', level: '3', basicCode: 'B2' }),
      guide('G5', { organization: 'S', level: '5' }),
    ];
    expect(survey([county, above, ...others]).delegations()).toEqual([
      {
        basicCode: 'B1',
        name: '登记',
        department: '公安',
        level: '4',
        guides: 1,
        stillAbove: ['P'],
      },
    ]);
  });

  it('is no longer kept when the guide above is cancelled, and not handed down when out of use', () => {
    const above = guide('G2', { organization: 'P', level: '3', status: '3' });
    expect(survey([county, above]).delegations()).toMatchObject([{ stillAbove: [] }]);
    expect(survey([{ ...county, status: '2' }]).delegations()).toEqual([]);
  });
});

describe('a cancelled item', () => {
  it('is told while guides for it are in use', () => {
    const inUse = guide('G1', { itemStatus: '3' });
    const found = survey([inUse, guide('G2', { itemStatus: '3', status: '2' }), guide('G3')]);
    expect(found.cancelledInUse()).toEqual([inUse]);
  });
});

it('a summary is taken from a document', () => {
  expect(summaryOf(exampleGuide() as unknown as GuideDocument)).toMatchObject({
    basicCode: '520117001000',
    department: '住房城乡建设',
    itemStatus: '1',
  });
});
