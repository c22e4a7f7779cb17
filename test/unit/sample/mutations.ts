import type { GuideDocument } from '../../../src/plugins/guide-publisher/domain/document/document';
import type { ReferenceSets } from '../../../src/plugins/guide-publisher/domain/template/types';

/** One thing broken in a right guide, and the rules that are meant to say so: no more and no fewer. */
export interface Mutation {
  readonly what: string;
  /** The fields as they become; `null` where this guide cannot be broken so. */
  readonly breaks: (
    guide: GuideDocument,
    references: ReferenceSets
  ) => Partial<Record<keyof GuideDocument, unknown>> | null;
  /** The rules that find it, in any order. */
  readonly found: readonly string[] | ((guide: GuideDocument) => readonly string[]);
}

const APPLIED_FOR = ['01', '05', '07', '08', '09', '10', '20'];
const WITH_LIMITS = ['01', '05', '07', '08', '09', '10'];

type Guide = GuideDocument;
const isOf =
  (...types: readonly string[]) =>
  ({ itemType }: Guide): boolean =>
    types.includes(itemType);

/** These rules in guides of these item types, in others none. */
const onlyOf =
  (types: readonly string[], ...rules: readonly string[]) =>
  (guide: Guide): readonly string[] =>
    types.includes(guide.itemType) ? rules : [];

const set =
  (fields: Partial<Record<keyof Guide, unknown>>): Mutation['breaks'] =>
  () =>
    fields;

/** The first entry of a list changed; guides without entries are left out. */
const first =
  (field: keyof Guide, change: object): Mutation['breaks'] =>
  (guide) => {
    const list = guide[field] as readonly object[];
    return list.length === 0
      ? null
      : { [field]: list.map((entry, i) => (i === 0 ? { ...entry, ...change } : entry)) };
  };
const repeated =
  (field: keyof Guide): Mutation['breaks'] =>
  (guide) => {
    const list = guide[field] as readonly unknown[];
    return list.length === 0 ? null : { [field]: [...list, list[0]] };
  };
const where =
  (test: (guide: Guide) => boolean, breaks: Mutation['breaks']): Mutation['breaks'] =>
  (guide, references) =>
    test(guide) ? breaks(guide, references) : null;

/** The first entry named as one of a published list is. */
const named =
  (
    field: keyof Guide,
    list: (references: ReferenceSets) => Iterable<string> | undefined
  ): Mutation['breaks'] =>
  (guide, references) => {
    const name = [...(list(references) ?? [])].find((each) => /\p{Script=Han}/u.test(each));
    return name === undefined
      ? null
      : first(field, { name, certificateCode: '' })(guide, references);
  };
const isOnTheSpot = ({ promisedLimit }: Guide) => promisedLimit?.unit === 'on-the-spot';
const isOnline = ({ channels }: Guide) => channels.includes('online');
const isCharged = ({ charged }: Guide) => charged === true;
const isApart = ({ name, handlingMode, itemType }: Guide) =>
  name.includes('告知承诺') && handlingMode === 'commitment' && APPLIED_FOR.includes(itemType);

const workdays = (value: number) => ({ value, unit: 'workday', note: '' });
const isTimed = ({ promisedLimit }: Guide) =>
  promisedLimit !== null && promisedLimit.unit !== 'on-the-spot';

export const MUTATIONS: readonly Mutation[] = [
  { what: 'no name', breaks: set({ name: '' }), found: ['name-required'] },
  {
    what: 'a name that nobody reads to its end',
    breaks: (guide) => ({ name: guide.name + '长'.repeat(121) }),
    found: ['name-length'],
  },
  {
    what: 'no summary',
    breaks: set({ summary: '' }),
    found: onlyOf(APPLIED_FOR, 'summary-required'),
  },
  {
    what: 'a summary that is the name',
    breaks: ({ name }) => ({ summary: `${name}。` }),
    found: ['summary-not-name'],
  },
  { what: 'no legal basis', breaks: set({ legalBases: [] }), found: ['legal-basis-required'] },
  {
    what: 'a law without its name',
    breaks: first('legalBases', { law: '' }),
    found: ({ itemType }) => [itemType === '20' ? 'legal-basis-named' : 'legal-basis-complete'],
  },
  {
    what: 'a law in title marks',
    breaks: first('legalBases', { law: '《消防法》' }),
    found: ['law-without-title-marks'],
  },
  {
    what: 'no statutory limit',
    breaks: set({ statutoryLimit: null }),
    found: onlyOf(['04', ...WITH_LIMITS], 'statutory-limit-required'),
  },
  {
    what: 'a limit in a unit of nobody',
    breaks: where(
      ({ statutoryLimit }) => statutoryLimit !== null,
      set({ statutoryLimit: { value: 9, unit: 'moon', note: '' } })
    ),
    found: ['limit-unit-known'],
  },
  {
    what: 'no conditions',
    breaks: set({ conditions: [] }),
    found: onlyOf(APPLIED_FOR, 'conditions-required'),
  },
  {
    what: 'a condition that says nothing',
    breaks: first('conditions', { text: '' }),
    found: ['conditions-not-blank'],
  },
  {
    what: 'no materials',
    breaks: set({ materials: [] }),
    found: onlyOf(WITH_LIMITS, 'materials-required'),
  },
  {
    what: 'a catch-all material',
    breaks: first('materials', { name: '其他需要提供的材料', certificateCode: '' }),
    found: ['material-no-catch-all'],
  },
  {
    what: 'a material without a source',
    breaks: first('materials', { source: '' }),
    found: onlyOf(APPLIED_FOR, 'material-complete'),
  },
  {
    what: 'a material of an unknown form',
    breaks: first('materials', { form: '8' }),
    found: ['material-form-known'],
  },
  {
    what: 'a material of an unknown necessity',
    breaks: first('materials', { necessity: '8' }),
    found: ['material-necessity-known'],
  },
  {
    what: 'the same material twice',
    breaks: repeated('materials'),
    found: ['material-names-unique'],
  },
  {
    what: 'an original that is asked for no times',
    breaks: first('materials', { form: '1', originals: 0 }),
    found: ['material-count-original'],
  },
  {
    what: 'forty copies',
    breaks: first('materials', { form: '2', copies: 40 }),
    found: ['material-count-reasonable'],
  },
  {
    what: 'no process',
    breaks: set({ steps: [] }),
    found: onlyOf(APPLIED_FOR, 'process-required'),
  },
  {
    what: 'step names only',
    breaks: first('steps', { post: '', standard: '', result: '' }),
    found: ({ itemType }) => (itemType === '01' ? ['stages-complete'] : onlyStepDetails(itemType)),
  },
  {
    what: 'a special procedure of an unknown kind',
    breaks: first('specialProcedures', { kind: 'dance' }),
    found: ['special-procedure-known'],
  },
  {
    what: 'no word about fees',
    breaks: where(({ charged }) => charged === false, set({ charged: null })),
    found: onlyOf(APPLIED_FOR, 'charged-stated'),
  },
  {
    what: 'a fee without its items',
    breaks: where(
      ({ charged, itemType }) => charged === true && itemType !== '04',
      set({ fees: [] })
    ),
    found: ['fee-items-needed'],
  },
  {
    what: 'a fee without its basis',
    breaks: first('fees', { basis: '' }),
    found: ['fee-complete'],
  },
  {
    what: 'a service that is on no list',
    breaks: first('intermediaries', { code: 'ZJ-404' }),
    found: ['intermediary-retained'],
  },
  {
    what: 'a service without a basis',
    breaks: first('intermediaries', { basis: '' }),
    found: ['intermediary-basis-needed'],
  },
  {
    what: 'no result',
    breaks: set({ results: [] }),
    found: onlyOf(['01', '07'], 'results-required'),
  },
  {
    what: 'a licence without a sample',
    breaks: first('results', { name: '许可证', sample: '' }),
    found: ['result-sample-attached'],
  },
  {
    what: 'a result of an unknown type',
    breaks: first('results', { type: '77' }),
    found: ['result-type-known'],
  },
  {
    what: 'no questions',
    breaks: set({ faqs: [] }),
    found: onlyOf(['01'], 'licence-faq-required'),
  },
  {
    what: 'a question without an answer',
    breaks: first('faqs', { answer: '' }),
    found: ['faq-complete'],
  },
  {
    what: 'an answer that is the question',
    breaks: first('faqs', { question: '要多久办好', answer: '要多久办好？' }),
    found: ['faq-not-question'],
  },
  {
    what: 'nobody served',
    breaks: where(
      ({ personalTopics, corporateTopics }) =>
        personalTopics.length === 0 && corporateTopics.length === 0,
      set({ audiences: [] })
    ),
    found: onlyOf(APPLIED_FOR, 'audience-required'),
  },
  {
    what: 'an unknown audience',
    breaks: ({ audiences }) => ({ audiences: [...audiences, '77'] }),
    found: ['audience-known'],
  },
  {
    what: 'persons served, and no topic for them',
    breaks: where(isOf(...APPLIED_FOR), (guide) =>
      guide.audiences.includes('1') ? { personalTopics: [] } : null
    ),
    found: ['audience-personal-topics'],
  },
  {
    what: 'a topic of nobody',
    breaks: where(
      ({ personalTopics }) => personalTopics.length > 0,
      (guide) => ({ personalTopics: [...guide.personalTopics, '占星'] })
    ),
    found: ['topics-personal-known'],
  },
  {
    what: 'a corporate topic of nobody',
    breaks: where(
      ({ corporateTopics }) => corporateTopics.length > 0,
      (guide) => ({ corporateTopics: [...guide.corporateTopics, '占星'] })
    ),
    found: ['topics-corporate-known'],
  },
  {
    what: 'no remedies',
    breaks: set({ remedies: '' }),
    found: onlyOf(['01', '02', '03'], 'remedies-required'),
  },
  {
    what: 'a penalty where there is none',
    breaks: where(({ itemType }) => itemType !== '02', set({ penalty: '处一千元罚款。' })),
    found: ['penalty-only-for-penalties'],
  },
  {
    what: 'a penalty without its range',
    breaks: where(isOf('02'), set({ penalty: '' })),
    found: ['penalty-required'],
  },
  {
    what: 'no promised limit',
    breaks: set({ promisedLimit: null }),
    found: onlyOf(WITH_LIMITS, 'promised-limit-required'),
  },
  {
    what: 'a promise of nothing',
    breaks: where(isTimed, set({ promisedLimit: workdays(0), steps: [] })),
    found: ({ itemType }) => [
      'limit-positive',
      ...onlyOf(APPLIED_FOR, 'process-required')({ itemType } as Guide),
    ],
  },
  {
    what: 'a promise shorter than its steps',
    breaks: where(
      (guide) =>
        isTimed(guide) &&
        guide.steps.some(
          ({ counted, limit }) =>
            counted && limit !== null && limit.value > 0 && limit.unit === 'workday'
        ),
      set({ promisedLimit: { value: 0.001, unit: 'hour', note: '' } })
    ),
    found: ['limit-steps-within-promised'],
  },
  {
    what: 'a promise longer than the law',
    breaks: where(
      (guide) =>
        isTimed(guide) && guide.statutoryLimit !== null && guide.statutoryLimit.unit === 'workday',
      set({ promisedLimit: workdays(9_999) })
    ),
    found: ['limit-promised-within-statutory'],
  },
  {
    what: 'no type of case',
    breaks: set({ caseType: '' }),
    found: onlyOf(APPLIED_FOR, 'case-type-required'),
  },
  {
    what: 'an unknown way of handling',
    breaks: where(
      ({ handlingMode }) => handlingMode !== 'on-the-spot' && handlingMode !== 'online',
      set({ handlingMode: 'by-magic' })
    ),
    found: ({ name, itemType }) =>
      name.includes('告知承诺') && APPLIED_FOR.includes(itemType)
        ? ['handling-mode-known', 'commitment-named-apart']
        : ['handling-mode-known'],
  },
  {
    what: 'no source of power',
    breaks: where(({ itemType }) => itemType !== '20', set({ powerSource: '' })),
    found: ['power-source-required'],
  },
  {
    what: 'a source of power of a service',
    breaks: where(isOf('20'), set({ powerSource: '1' })),
    found: ['power-source-not-for-services'],
  },
  {
    what: 'an unknown source of power',
    breaks: where(({ itemType }) => itemType !== '20', set({ powerSource: '9' })),
    found: ['power-source-known'],
  },
  {
    what: 'no number of visits',
    breaks: set({ visits: null, visitReason: '' }),
    found: onlyOf(APPLIED_FOR, 'visits-required'),
  },
  {
    what: 'a visit without a reason',
    breaks: where(
      ({ handlingMode }) => handlingMode !== 'online',
      set({ visits: 1, visitReason: '' })
    ),
    found: onlyOf(APPLIED_FOR, 'visits-reason-needed'),
  },
  {
    what: 'a reason for no visit',
    breaks: set({ visits: 0, visitReason: '核验原件' }),
    found: onlyOf(APPLIED_FOR, 'visits-reason-none'),
  },
  {
    what: 'nine visits',
    breaks: where(
      ({ handlingMode }) => handlingMode !== 'online',
      set({ visits: 9, visitReason: '核验原件' })
    ),
    found: onlyOf(APPLIED_FOR, 'visits-reasonable'),
  },
  {
    what: 'no way to apply',
    breaks: where(({ handlingMode }) => handlingMode !== 'online', set({ channels: [] })),
    found: onlyOf(APPLIED_FOR, 'channels-required'),
  },
  {
    what: 'an unknown way to apply',
    breaks: ({ channels }) => ({ channels: [...channels, 'pigeon'] }),
    found: ['channel-known'],
  },
  {
    what: 'an unknown range of offices',
    breaks: set({ crossRegionScope: '9' }),
    found: ['cross-region-known'],
  },
  {
    what: 'no kind of place',
    breaks: set({ acceptancePlace: '' }),
    found: onlyOf(APPLIED_FOR, 'acceptance-place-required'),
  },
  {
    what: 'no place',
    breaks: set({ address: '' }),
    found: onlyOf(['04', ...APPLIED_FOR], 'place-required'),
  },
  {
    what: 'no hours',
    breaks: set({ hours: '' }),
    found: onlyOf(['04', ...APPLIED_FOR], 'hours-required'),
  },
  {
    what: 'a window without area code',
    breaks: set({ windows: [{ name: '综合窗口', number: '1', phone: '8222345' }] }),
    found: ['phone-form'],
  },
  {
    what: 'no phone to ask',
    breaks: set({ consultationPhone: '' }),
    found: ['consultation-phone-required'],
  },
  {
    what: 'no phone to complain',
    breaks: set({ supervisionPhone: '' }),
    found: ['supervision-phone-required'],
  },
  {
    what: 'one phone for both',
    breaks: ({ consultationPhone }) => ({ supervisionPhone: consultationPhone }),
    found: ['phones-differ'],
  },
  {
    what: 'an unknown depth of online service',
    breaks: set({ onlineDepth: '99' }),
    found: ['online-depth-known'],
  },
  {
    what: 'an online service without address',
    breaks: where(({ channels }) => channels.includes('online'), set({ onlineAddress: '' })),
    found: onlyOf(APPLIED_FOR, 'online-address-needed'),
  },
  {
    what: 'an address that opens nothing',
    breaks: set({ mobileAddress: 'zwfw' }),
    found: ['online-address-form'],
  },
  {
    what: 'online payment of nothing',
    breaks: where(({ charged }) => charged === false, set({ onlinePayment: true })),
    found: ['fee-none-when-free'],
  },
  {
    what: 'a placeholder in a note',
    breaks: set({ localNote: '咨询电话：XXXX' }),
    found: ['text-no-placeholder'],
  },
  {
    what: 'markup in a note',
    breaks: set({ localNote: '<p>周六办理</p>' }),
    found: ['text-no-html'],
  },
  {
    what: 'escaped markup in a note',
    breaks: set({ localNote: '周六&nbsp;办理' }),
    found: ['text-no-escaped-html'],
  },
  {
    what: 'an invisible character in a note',
    breaks: set({ localNote: '周六\u200b办理' }),
    found: ['text-no-control'],
  },
  {
    what: 'white space around a note',
    breaks: set({ localNote: ' 周六办理' }),
    found: ['text-trimmed'],
  },
  {
    what: 'a note that is the name',
    breaks: ({ name }) => ({ localNote: name }),
    found: ['note-not-standard'],
  },
  { what: 'an unknown status', breaks: set({ status: '9' }), found: ['status-known'] },
  {
    what: 'cancelled without a date',
    breaks: set({ status: '3', cancelDate: null }),
    found: ['cancelled-has-date'],
  },
  {
    what: 'cancelled before it began',
    breaks: set({ effectiveDate: '2024-05-01', cancelDate: '2024-04-30' }),
    found: ['dates-in-order'],
  },
  {
    what: 'a check that is long due',
    breaks: where(({ status }) => status === '1', set({ nextCheckDate: '2001-01-01' })),
    found: ['check-date-not-past'],
  },
  {
    what: 'an item that is cancelled above',
    breaks: where(({ status }) => status === '1', set({ itemStatus: '3' })),
    found: ['cancelled-item-not-in-use'],
  },
  {
    what: 'the code of another level',
    breaks: ({ code }) => ({ code: `${code.slice(0, 18)}7${code.slice(19)}` }),
    found: ['code-level-agrees'],
  },
  {
    what: 'another basic code than in the code',
    breaks: ({ basicCode }) => ({
      basicCode: `${basicCode.slice(0, 6)}${basicCode.slice(6, 9) === '999' ? '998' : '999'}${basicCode.slice(9)}`,
    }),
    found: ['code-basic-agrees'],
  },
  {
    what: 'a region of another province',
    breaks: ({ region }) => ({ region: { ...region, code: '110000000000' } }),
    found: ['code-region-agrees'],
  },
  {
    what: 'a level that may not exercise the item',
    breaks: ({ level }) => ({ itemLevels: [level === '1' ? '2' : '1'] }),
    found: ({ level }) => [`level-may-exercise-${LEVEL_NAMES[level]!}`],
  },
  {
    what: 'a step without a limit',
    breaks: first('steps', { limit: null }),
    found: ({ itemType }) =>
      itemType === '01'
        ? ['stages-complete']
        : onlyOf(WITH_LIMITS, 'step-limits-given')({ itemType } as Guide),
  },
  {
    what: 'a delivery that takes its time',
    breaks: where(isOf('01'), ({ steps }) => ({
      steps: steps.map((step) =>
        step.step === 'deliver' ? { ...step, limit: workdays(11), counted: false } : step
      ),
    })),
    found: ['limit-delivery-within-ten-days'],
  },
  {
    what: 'materials of a penalty',
    breaks: where(
      isOf('02', '03', '06'),
      set({
        materials: [
          { name: '陈述书', form: '1', necessity: '1', source: '10', originals: 1, copies: 0 },
        ],
      })
    ),
    found: ['penalty-without-materials'],
  },
  {
    what: 'a levy of nothing',
    breaks: where((guide) => isOf('04')(guide) && isCharged(guide), set({ fees: [] })),
    found: ['levy-kind-required', 'fee-items-needed'],
  },
  {
    what: 'three days that are on the spot',
    breaks: where(isOnTheSpot, set({ promisedLimit: { value: 3, unit: 'on-the-spot', note: '' } })),
    found: ['limit-on-the-spot-zero'],
  },
  {
    what: 'on the spot, but as a promise',
    breaks: where(
      (guide) => isOnTheSpot(guide) && APPLIED_FOR.includes(guide.itemType),
      set({ caseType: '2' })
    ),
    found: ({ handlingMode }) =>
      handlingMode === 'on-the-spot'
        ? ['case-type-immediate', 'handling-mode-on-the-spot']
        : ['case-type-immediate'],
  },
  {
    what: 'a promise, but as on the spot',
    breaks: where(
      (guide) => isTimed(guide) && APPLIED_FOR.includes(guide.itemType),
      set({ caseType: '1' })
    ),
    found: ['case-type-promised'],
  },
  {
    what: 'a mode that the promise denies',
    breaks: where(
      (guide) => isTimed(guide) && !isApart(guide) && guide.handlingMode !== 'online',
      set({ handlingMode: 'on-the-spot' })
    ),
    found: onlyOf(APPLIED_FOR, 'handling-mode-on-the-spot'),
  },
  {
    what: 'online, by the window only',
    breaks: where(
      ({ handlingMode }) => handlingMode === 'online',
      set({ channels: ['window'], visits: 0 })
    ),
    found: ['handling-mode-online-channel'],
  },
  {
    what: 'online, with a visit',
    breaks: where(
      ({ handlingMode }) => handlingMode === 'online',
      set({ visits: 1, visitReason: '核验原件' })
    ),
    found: ['visits-none-when-online'],
  },
  {
    what: 'a commitment in the name only',
    breaks: where(
      ({ handlingMode }) => handlingMode !== 'commitment',
      ({ name }) => ({ name: `${name}（告知承诺）` })
    ),
    found: onlyOf(APPLIED_FOR, 'commitment-named-apart'),
  },
  {
    what: 'a special procedure without a basis',
    breaks: first('specialProcedures', { basis: '' }),
    found: onlyOf(APPLIED_FOR, 'special-procedure-not-counted'),
  },
  {
    what: 'an online service of unknown depth',
    breaks: where(isOnline, set({ onlineDepth: '' })),
    found: onlyOf(APPLIED_FOR, 'online-depth-needed'),
  },
  {
    what: 'a fee that cannot be paid online',
    breaks: where(isCharged, set({ onlinePayment: false })),
    found: onlyOf(APPLIED_FOR, 'fee-online-payment'),
  },
  {
    what: 'a reduction without a basis',
    breaks: first('fees', { reductionAllowed: true, reductionBasis: '' }),
    found: ['fee-reduction-basis'],
  },
  {
    what: 'companies served, and no topic for them',
    breaks: where(({ audiences }) => audiences.includes('2'), set({ corporateTopics: [] })),
    found: onlyOf(APPLIED_FOR, 'audience-corporate-topics'),
  },
  {
    what: 'topics for persons, and none served',
    breaks: where(
      ({ audiences, personalTopics }) => audiences.includes('2') && personalTopics.length > 0,
      ({ audiences }) => ({ audiences: audiences.filter((code) => code !== '1') })
    ),
    found: onlyOf(APPLIED_FOR, 'topics-personal-audience'),
  },
  {
    what: 'topics for companies, and none served',
    breaks: where(
      ({ audiences, corporateTopics }) => audiences.includes('1') && corporateTopics.length > 0,
      set({ audiences: ['1'] })
    ),
    found: onlyOf(APPLIED_FOR, 'topics-corporate-audience'),
  },
  {
    what: 'a copy that is asked for no times',
    breaks: first('materials', { form: '2', copies: 0 }),
    found: ['material-count-copy'],
  },
  {
    what: 'an original or a copy, and neither',
    breaks: first('materials', { form: '3', originals: 0, copies: 0 }),
    found: ['material-count-either'],
  },
  {
    what: 'a cancelled certificate among the materials',
    breaks: named('materials', ({ cancelledCertificates }) => cancelledCertificates),
    found: ['material-not-cancelled-certificate'],
  },
  {
    what: 'a certificate that is on no list',
    breaks: first('materials', { certificateCode: 'CERT-404' }),
    found: ['material-certificate-known'],
  },
  {
    what: 'a paper of some authority',
    breaks: first('materials', { source: '20', sourceNote: '' }),
    found: ['material-issued-source-note'],
  },
  {
    what: 'a material from nowhere',
    breaks: first('materials', { source: '77' }),
    found: ['material-source-known'],
  },
  {
    what: 'a service that was cleaned up',
    breaks: named('intermediaries', ({ cleanedUpIntermediaries }) => cleanedUpIntermediaries),
    found: ['intermediary-not-cleaned-up'],
  },
  {
    what: 'a cancelled approval that comes back as a service',
    breaks: named('intermediaries', ({ cancelledItems }) => cancelledItems),
    found: ['intermediary-not-cancelled-approval'],
  },
  {
    what: 'a code of a local family',
    breaks: set({ code: 'BJ-2018-0001' }),
    found: ['code-implementation-valid'],
  },
  {
    what: 'a credit code with another check character',
    breaks: ({ organization }) => {
      const { creditCode } = organization;
      const last = creditCode.endsWith('0') ? '1' : '0';
      return { organization: { ...organization, creditCode: creditCode.slice(0, 17) + last } };
    },
    found: ['code-credit-valid', 'code-credit-agrees'],
  },
  {
    what: 'an organization of another province',
    breaks: ({ organization }) => ({
      organization: { ...organization, creditCode: '91350100M000100Y43' },
    }),
    found: ['code-credit-agrees', 'code-region-agrees'],
  },
  {
    what: 'a basic code that is none',
    breaks: ({ basicCode }) => ({ basicCode: `99${basicCode.slice(2)}` }),
    found: ['code-basic-valid', 'code-basic-agrees'],
  },
  {
    what: 'an item of an unknown type',
    breaks: set({ itemType: '77' }),
    found: ['item-type-known'],
  },
  {
    what: 'an unknown type of case',
    breaks: where(
      (guide) => !isOnTheSpot(guide) && !isTimed(guide) && guide.handlingMode !== 'on-the-spot',
      set({ caseType: '9' })
    ),
    found: ['case-type-known'],
  },
  {
    what: 'an unknown kind of place',
    breaks: set({ acceptancePlace: '9' }),
    found: ['acceptance-place-known'],
  },
  {
    what: 'a summary that nobody reads to its end',
    breaks: set({ summary: '长'.repeat(201) }),
    found: ['summary-length'],
  },
  {
    what: 'a condition that is the name',
    breaks: (guide, references) => first('conditions', { text: guide.name })(guide, references),
    found: ['condition-not-name'],
  },
  {
    what: 'a hall in another time zone',
    breaks: where(
      ({ hall }) => hall !== null,
      ({ hall }) => ({ hall: { ...hall!, longitude: 50, latitude: 60 } })
    ),
    found: ['hall-longitude-in-province', 'hall-latitude-in-province'],
  },
];

const LEVEL_NAMES: Readonly<Record<string, string>> = {
  '2': 'province',
  '3': 'city',
  '4': 'county',
  '5': 'township',
  '6': 'village',
};

function onlyStepDetails(itemType: string): readonly string[] {
  return APPLIED_FOR.includes(itemType) ? ['step-details-complete'] : [];
}
