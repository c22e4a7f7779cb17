/** @jsxImportSource preact */
import { labelOf, type LocalizedText } from '../../../../domain/codes/tables';
import { catalogueEntries } from '../../../../domain/catalogue/catalogue-entries';
import {
  CATALOGUES,
  isCatalogueKind,
  type CatalogueDefinition,
  type ComputedKind,
} from '../../../../domain/catalogue/catalogue-kinds';
import type {
  CatalogueEditionDocument,
  CatalogueEntry,
  CertificateDocument,
  IntermediaryServiceDocument,
} from '../../../../domain/document/document';
import { FIELD_LABELS, type FieldName } from '../../../../domain/document/labels';
import { Entrances, type Entrance } from '../components/lists';
import { Section } from '../components/section';
import type { Row } from '../components/text';
import { formatDay } from '../dates';
import { renderPage } from '../layout';
import type { ChunkPage } from '../state/chunked-list';
import type { PowersRow } from '../state/organizations';
import type { View } from '../view';
import type { BuiltPage } from './built-page';
import { ChunkPager } from './classes';
import { editionFiles } from './edition-files';
import { figuresPage } from './figures';
import { recordPages, recordPlaces, type RecordEntry } from './records';

/** What the lists are made of. */
export interface CatalogueData {
  readonly intermediaries: readonly IntermediaryServiceDocument[];
  readonly certificates: readonly CertificateDocument[];
  readonly editions: readonly CatalogueEditionDocument[];
}

/** Catalogues that follow from documents, and issued catalogues as they were issued. */
export function* catalogueLists(view: View, data: CatalogueData): Generator<BuiltPage> {
  const trail = [{ title: view.words.catalogues, path: view.paths.catalogues }];
  for (const { title, kind, records } of computedLists(view, data)) {
    const pathOf = (page: number): string => view.paths.catalogue(kind, page);
    yield* recordPages(view, { title, records, trail, pathOf, anchored: true });
  }
  for (const edition of data.editions) {
    yield* editionPages(view, edition);
    yield* editionFiles(view, edition);
  }
  yield* figuresPage(view, data.editions);
}

/** What the index of catalogues names, beside the powers. */
export interface CatalogueSizes {
  readonly computed: Readonly<Record<string, number>>;
  readonly issued: ReadonlyArray<{
    readonly code: string;
    readonly name: string;
    readonly entries: number;
  }>;
  /** Are there editions of two dates, and so figures? */
  readonly figures?: boolean;
}

export function catalogueSizes(view: View, data: CatalogueData): CatalogueSizes {
  const lists = computedLists(view, data);
  return {
    computed: Object.fromEntries(lists.map(({ kind, records }) => [kind, records.length])),
    issued: data.editions.map(({ code, name, entries }) => ({
      code,
      name,
      entries: entries.length,
    })),
    figures: [...figuresPage(view, data.editions)].length > 0,
  };
}

export function catalogueIndex(
  view: View,
  sizes: CatalogueSizes & { readonly guides: number; readonly flowcharts: number }
): BuiltPage {
  const { words, paths, locale } = view;
  return indexPage(view, sizes, [
    { title: words.powers, path: paths.powers(), count: sizes.guides },
    ...COMPUTED.map((kind) => ({
      title: CATALOGUES[kind].title[locale],
      path: paths.catalogue(kind),
      count: sizes.computed[kind] ?? 0,
    })),
    { title: words.flowcharts, path: paths.flowcharts(), count: sizes.flowcharts },
  ]);
}

/** Where guides link to for a certificate or an intermediary service. */
export function cataloguePlaces(
  view: View,
  data: CatalogueData
): { certificates: ReadonlyMap<string, string>; intermediaries: ReadonlyMap<string, string> } {
  const placesOf = (documents: CatalogueDefinition['documents']): Map<string, string> =>
    new Map(
      computedLists(view, data)
        .filter(({ kind }) => CATALOGUES[kind].documents === documents)
        .flatMap(({ kind, records }) => [
          ...recordPlaces(records, (page) => view.paths.catalogue(kind, page)),
        ])
    );
  return {
    certificates: placesOf('certificate'),
    intermediaries: placesOf('intermediary-service'),
  };
}

/** Those that follow from a few hundred documents; what follows from all guides would need them all in memory. */
const COMPUTED = [
  'retained-intermediaries',
  'cleaned-up-intermediaries',
  'retained-certificates',
  'cancelled-certificates',
] as const satisfies readonly ComputedKind[];

interface ComputedList {
  readonly kind: ComputedKind;
  readonly title: string;
  readonly records: RecordEntry[];
}

function computedLists(view: View, data: CatalogueData): ComputedList[] {
  const documents = [...data.intermediaries, ...data.certificates];
  return COMPUTED.map((kind) => ({
    kind,
    title: CATALOGUES[kind].title[view.locale],
    records: catalogueEntries(kind, documents).map((entry) => recordOf(view, kind, entry)),
  }));
}

/** The columns of the catalogue, in its order; what is stored beyond them comes after, under its own name. */
function recordOf(view: View, kind: string, { code, name, values }: CatalogueEntry): RecordEntry {
  const columns = isCatalogueKind(kind) ? CATALOGUES[kind].columns : [];
  const known = new Set(columns.map((column) => column.name));
  const beyond = Object.keys(values)
    .filter((column) => !known.has(column))
    .map((column) => ({ name: column, label: labelOfField(column), table: undefined }));
  const rows = [...columns, ...beyond].map(({ name: column, label, table }): Row => {
    const value = values[column] ?? null;
    return [
      label[view.locale],
      table ? labelOf(table, String(value ?? ''), view.locale) : shown(view, value),
    ];
  });
  return { code, name, rows };
}

function shown({ words, locale }: View, value: CatalogueEntry['values'][string]): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  return /^\d{4}-\d{2}-\d{2}$/.test(String(value))
    ? formatDay(String(value), locale)
    : String(value);
}

function labelOfField(name: string): LocalizedText {
  if (Object.hasOwn(FIELD_LABELS, name)) return FIELD_LABELS[name as FieldName];
  return { 'zh-Hans': name, en: name };
}

function indexPage(view: View, sizes: CatalogueSizes, lists: readonly Entrance[]): BuiltPage {
  const { words, paths } = view;
  const path = paths.catalogues;
  const issued = sizes.issued.map(({ code, name, entries }) => ({
    title: name || code,
    path: paths.catalogueEdition(code),
    count: entries,
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
          {sizes.figures ? (
            <p>
              <a href={view.href(paths.figures)}>{words.figures}</a>
            </p>
          ) : null}
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
    pathOf: (page) => paths.catalogueEdition(edition.code, page),
    rows: [
      [words.documentNumber, edition.documentNumber],
      [words.issuedBy, edition.issuedBy],
      [words.issueDate, formatDay(edition.issueDate, locale)],
      [words.asOf, formatDay(edition.asOf, locale)],
    ],
    downloads: (['csv', 'json'] as const).map((ending) => ({
      title: ending.toUpperCase(),
      path: paths.catalogueEditionFile(edition.code, ending),
    })),
    records: edition.entries.map((entry) => recordOf(view, edition.catalogueKind, entry)),
  });
}

/** A page of organizations by item types, as the powers and responsibilities list counts them. */
export function powersPage(
  view: View,
  { page, types }: { readonly page: ChunkPage<PowersRow>; readonly types: readonly string[] }
): BuiltPage {
  const { words, paths, locale } = view;
  const { from, entries } = page;
  const path = paths.powers(from);
  const title = from === null ? words.powers : words.pageFrom(words.powers, ownerOf(entries[0]!));
  const trail = [{ title: words.catalogues, path: paths.catalogues }];
  const body = renderPage(
    view,
    { path, title, trail },
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
            {entries.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <a href={view.href(paths.organization(row.key))}>{row.name}</a>
                </th>
                <td>{row.total}</td>
                {types.map((type) => (
                  <td key={type}>{row.types[type] ?? 0}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ChunkPager view={view} page={page} pathOf={paths.powers} />
    </div>
  );
  return { path, body };
}

const ownerOf = ({ name, key }: PowersRow): string => (name === key ? key : `${name} ${key}`);
