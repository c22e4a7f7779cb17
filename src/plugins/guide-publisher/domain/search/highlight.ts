import { compact } from './normalize';
import type { Phrase } from './query';

/** Texts with what was found in them marked, as HTML: everything else is escaped. */

/** Characters of a text that are shown around what was found. */
const BEFORE = 12;
const LENGTH = 90;

/** The whole text; what a phrase names stands in `<mark>`. */
export function highlight(text: string, phrases: readonly Phrase[]): string {
  const characters = [...text];
  return marked(characters, foundIn(characters, phrases));
}

/** The part of a text where something was found, or its beginning. */
export function excerpt(text: string, phrases: readonly Phrase[]): string {
  const characters = [...text];
  const found = foundIn(characters, phrases);
  const first = Math.max(0, found.indexOf(true) - BEFORE);
  const last = Math.min(characters.length, first + LENGTH);
  return (
    (first > 0 ? '…' : '') +
    marked(characters.slice(first, last), found.slice(first, last)) +
    (last < characters.length ? '…' : '')
  );
}

/** Which characters belong to something found. The whole of a phrase counts, else its units. */
function foundIn(characters: readonly string[], phrases: readonly Phrase[]): boolean[] {
  const found = characters.map(() => false);
  // Characters are spelled one by one, so that places in the spelling lead back to places in the text.
  const places: number[] = [];
  let spelled = '';
  characters.forEach((character, i) => {
    for (const unit of compact(character)) {
      spelled += unit;
      for (let n = 0; n < unit.length; n += 1) places.push(i);
    }
  });
  for (const { text, units } of phrases) {
    const needles = spelled.includes(text) ? [text] : units;
    for (const needle of needles) markAll({ spelled, places, needle, found });
  }
  return found;
}

function markAll({
  spelled,
  places,
  needle,
  found,
}: {
  spelled: string;
  places: readonly number[];
  needle: string;
  found: boolean[];
}): void {
  if (needle === '') return;
  for (let at = spelled.indexOf(needle); at >= 0; at = spelled.indexOf(needle, at + 1)) {
    for (let i = at; i < at + needle.length; i += 1) found[places[i]!] = true;
  }
}

function marked(characters: readonly string[], found: readonly boolean[]): string {
  let html = '';
  characters.forEach((character, i) => {
    if (found[i] && !found[i - 1]) html += '<mark>';
    html += ESCAPES[character] ?? character;
    if (found[i] && !found[i + 1]) html += '</mark>';
  });
  return html;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
