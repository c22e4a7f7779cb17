import type { LocalizedText } from './tables';

/** Provincial divisions by the first two digits of GB/T 2260. */

const t = (zh: string, en: string): LocalizedText => ({ 'zh-Hans': zh, en });

const PROVINCES: Readonly<Record<string, LocalizedText>> = {
  '11': t('北京市', 'Beijing'),
  '12': t('天津市', 'Tianjin'),
  '13': t('河北省', 'Hebei'),
  '14': t('山西省', 'Shanxi'),
  '15': t('内蒙古自治区', 'Inner Mongolia'),
  '21': t('辽宁省', 'Liaoning'),
  '22': t('吉林省', 'Jilin'),
  '23': t('黑龙江省', 'Heilongjiang'),
  '31': t('上海市', 'Shanghai'),
  '32': t('江苏省', 'Jiangsu'),
  '33': t('浙江省', 'Zhejiang'),
  '34': t('安徽省', 'Anhui'),
  '35': t('福建省', 'Fujian'),
  '36': t('江西省', 'Jiangxi'),
  '37': t('山东省', 'Shandong'),
  '41': t('河南省', 'Henan'),
  '42': t('湖北省', 'Hubei'),
  '43': t('湖南省', 'Hunan'),
  '44': t('广东省', 'Guangdong'),
  '45': t('广西壮族自治区', 'Guangxi'),
  '46': t('海南省', 'Hainan'),
  '50': t('重庆市', 'Chongqing'),
  '51': t('四川省', 'Sichuan'),
  '52': t('贵州省', 'Guizhou'),
  '53': t('云南省', 'Yunnan'),
  '54': t('西藏自治区', 'Tibet'),
  '61': t('陕西省', 'Shaanxi'),
  '62': t('甘肃省', 'Gansu'),
  '63': t('青海省', 'Qinghai'),
  '64': t('宁夏回族自治区', 'Ningxia'),
  '65': t('新疆维吾尔自治区', 'Xinjiang'),
  // Not in GB/T 2260, but in the registers as a unit that plans its own budget.
  '66': t('新疆生产建设兵团', 'Xinjiang Production and Construction Corps'),
  '71': t('台湾省', 'Taiwan'),
  '81': t('香港特别行政区', 'Hong Kong'),
  '82': t('澳门特别行政区', 'Macao'),
};

/** Name of a provincial division by its two digits; `null` if there is none. */
export function provinceName(digits: string): LocalizedText | null {
  return Object.hasOwn(PROVINCES, digits) ? PROVINCES[digits]! : null;
}

/** The two digits of every provincial division, ascending. */
export const PROVINCE_CODES: readonly string[] = Object.keys(PROVINCES).sort();
