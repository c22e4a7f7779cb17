/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { labelOf } from '../../../../../domain/codes/tables';
import { Files, Outward, Paragraph, Phones, Rows } from '../../components/text';
import type { GuidePageProps } from '../guide';

export function Place({ view, edition }: GuidePageProps): VNode | null {
  const { document } = edition;
  const { words, locale } = view;
  const { hall } = document;
  const phones = [...new Set([hall?.phone ?? '', document.consultationPhone])].filter(Boolean);
  return (
    <>
      <Rows
        rows={[
          [
            words.where,
            [
              ...new Set([
                hall?.name ?? '',
                labelOf('acceptancePlace', document.acceptancePlace, locale),
              ]),
            ]
              .filter(Boolean)
              .join(' · '),
          ],
          [words.address, document.address || hall?.address || ''],
          [words.window, windowsOf(view, document.windows)],
          [words.hours, document.hours || hall?.hours || ''],
          [words.phone, phones.length > 0 ? <Phones text={phones.join(words.separator)} /> : ''],
          [words.map, pointOf(hall)],
          [words.appointment, yesNo(view, document.appointment)],
        ]}
      />
      <Paragraph text={document.localNote} />
    </>
  );
}

export function Result({ view, edition }: GuidePageProps): VNode | null {
  const { results, delivery } = edition.document;
  const { words, locale } = view;
  if (results.length === 0) return null;
  return (
    <>
      <ul class="cards">
        {results.map(({ type, name, sample }, i) => (
          <li key={i}>
            <h3>{name}</h3>
            <p class="tags">{type ? <span>{labelOf('resultType', type, locale)}</span> : null}</p>
            <Files addresses={[sample]}>
              <Outward address={sample}>{words.resultSample + words.colon + name}</Outward>
            </Files>
          </li>
        ))}
      </ul>
      <Rows
        rows={[
          [
            words.delivery,
            delivery === null ? '' : delivery ? words.deliveryYes : words.deliveryNo,
          ],
        ]}
      />
    </>
  );
}

export function Consult({ view, edition }: GuidePageProps): VNode | null {
  const { consultationPhone, supervisionPhone } = edition.document;
  const { words } = view;
  if (consultationPhone === '' && supervisionPhone === '') return null;
  return (
    <>
      <Rows
        rows={[
          [words.consultation, consultationPhone === '' ? '' : <Phones text={consultationPhone} />],
          [words.supervision, supervisionPhone === '' ? '' : <Phones text={supervisionPhone} />],
        ]}
      />
      {supervisionPhone === '' ? null : <p class="meta">{words.wrong}</p>}
    </>
  );
}

type View = GuidePageProps['view'];
type Document = GuidePageProps['edition']['document'];

function windowsOf({ words }: View, windows: Document['windows']): VNode | string {
  if (windows.length === 0) return '';
  return (
    <ul class="plain">
      {windows.map(({ name, number, phone }, i) => (
        <li key={i}>
          {[name, number].filter((text) => text !== '').join(' ')}
          {phone === '' ? null : (
            <>
              {words.separator}
              <Phones text={phone} />
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** WGS 84; a link to a map service would be another origin. */
function pointOf(hall: Document['hall']): VNode | string {
  if (hall?.longitude == null || hall.latitude == null) return '';
  const point = `${hall.latitude},${hall.longitude}`;
  return <a href={`geo:${point}`}>{point}</a>;
}

function yesNo({ words }: View, value: boolean | null): string {
  if (value === null) return '';
  return value ? words.yes : words.no;
}
