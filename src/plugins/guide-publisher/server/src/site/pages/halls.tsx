/** @jsxImportSource preact */
import type { ServiceHallDocument } from '../../../../domain/document/document';
import { FIELD_LABELS } from '../../../../domain/document/labels';
import { Phones } from '../components/text';
import type { View } from '../view';
import type { BuiltPage } from './built-page';
import { recordPages } from './records';

export function* hallPages(
  view: View,
  halls: readonly ServiceHallDocument[]
): Generator<BuiltPage> {
  const { words, locale, paths } = view;
  yield* recordPages(view, {
    title: words.halls,
    trail: [],
    pathOf: paths.halls,
    records: halls.map(({ code, name, address, hours, phone, floorArea, windows }) => ({
      code,
      name,
      rows: [
        [words.address, address],
        [words.hours, hours],
        [words.phone, phone && <Phones text={phone} />],
        [
          words.window,
          windows.map((window) => `${window.name} ${window.number}`.trim()).join(words.separator),
        ],
        [FIELD_LABELS.floorArea[locale], floorArea === null ? '' : String(floorArea)],
      ],
    })),
  });
}
