import { z } from 'zod/v4';
import { defineKind, perField } from '../kind';
import { fieldPaths } from '../schemas';
import { isBlank, quote } from '../values';
import { fieldNames } from './words';

/** Numbers in one field; more is a text, not a phone field. */
const MAX_NUMBERS = 10;
/** Extension as printed: 转8001, -8001. */
const EXTENSION = /(?:转|-|—|ext\.?)\d{1,6}$/iu;
const FIXED_LINE = /^(?:\(0\d{2,3}\)|0\d{2,3}-?)[2-9]\d{6,7}$/;
const LOCAL_LINE = /^[2-9]\d{6,7}$/;
const MOBILE = /^1[3-9]\d{9}$/;
/** 110, 12345, 95598, 96333 and the national numbers 400 and 800. */
const SHORT = /^(?:1\d{2}|1[02]\d{3}|9[56]\d{3,6}|[48]00-?\d{3}-?\d{4})$/;
/** The labels that editors write before a number, e.g. 咨询电话：. */
const LEAD = /^[^\d(（]{0,20}[:：]/u;

/**
 * Phone numbers that can be dialled from elsewhere: a fixed line with its area code, a mobile number where permitted,
 * a service number (12345, 400…). Several numbers are separated by 、 , ; or /.
 */
export const phone = defineKind({
  kind: 'phone',
  params: z.strictObject({
    fields: fieldPaths,
    areaCode: z.boolean().default(true),
    mobile: z.boolean().default(true),
  }),
  purpose: {
    'zh-Hans': '电话号码应能直接拨打：固定电话带区号。',
    en: 'Phone numbers can be dialled as they stand: fixed lines with their area code.',
  },
  describe: ({ fields, areaCode }) => {
    const names = fieldNames(fields);
    return {
      'zh-Hans': `${names['zh-Hans']}应为有效电话号码${areaCode ? '，固定电话须带区号' : ''}。`,
      en: `${names.en} must be valid phone numbers${areaCode ? ', fixed lines with area code' : ''}.`,
    };
  },
  compile: ({ fields, areaCode, mobile }, context) => {
    const isNumber = (text: string): boolean =>
      FIXED_LINE.test(text) ||
      SHORT.test(text) ||
      (mobile && MOBILE.test(text)) ||
      (!areaCode && LOCAL_LINE.test(text));
    return perField(fields, context, (path) => (value, run) => {
      if (typeof value !== 'string' || isBlank(value) || FIXED_LINE.test(value)) return;
      if (allNumbers(value, isNumber)) return;
      run.report(path, { actual: quote(value), expected: EXPECTED });
    });
  },
  examples: [
    {
      params: { fields: ['consultationPhone'] },
      good: { consultationPhone: '（0857）8222345 转 8001、12345' },
      bad: { consultationPhone: '8222345' },
    },
  ],
});

const EXPECTED = {
  'zh-Hans': '区号-号码，如 0857-8222345',
  en: 'area code and number, e.g. 0857-8222345',
};

function allNumbers(text: string, isNumber: (text: string) => boolean): boolean {
  const numbers = text
    .normalize('NFKC')
    .split(/[、,;/\n]/u)
    .map((part) => part.trim().replace(LEAD, '').replace(/\s+/gu, ''))
    .filter((part) => part !== '');
  if (numbers.length === 0 || numbers.length > MAX_NUMBERS) return false;
  return numbers.every((number) => isNumber(number) || isNumber(number.replace(EXTENSION, '')));
}
