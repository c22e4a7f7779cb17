import type { LocalizedText } from './tables';

/** Registration authorities and their kinds of organization: GB 32100-2015, table 1, with its amendments. */

interface Authority {
  readonly name: LocalizedText;
  readonly kinds: Readonly<Record<string, LocalizedText>>;
}

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });
const OTHER = t('其他', 'Other');

const AUTHORITIES: Readonly<Record<string, Authority>> = {
  '1': {
    name: t('机构编制', 'Public sector staffing'),
    kinds: {
      '1': t('机关', 'Government body'),
      '2': t('事业单位', 'Public institution'),
      '3': t('群众团体', 'Mass organization'),
      '9': OTHER,
    },
  },
  '2': {
    name: t('外交', 'Foreign affairs'),
    kinds: { '1': t('外国常驻新闻机构', 'Foreign news bureau'), '9': OTHER },
  },
  '3': {
    name: t('司法行政', 'Administration of justice'),
    kinds: {
      '1': t('律师执业机构', 'Law firm'),
      '2': t('公证处', 'Notary office'),
      '3': t('基层法律服务所', 'Local legal service office'),
      '4': t('司法鉴定机构', 'Forensic institution'),
      '5': t('仲裁委员会', 'Arbitration commission'),
      '9': OTHER,
    },
  },
  '4': {
    name: t('文化', 'Culture'),
    kinds: { '1': t('外国在华文化中心', 'Foreign cultural centre'), '9': OTHER },
  },
  '5': {
    name: t('民政', 'Civil affairs'),
    kinds: {
      '1': t('社会团体', 'Association'),
      '2': t('民办非企业单位', 'Private non-enterprise unit'),
      '3': t('基金会', 'Foundation'),
      // Not in the printed table: given since self-governing bodies became special legal persons (Civil Code, art. 101).
      '4': t('村民委员会', "Villagers' committee"),
      '5': t('居民委员会', "Residents' committee"),
      '9': OTHER,
    },
  },
  '6': {
    name: t('旅游', 'Tourism'),
    kinds: {
      '1': t('外国旅游部门常驻代表机构', 'Foreign tourism office'),
      '2': t('港澳台地区旅游部门常驻代表机构', 'Hong Kong, Macao or Taiwan tourism office'),
      '9': OTHER,
    },
  },
  '7': {
    name: t('宗教', 'Religious affairs'),
    kinds: {
      '1': t('宗教活动场所', 'Place of worship'),
      '2': t('宗教院校', 'Religious school'),
      '9': OTHER,
    },
  },
  '8': {
    name: t('工会', 'Trade unions'),
    kinds: { '1': t('基层工会', 'Local trade union'), '9': OTHER },
  },
  '9': {
    name: t('市场监管（工商）', 'Market regulation'),
    kinds: {
      '1': t('企业', 'Enterprise'),
      '2': t('个体工商户', 'Individual business'),
      '3': t('农民专业合作社', "Farmers' cooperative"),
    },
  },
  A: {
    name: t('中央军委改革和编制', 'Military staffing'),
    kinds: { '1': t('军队事业单位', 'Military institution'), '9': OTHER },
  },
  N: {
    name: t('农业', 'Agriculture'),
    kinds: {
      '1': t('组级集体经济组织', 'Collective of a group'),
      '2': t('村级集体经济组织', 'Collective of a village'),
      '3': t('乡镇级集体经济组织', 'Collective of a township'),
      '9': OTHER,
    },
  },
  Y: { name: OTHER, kinds: { '1': OTHER } },
};

/** Name of a registration authority by its character; `null` if the standard does not list it. */
export function authorityName(authority: string): LocalizedText | null {
  return Object.hasOwn(AUTHORITIES, authority) ? AUTHORITIES[authority]!.name : null;
}

/** Name of a kind of organization, which depends on the authority; `null` if the standard does not list it. */
export function kindName(authority: string, kind: string): LocalizedText | null {
  if (!Object.hasOwn(AUTHORITIES, authority)) return null;
  const { kinds } = AUTHORITIES[authority]!;
  return Object.hasOwn(kinds, kind) ? kinds[kind]! : null;
}
