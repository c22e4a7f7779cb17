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

interface ContentManagerApis {
  addEditViewSidePanel(panels: Panel[]): void;
}

export function addSidePanels(app: Pick<StrapiApp, 'getPlugin'>, panels: Panel[]): void {
  const { apis } = app.getPlugin('content-manager') as unknown as { apis: ContentManagerApis };
  apis.addEditViewSidePanel(panels);
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

interface TableHook {
  readonly displayedHeaders: readonly unknown[];
  readonly layout: { readonly settings?: { readonly displayName?: string } };
}

/** Adds a column to the list views; a content type that the column does not concern shows it empty, so `concerns` asks first. */
export function addListColumn(
  app: Pick<StrapiApp, 'registerHook'>,
  column: ListColumn,
  concerns: (model: string) => boolean
): void {
  const add = (table: TableHook): TableHook => {
    if (!concerns(modelOfListView())) return table;
    const header = {
      attribute: { type: 'custom' },
      name: column.name,
      label: column.label,
      searchable: false,
      sortable: false,
      cellFormatter: (row: ListRow, _header: unknown, { model }: { model: string }) =>
        column.cell(row, model),
    };
    return { ...table, displayedHeaders: [...table.displayedHeaders, header] };
  };
  app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', add as never);
}

/** The hook is not told which content type is listed; the address is. */
function modelOfListView(): string {
  return /\/collection-types\/([^/?]+)/.exec(window.location.pathname)?.[1] ?? '';
}

interface FormLayoutHook {
  readonly layout: EditLayout;
}

interface EditField {
  readonly name: string;
  readonly size: number;
  readonly attribute: { readonly customField?: string };
}

interface EditLayout {
  readonly layout: ReadonlyArray<ReadonlyArray<readonly EditField[]>>;
  readonly settings: { readonly displayName?: string };
}

/** Arranges the fields of edit views: `arrange` gets and gives the names of fields, panel by panel. */
export function arrangeEditViews(
  app: Pick<StrapiApp, 'registerHook'>,
  arrange: (fields: readonly ArrangedField[], displayName: string) => ArrangedField[][][] | null
): void {
  const change = (hook: FormLayoutHook): FormLayoutHook => {
    const fields = hook.layout.layout.flat(2);
    const panels = arrange(fields, hook.layout.settings.displayName ?? '');
    if (!panels) return hook;
    return { ...hook, layout: { ...hook.layout, layout: panels as EditLayout['layout'] } };
  };
  app.registerHook('Admin/CM/pages/EditView/mutate-edit-view-layout', change as never);
}

export type ArrangedField = EditField;

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
