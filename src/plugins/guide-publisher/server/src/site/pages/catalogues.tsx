/** @jsxImportSource preact */
import { labelOf } from '../../../../domain/codes/tables';
import { formatLimit } from '../../../../domain/codes/time-limit';
import type {
  CatalogueEditionDocument,
  CertificateDocument,
  IntermediaryServiceDocument,
} from '../../../../domain/document/document';
import { FIELD_LABELS, type FieldName } from '../../../../domain/document/labels';
import type { LegalBasis } from '../../../../domain/document/lists';
import { Entrances, Pager, type Entrance } from '../components/lists';
import { Section } from '../components/section';
import { formatDay } from '../dates';
import { renderPage } from '../layout';
import { pagesOf } from '../paging';
import type { OrganizationEntry, RegionTree } from '../regions';
import type { View } from '../view';
import type { BuiltPage } from './built-page';
import { pageTitle } from './classes';
import { recordPages, recordPlaces, type RecordEntry } from './records';

/** What the lists are made of. */
export interface CatalogueData {
  readonly intermediaries: readonly IntermediaryServiceDocument[];
  readonly certificates: readonly CertificateDocument[];
  readonly editions: readonly CatalogueEditionDocument[];
  /** Flowcharts that have pages of their own. */
  readonly flowcharts: number;
}

/** Retained and cleaned-up intermediaries, retained and cancelled certificates, powers, and issued catalogues. */
export function* cataloguePages(
  view: View,
  data: CatalogueData,
  tree: RegionTree
): Generator<BuiltPage> {
  const lists = computedLists(view, data);
  yield indexPage(view, data, [
    { title: view.words.powers, path: view.paths.catalogue('powers'), count: tree.root.guides },
    ...lists.map(({ title, name, records }) => ({
      title,
      path: view.paths.catalogue(name),
      count: records.length,
    })),
    { title: view.words.flowcharts, path: view.paths.flowcharts(), count: data.flowcharts },
  ]);
  const trail = [{ title: view.words.catalogues, path: view.paths.catalogues }];
  for (const { title, name, records } of lists) {
    const pathOf = (page: number): string => view.paths.catalogue(name, page);
    yield* recordPages(view, { title, records, trail, pathOf });
  }
  yield* powerPages(view, tree);
  for (const edition of data.editions) yield* editionPages(view, edition);
}

/** Where guides link to for a certificate or an intermediary service. */
export function cataloguePlaces(
  view: View,
  data: CatalogueData
): { certificates: ReadonlyMap<string, string>; intermediaries: ReadonlyMap<string, string> } {
  const places = (kind: ComputedList['kind']): Map<string, string> =>
    new Map(
      computedLists(view, data)
        .filter((list) => list.kind === kind)
        .flatMap(({ name, records }) => [
          ...recordPlaces(records, (page) => view.paths.catalogue(name, page)),
        ])
    );
  return { certificates: places('certificate'), intermediaries: places('intermediary') };
}

interface ComputedList {
  readonly kind: 'certificate' | 'intermediary';
  readonly name: string;
  readonly title: string;
  readonly records: RecordEntry[];
}

function computedLists(view: View, data: CatalogueData): ComputedList[] {
  const { words } = view;
  const intermediaries = (status: string): RecordEntry[] =>
    data.intermediaries
      .filter((entry) => entry.status === status)
      .map((entry) => intermediaryEntry(view, entry));
  const certificates = (status: string): RecordEntry[] =>
    data.certificates
      .filter((entry) => entry.status === status)
      .map((entry) => certificateEntry(view, entry));
  return [
    {
      kind: 'intermediary',
      name: 'intermediaries-retained',
      title: words.intermediaryRetained,
      records: intermediaries('retained'),
    },
    {
      kind: 'intermediary',
      name: 'intermediaries-cleaned-up',
      title: words['intermediaryCleaned-up'],
      records: intermediaries('cleaned-up'),
    },
    {
      kind: 'certificate',
      name: 'certificates-retained',
      title: words.certificateRetained,
      records: certificates('retained'),
    },
    {
      kind: 'certificate',
      name: 'certificates-cancelled',
      title: words.certificateCancelled,
      records: certificates('cancelled'),
    },
  ];
}

function intermediaryEntry(view: View, entry: IntermediaryServiceDocument): RecordEntry {
  const { locale, words } = view;
  const label = (field: FieldName): string => FIELD_LABELS[field][locale];
  return {
    code: entry.code,
    name: entry.name,
    rows: [
      [label('department'), entry.department],
      [
        label('approvals'),
        entry.approvals.map(({ name, basicCode }) => name || basicCode).join(words.separator),
      ],
      [label('cleaningMode'), labelOf('cleaningMode', entry.cleaningMode, locale)],
      [label('price'), entry.price],
      [label('payer'), entry.payer],
      [label('limit'), formatLimit(entry.limit, locale)],
      [label('legalBases'), basesOf(view, entry.legalBases)],
      [label('note'), entry.note],
    ],
  };
}

function certificateEntry(view: View, entry: CertificateDocument): RecordEntry {
  const { locale } = view;
  const label = (field: FieldName): string => FIELD_LABELS[field][locale];
  return {
    code: entry.code,
    name: entry.name,
    rows: [
      [label('askedBy'), entry.askedBy],
      [label('issuedBy'), entry.issuedBy],
      [label('purpose'), entry.purpose],
      [label('substitute'), labelOf('certificateSubstitute', entry.substitute, locale)],
      [label('substituteNote'), entry.substituteNote],
      [label('cancelDate'), formatDay(entry.cancelDate, locale)],
      [label('legalBases'), basesOf(view, entry.legalBases)],
    ],
  };
}

function basesOf({ words, locale }: View, bases: readonly LegalBasis[]): string {
  return bases
    .map(({ law, article }) =>
      locale === 'en' ? `${law} ${article}`.trim() : `《${law}》${article}`
    )
    .join(words.separator);
}

function indexPage(view: View, data: CatalogueData, lists: readonly Entrance[]): BuiltPage {
  const { words, paths } = view;
  const path = paths.catalogues;
  const issued = data.editions.map(({ code, name, entries }) => ({
    title: name || code,
    path: paths.catalogue(code),
    count: entries.length,
  }));
  const body = renderPage(
    view,
    { path, title: words.catalogues },
    <div class="in">
      <h1>{words.catalogues}</h1>
      <p>{words.cataloguesLead}</p>
      <Entrances view={view} entries={lists} />
      {issued.length > 0 ? (
        <Section id="published" title={words.published}>
          <Entrances view={view} entries={issued} />
        </Section>
      ) : null}
    </div>
  );
  return { path, body };
}

function* editionPages(view: View, edition: CatalogueEditionDocument): Generator<BuiltPage> {
  const { words, paths, locale } = view;
  yield* recordPages(view, {
    title: edition.name || edition.code,
    trail: [{ title: words.catalogues, path: paths.catalogues }],
    pathOf: (page) => paths.catalogue(edition.code, page),
    rows: [
      [words.documentNumber, edition.documentNumber],
      [words.issuedBy, edition.issuedBy],
      [words.issueDate, formatDay(edition.issueDate, locale)],
    ],
    records: edition.entries.map(({ code, name, values }) => ({
      code,
      name,
      rows: Object.entries(values).map(([column, value]) => [
        columnTitle(column, locale),
        value === null
          ? ''
          : typeof value === 'boolean'
            ? value
              ? words.yes
              : words.no
            : String(value),
      ]),
    })),
  });
}

function columnTitle(column: string, locale: View['locale']): string {
  return Object.hasOwn(FIELD_LABELS, column) ? FIELD_LABELS[column as FieldName][locale] : column;
}

/** Organizations by item types, as the powers and responsibilities list counts them. */
function* powerPages(view: View, tree: RegionTree): Generator<BuiltPage> {
  const { words, paths, locale } = view;
  const owners = [...tree.organizations.values()].filter(({ guides }) => guides.length > 0);
  const types = [
    ...new Set(owners.flatMap(({ guides }) => guides.map(({ itemType }) => itemType))),
  ].sort();
  const pathOf = (page: number): string => paths.catalogue('powers', page);
  for (const { page, pages, entries } of pagesOf(owners)) {
    const path = pathOf(page);
    const trail = [{ title: words.catalogues, path: paths.catalogues }];
    const body = renderPage(
      view,
      { path, title: pageTitle(view, { title: words.powers, page, pages }), trail },
      <div class="in">
        <h1>{words.powers}</h1>
        <p>{words.powersLead}</p>
        <section class="scroll" tabIndex={0} aria-label={words.powers}>
          <table>
            <thead>
              <tr>
                <th scope="col">{FIELD_LABELS.name[locale]}</th>
                <th scope="col">{words.total}</th>
                {types.map((type) => (
                  <th key={type} scope="col">
                    {labelOf('itemType', type, locale)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {entries.map((owner) => (
                <tr key={owner.creditCode}>
                  <th scope="row">
                    <a href={view.href(paths.organization(owner.creditCode))}>{owner.name}</a>
                  </th>
                  <td>{owner.guides.length}</td>
                  {types.map((type) => (
                    <td key={type}>{countOf(owner, type)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <Pager view={view} page={page} pages={pages} pathOf={pathOf} />
      </div>
    );
    yield { path, body };
  }
}

function countOf({ guides }: OrganizationEntry, type: string): number {
  return guides.filter(({ itemType }) => itemType === type).length;
}
