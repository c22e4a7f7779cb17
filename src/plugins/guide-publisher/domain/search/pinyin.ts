import { pinyin } from 'pinyin-pro';
import { normalize } from './normalize';

/** Syllables of a text, one for each Chinese character, with a blank between them; letters and digits stay. */
export function pinyinOf(text: string): string {
  const normalized = normalize(text).replaceAll(' ', '');
  if (!/\p{Script=Han}/u.test(normalized)) return normalized;
  const syllables = pinyin(normalized, { toneType: 'none', type: 'array', v: true });
  return syllables.join(' ').toLowerCase();
}
