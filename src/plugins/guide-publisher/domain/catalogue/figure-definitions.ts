import { CODE_TABLES, type LocalizedText } from '../codes/tables';
import type { CatalogueKind } from './catalogue-kinds';

/** The figures that a city prints of its reform: each is a catalogue, a condition and a measure; nothing else. */

export type Measure =
  | { readonly kind: 'count' }
  /** Adds up a column of numbers. */
  | { readonly kind: 'sum'; readonly column: string }
  /** Of the entries that have a number. */
  | { readonly kind: 'average'; readonly column: string }
  /** Entries with one of the values, as a part of all that the condition lets through; 0 to 1. */
  | { readonly kind: 'share'; readonly column: string; readonly values: readonly string[] };

export const FIGURE_GROUPS = [
  'lists',
  'limits',
  'cleaning',
  'adjustments',
  'halls',
  'online',
  'handling',
] as const;
export type FigureGroup = (typeof FIGURE_GROUPS)[number];

export type FigureUnit =
  'items' | 'workdays' | 'stages' | 'steps' | 'halls' | 'square-metres' | 'organizations' | 'share';

export interface FigureDefinition {
  readonly id: string;
  readonly group: FigureGroup;
  readonly label: LocalizedText;
  readonly unit: FigureUnit;
  readonly catalogue: CatalogueKind;
  /** Values that an entry's column must have, by column; all conditions hold. */
  readonly where?: Readonly<Record<string, readonly string[]>>;
  readonly measure: Measure;
  /** Digits after the point in print. */
  readonly decimals: number;
  /** Does it count the adjustments of one year? Then the year is added to the condition. */
  readonly ofYear?: true;
}

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

const [STATE, PROVINCE, CITY, COUNTY] = ['1', '2', '3', '4'] as const;
const LICENCE = '01';
const COUNT: Measure = { kind: 'count' };

const count = (
  id: string,
  group: FigureGroup,
  label: LocalizedText,
  more: Pick<FigureDefinition, 'catalogue' | 'where'> & { readonly unit?: FigureUnit }
): FigureDefinition => ({ id, group, label, unit: 'items', measure: COUNT, decimals: 0, ...more });

/** Averages over the licences of city departments; one digit, as bulletins print them. */
const licenceAverage = (
  id: string,
  label: LocalizedText,
  column: string,
  unit: FigureUnit
): FigureDefinition => ({
  id,
  group: 'limits',
  label,
  unit,
  catalogue: 'licences',
  where: { level: [CITY] },
  measure: { kind: 'average', column },
  decimals: 1,
});

const hallsOf = (prefix: string, level: string, label: LocalizedText): FigureDefinition[] => [
  count(`${prefix}-halls`, 'halls', label, {
    catalogue: 'service-halls',
    where: { level: [level] },
    unit: 'halls',
  }),
  {
    id: `${prefix}-hall-area`,
    group: 'halls',
    label: t(`${label['zh-Hans']}建筑面积`, `Floor area of ${label.en.toLowerCase()}`),
    unit: 'square-metres',
    catalogue: 'service-halls',
    where: { level: [level] },
    measure: { kind: 'sum', column: 'floorArea' },
    decimals: 0,
  },
];

/** Items and organizations online of one level. */
const onlineOf = (level: string): FigureDefinition[] => {
  const name = CODE_TABLES.level.values[level as keyof typeof CODE_TABLES.level.values];
  const catalogue = 'online-organizations';
  return [
    {
      id: `online-items-${level}`,
      group: 'online',
      label: t(`${name['zh-Hans']}网上公开事项`, `Items online, ${name.en.toLowerCase()}`),
      unit: 'items',
      catalogue,
      where: { level: [level] },
      measure: { kind: 'sum', column: 'items' },
      decimals: 0,
    },
    {
      id: `online-organizations-${level}`,
      group: 'online',
      label: t(
        `${name['zh-Hans']}网上公开事项的单位`,
        `Organizations online, ${name.en.toLowerCase()}`
      ),
      unit: 'organizations',
      catalogue,
      where: { level: [level] },
      measure: COUNT,
      decimals: 0,
    },
  ];
};

const LEVELS_ONLINE = ['3', '4', '5', '6'];

/** The share of items that can be applied for with one of the values. */
const share = (
  id: string,
  label: LocalizedText,
  column: string,
  values: readonly string[]
): FigureDefinition => ({
  id,
  group: 'handling',
  label,
  unit: 'share',
  catalogue: 'service-items',
  measure: { kind: 'share', column, values },
  decimals: 1,
});

const shareOfEach = (
  prefix: string,
  table: 'handlingMode' | 'onlineDepth',
  label: LocalizedText
): FigureDefinition[] =>
  Object.entries<LocalizedText>(CODE_TABLES[table].values).map(([code, name]) =>
    share(
      `${prefix}-${code}`,
      t(`${label['zh-Hans']}：${name['zh-Hans']}`, `${label.en}: ${name.en}`),
      table,
      [code]
    )
  );

/** In the order in which a bulletin prints them. */
export const FIGURES: readonly FigureDefinition[] = [
  count('powers', 'lists', t('市直部门权责事项', 'Powers and responsibilities, city'), {
    catalogue: 'powers',
    where: { level: [CITY] },
  }),
  count('licences', 'lists', t('市级行政许可事项', 'Administrative licences, city'), {
    catalogue: 'licences',
    where: { level: [CITY] },
  }),
  count('service-items', 'lists', t('行政服务事项', 'Service items'), {
    catalogue: 'service-items',
  }),
  licenceAverage(
    'licence-promised',
    t('行政许可平均承诺时限', 'Average promised limit of licences'),
    'promisedWorkdays',
    'workdays'
  ),
  licenceAverage(
    'licence-statutory',
    t('行政许可平均法定时限', 'Average statutory limit of licences'),
    'statutoryWorkdays',
    'workdays'
  ),
  licenceAverage(
    'licence-stages',
    t('行政许可平均办理阶段', 'Average stages of a licence'),
    'stages',
    'stages'
  ),
  licenceAverage(
    'licence-steps',
    t('行政许可平均办理步骤', 'Average steps of a licence'),
    'steps',
    'steps'
  ),
  count('certificates-retained', 'cleaning', t('保留的证明事项', 'Proofs retained'), {
    catalogue: 'retained-certificates',
  }),
  count('certificates-cancelled', 'cleaning', t('取消的证明事项', 'Proofs cancelled'), {
    catalogue: 'cancelled-certificates',
  }),
  count(
    'intermediaries-retained',
    'cleaning',
    t('保留的中介服务事项', 'Intermediary services retained'),
    { catalogue: 'retained-intermediaries' }
  ),
  count(
    'intermediaries-cleaned-up',
    'cleaning',
    t('清理的中介服务事项', 'Intermediary services cleaned up'),
    { catalogue: 'cleaned-up-intermediaries' }
  ),
  {
    id: 'adjusted-items',
    group: 'adjustments',
    label: t('全年动态调整事项增减', 'Items more or fewer by adjustment in the year'),
    unit: 'items',
    catalogue: 'adjustments',
    measure: { kind: 'sum', column: 'change' },
    decimals: 0,
    ofYear: true,
  },
  {
    id: 'adjusted-licences',
    group: 'adjustments',
    label: t('其中行政许可增减', 'Of these, licences'),
    unit: 'items',
    catalogue: 'adjustments',
    where: { itemType: [LICENCE] },
    measure: { kind: 'sum', column: 'change' },
    decimals: 0,
    ofYear: true,
  },
  count('undertaken-state', 'adjustments', t('承接国家下放事项', 'Undertaken from the state'), {
    catalogue: 'adjustments',
    where: { action: ['undertake'], source: [STATE] },
  }),
  count('cancelled-state', 'adjustments', t('落实国家取消事项', 'Cancelled by the state'), {
    catalogue: 'adjustments',
    where: { action: ['cancel'], source: [STATE] },
  }),
  count(
    'undertaken-province',
    'adjustments',
    t('承接省级下放事项', 'Undertaken from the province'),
    { catalogue: 'adjustments', where: { action: ['undertake'], source: [PROVINCE] } }
  ),
  ...hallsOf('county', COUNTY, t('县级政务大厅', 'County halls')),
  ...hallsOf('city', CITY, t('市级政务大厅', 'City halls')),
  ...LEVELS_ONLINE.flatMap(onlineOf),
  ...shareOfEach('handling', 'handlingMode', t('办理方式占比', 'Share by handling mode')),
  share('on-the-spot', t('即办件占比', 'Share done on the spot'), 'caseType', ['1']),
  share('zero-visits', t('零到场占比', 'Share without a visit'), 'visits', ['0']),
  ...shareOfEach('online-depth', 'onlineDepth', t('网上办理深度占比', 'Share by online depth')),
];
