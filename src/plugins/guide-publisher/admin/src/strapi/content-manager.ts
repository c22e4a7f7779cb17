import type { ComponentType, ReactNode } from 'react';
import { useForm, type StrapiApp } from '@strapi/strapi/admin';

/**
 * The one place that knows how the Content Manager is extended: names that Strapi may change (everything
 * `unstable_`, plugin apis, hook names, the shape of the edit form) are named here and nowhere else.
 */

/** What a panel or an action is told about the document that is being edited. */
export interface EditViewContext {
  readonly activeTab: 'draft' | 'published' | null;
  readonly model: string;
  readonly documentId?: string;
  readonly document?: Readonly<Record<string, unknown>>;
  readonly meta?: unknown;
}

export interface PanelDescription {
  readonly title: string;
  readonly content: ReactNode;
}

/** Called as a React component that returns a description instead of elements; it may use hooks. */
export type Panel = (context: EditViewContext) => PanelDescription | null;

type Registered = Panel & { readonly type?: string };

interface ContentManagerApis {
  addEditViewSidePanel(arrange: (panels: Registered[]) => Registered[]): void;
}

/** Puts panels right below the one with Save and Publish, above those of other plugins. */
export function addSidePanels(app: Pick<StrapiApp, 'getPlugin'>, panels: Panel[]): void {
  const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
  apis.addEditViewSidePanel((present) => [
    ...present.filter(({ type }) => type === 'actions'),
    ...panels,
    ...present.filter(({ type }) => type !== 'actions'),
  ]);
}

/** One column of the list view, with a cell of its own. */
export interface ListColumn {
  readonly name: string;
  readonly label: { readonly id: string; readonly defaultMessage: string };
  readonly cell: (row: ListRow, model: string) => ReactNode;
}

export interface ListRow {
  readonly documentId: string;
  readonly locale?: string | null;
}

interface ListHeader {
  readonly name: string;
  readonly attribute: {
    readonly type: string;
    readonly customField?: string;
    readonly options?: Readonly<Record<string, string>>;
  };
  readonly cellFormatter?: unknown;
}

interface ListTable {
  readonly displayedHeaders: readonly ListHeader[];
}

/** Changes the columns of list views. */
export interface ListViewChange {
  /** A column of its own, in the content types that it concerns. */
  readonly column: ListColumn;
  readonly concerns: (model: string) => boolean;
  /** What a cell of one of our custom fields shows; `null` leaves it to the Content Manager. */
  readonly cellText: (
    customField: string,
    options: Readonly<Record<string, string>>
  ) => ((value: unknown) => ReactNode) | null;
}

/** Where the own column stands: after what names the entry, so that it is in sight without scrolling. */
const PLACE = 2;

export function changeListViews(
  app: Pick<StrapiApp, 'registerHook'>,
  { column, concerns, cellText }: ListViewChange
): void {
  const own = {
    attribute: { type: 'custom' },
    name: column.name,
    label: column.label,
    searchable: false,
    sortable: false,
    cellFormatter: (row: ListRow, _header: unknown, { model }: { model: string }) =>
      column.cell(row, model),
  };
  const readable = (header: ListHeader): ListHeader => {
    const { customField, options = {} } = header.attribute;
    const show = customField ? cellText(customField, options) : null;
    if (!show) return header;
    const cellFormatter = (row: Readonly<Record<string, unknown>>) => show(row[header.name]);
    return { ...header, cellFormatter };
  };
  const change = (table: ListTable): ListTable => {
    const headers = table.displayedHeaders.map(readable);
    if (!concerns(modelOfListView())) return { ...table, displayedHeaders: headers };
    const place = Math.min(PLACE, headers.length);
    return {
      ...table,
      displayedHeaders: [...headers.slice(0, place), own, ...headers.slice(place)],
    };
  };
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', change as never);
}

/** The hook is not told which content type is listed; the address is. */
function modelOfListView(): string {
  return /\/collection-types\/([^/?]+)/.exec(window.location.pathname)?.[1] ?? '';
}

export type FormValues = Readonly<Record<string, unknown>>;

/** Values of the edit form, also unsaved ones. Whoever uses it is drawn again at each keystroke: keep it small. */
export const useFormValues = (): FormValues =>
  useForm('guide-publisher', ({ values }) => values as FormValues);

export const useFormModified = (): boolean =>
  useForm('guide-publisher', ({ modified }) => modified);

export const useSetFormValue = (): ((field: string, value: unknown) => void) =>
  useForm('guide-publisher', ({ onChange }) => onChange);

export const useGetFormValues = (): (() => FormValues) =>
  useForm('guide-publisher', ({ getValues }) => getValues as () => FormValues);

/** Is the form that of a service guide? Only guides are pinned to a version of a standard item. */
export const useIsGuideForm = (): boolean =>
  useForm('guide-publisher', ({ values }) => 'itemVersion' in values);

/** Address of the edit view of a document. */
export function editAddress(uid: string, documentId: string, locale?: string): string {
  const query = locale ? `?plugins[i18n][locale]=${locale}` : '';
  return `/content-manager/collection-types/${uid}/${documentId}${query}`;
}

/** Language of the document that the edit view shows. */
export function contentLocaleOf(document: FormValues | undefined, search: URLSearchParams): string {
  const saved = document?.locale;
  return typeof saved === 'string' ? saved : (search.get('plugins[i18n][locale]') ?? '');
}

/** What Strapi hands to the input of a custom field. */
export interface FieldInputProps<Value> {
  readonly attribute: { readonly options?: Readonly<Record<string, string>> };
  readonly name: string;
  readonly label?: string;
  readonly hint?: ReactNode;
  readonly labelAction?: ReactNode;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly value?: Value | null;
  readonly error?: string;
  onChange(field: string, value: unknown): void;
}

export type FieldInput<Value> = ComponentType<FieldInputProps<Value>>;
