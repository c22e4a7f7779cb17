/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { dateOf, editionsAt, newestEditions } from '../../../../domain/catalogue/editions-at';
import { formulaOf } from '../../../../domain/catalogue/figure-formula';
import {
  GROUP_LABELS,
  printedChange,
  printedShare,
  printedValue,
  UNIT_LABELS,
} from '../../../../domain/catalogue/figure-text';
import { FIGURE_GROUPS } from '../../../../domain/catalogue/figure-definitions';
import { figuresOf, type Figure, type FigureValue } from '../../../../domain/catalogue/figures';
import type { CatalogueEditionDocument } from '../../../../domain/document/document';
import { Section } from '../components/section';
import { formatDay } from '../dates';
import { renderPage } from '../layout';
import type { View } from '../view';
import type { BuiltPage } from './built-page';

/**
 * What the reform has changed between the first and the newest issued editions: every figure as a bar and in a table, with
 * its formula and the edition whose entries it counts. None without editions of two dates.
 */
export function* figuresPage(
  view: View,
  editions: readonly CatalogueEditionDocument[]
): Generator<BuiltPage> {
  const dates = editions.map(dateOf).filter(Boolean).sort();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || first === last) return;
  const { words, paths, locale } = view;
  const figures = figuresOf({
    before: editionsAt(editions, first),
    after: editionsAt(editions, last),
  }).filter(({ before, after }) => isKnown(before) || isKnown(after));
  const newest = newestEditions(editions, last);
  const path = paths.figures;
  const trail = [{ title: words.catalogues, path: paths.catalogues }];
  const body = renderPage(
    view,
    { path, title: words.figures, trail },
    <div class="in">
      <h1>{words.figures}</h1>
      <p>{words.figuresLead(formatDay(first, locale), formatDay(last, locale))}</p>
      {FIGURE_GROUPS.map((group) => {
        const members = figures.filter(({ definition }) => definition.group === group);
        if (members.length === 0) return null;
        return (
          <Section key={group} id={group} title={GROUP_LABELS[group][locale]}>
            <div class="scroll" tabIndex={0} role="region" aria-label={GROUP_LABELS[group][locale]}>
              <FigureTable view={view} figures={members} editions={newest} />
            </div>
          </Section>
        );
      })}
    </div>
  );
  yield { path, body };
}

const isKnown = (value: FigureValue | null): boolean => value !== null && value.value !== null;

function FigureTable(props: {
  readonly view: View;
  readonly figures: readonly Figure[];
  readonly editions: ReturnType<typeof newestEditions>;
}): VNode {
  const { view, figures, editions } = props;
  const { words } = view;
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{words.figure}</th>
          <th scope="col">{words.before}</th>
          <th scope="col">{words.after}</th>
          <th scope="col">{words.change}</th>
          <th scope="col">{words.formula}</th>
        </tr>
      </thead>
      <tbody>
        {figures.map((figure) => (
          <FigureRow
            key={figure.definition.id}
            view={view}
            figure={figure}
            edition={editions.get(figure.definition.catalogue)}
          />
        ))}
      </tbody>
    </table>
  );
}

function FigureRow(props: {
  readonly view: View;
  readonly figure: Figure;
  readonly edition: CatalogueEditionDocument | undefined;
}): VNode {
  const { view, figure, edition } = props;
  const { locale, paths } = view;
  const { definition, before, after, change, changeShare } = figure;
  const printed = (value: FigureValue | null): string =>
    isKnown(value)
      ? `${printedValue(value!.value, definition)} ${UNIT_LABELS[definition.unit][locale]}`
      : '';
  const formula = formulaOf(definition, locale);
  return (
    <tr id={definition.id}>
      <th scope="row">
        {definition.label[locale]}
        <Bars before={before?.value ?? null} after={after?.value ?? null} />
      </th>
      <td>{printed(before)}</td>
      <td>{printed(after)}</td>
      <td>
        {printedChange(change, definition)} {printedShare(changeShare)}
      </td>
      <td>
        {edition ? (
          <a href={view.href(paths.catalogueEdition(edition.code))}>{formula}</a>
        ) : (
          formula
        )}
      </td>
    </tr>
  );
}

const BAR = { width: 200, height: 8, gap: 2 } as const;

/** Before above, after below, to one scale; the numbers stand beside it, so it says nothing to a screen reader. */
function Bars({
  before,
  after,
}: {
  readonly before: number | null;
  readonly after: number | null;
}) {
  if (before === null || after === null || before < 0 || after < 0) return null;
  const most = Math.max(before, after);
  if (most === 0) return null;
  const length = (value: number): number => Math.round((BAR.width * value * 10) / most) / 10;
  const { width, height, gap } = BAR;
  return (
    <svg class="bars" viewBox={`0 0 ${width} ${2 * height + gap}`} aria-hidden="true">
      <rect class="b" width={length(before)} height={height} />
      <rect class="a" y={height + gap} width={length(after)} height={height} />
    </svg>
  );
}
