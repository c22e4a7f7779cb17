import { createHash } from 'node:crypto';
import { FIELD_LABELS } from '../../../domain/document/labels';
import { PLUGIN, type Strapi } from '../strapi';
import { EDIT_ROWS, HELP_TEXTS, LIST_COLUMNS, MAIN_FIELDS, OTHER_LABELS } from './layout-data';

/**
 * Layouts of the Content Manager: main field, list columns, order of fields, labels and help texts. Stored once per
 * version of these definitions; what an administrator rearranges afterwards stays.
 */
export async function storeLayouts(strapi: Strapi): Promise<void> {
  const store = strapi.store({ type: 'plugin', name: PLUGIN });
  const version = createHash('sha256')
    .update(JSON.stringify([MAIN_FIELDS, LIST_COLUMNS, EDIT_ROWS, HELP_TEXTS, OTHER_LABELS]))
    .digest('hex');
  if ((await store.get({ key: 'layouts' })) === version) return;
  const contentTypes = strapi.plugin('content-manager').service('content-types');
  for (const uid of Object.keys(MAIN_FIELDS)) {
    const contentType = contentTypes.findContentType(uid);
    const current = (await contentTypes.findConfiguration(contentType)) as Configuration;
    await contentTypes.updateConfiguration(contentType, configurationOf(uid, current));
  }
  await store.set({ key: 'layouts', value: version });
}

interface Metadata {
  readonly edit: Readonly<Record<string, unknown>>;
  readonly list: Readonly<Record<string, unknown>>;
}

interface Configuration {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly metadatas: Readonly<Record<string, Metadata>>;
  readonly layouts: Readonly<Record<string, unknown>>;
}

function configurationOf(uid: string, current: Configuration): Configuration {
  const { mainField, sortBy = mainField } = MAIN_FIELDS[uid]!;
  return {
    settings: {
      ...current.settings,
      mainField,
      defaultSortBy: sortBy,
      defaultSortOrder: 'ASC',
      pageSize: 20,
    },
    metadatas: Object.fromEntries(
      Object.entries(current.metadatas).map(([name, metadata]) => [
        name,
        labelled(uid, name, metadata),
      ])
    ),
    layouts: {
      list: [...LIST_COLUMNS[uid]!],
      edit: EDIT_ROWS[uid]!.map((row) => row.map((cell) => cellOf(cell))),
    },
  };
}

/** `name` takes the whole row, `name:6` half of it. */
function cellOf(cell: string): { name: string; size: number } {
  const [name = '', size = '12'] = cell.split(':');
  return { name, size: Number(size) };
}

function labelled(uid: string, name: string, metadata: Metadata): Metadata {
  const own: Readonly<Record<string, string>> = { ...labels, ...OTHER_LABELS[uid] };
  const label = own[name];
  if (label === undefined || Object.keys(metadata.edit).length === 0) return metadata;
  return {
    edit: {
      ...metadata.edit,
      label,
      description: HELP_TEXTS[name] ?? metadata.edit.description,
      ...(name in MAIN_RELATIONS ? { mainField: MAIN_RELATIONS[name] } : {}),
    },
    list: { ...metadata.list, label },
  };
}

/** What a relation shows of its target. */
const MAIN_RELATIONS: Readonly<Record<string, string>> = {
  parent: 'name',
  children: 'name',
  region: 'name',
  organization: 'name',
  hall: 'name',
  standardItem: 'name',
  guide: 'code',
  catalogue: 'title',
  editions: 'title',
  fromOrganization: 'name',
  toOrganization: 'name',
};

/** Stored labels are one text for all languages: Chinese first, as its readers are. */
const labels: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(FIELD_LABELS).map(([name, label]) => [name, label['zh-Hans']])
);
