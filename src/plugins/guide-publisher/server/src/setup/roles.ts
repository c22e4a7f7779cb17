import { PERMISSIONS } from '../../../shared/contracts/admin-api';
import { REVIEWED_KINDS, UID_OF_KIND } from '../content/types';
import type { Strapi } from '../strapi';

/** Roles of the product, made once; what an administrator changes in them afterwards stays. */
const { read, submit, decide, withdraw, waive, release } = PERMISSIONS;
const { propose, decideVersion, push, decidePush, adjust, decideAdjustment } = PERMISSIONS;

const REVIEWED: readonly string[] = REVIEWED_KINDS.map((kind) => UID_OF_KIND[kind]);
const REFERENCE = [
  'api::region.region',
  'api::organization.organization',
  'api::service-hall.service-hall',
  'api::standard-item.standard-item',
  'api::template.template',
  'api::catalogue.catalogue',
  'api::adjustment.adjustment',
];

/** Words of daily speech for search: no text of a guide, so editors keep them without a review. */
const SYNONYMS = ['api::synonym.synonym'];

const EXPLORER = 'plugin::content-manager.explorer';

interface RoleSpec {
  readonly code: string;
  readonly name: string;
  readonly description: string;
  /** Content Manager actions by subject. */
  readonly content: ReadonlyArray<{ actions: readonly string[]; subjects: readonly string[] }>;
  readonly plugin: readonly string[];
}

const ROLES: readonly RoleSpec[] = [
  {
    code: 'guide-editor',
    name: '编辑 Editor',
    description:
      '编写办事指南、流程图和目录，提交审核 / Writes guides, charts and catalogues and submits them',
    content: [
      { actions: ['create', 'read', 'update', 'delete'], subjects: REVIEWED },
      { actions: ['read'], subjects: REFERENCE },
      { actions: ['create', 'read', 'update', 'delete'], subjects: SYNONYMS },
      {
        actions: ['create', 'update'],
        subjects: [
          'api::standard-item.standard-item',
          'api::template.template',
          'api::adjustment.adjustment',
        ],
      },
    ],
    plugin: [read, submit, propose, push, adjust],
  },
  {
    code: 'guide-reviewer',
    name: '审核 Reviewer',
    description: '审核准确文本，发布和撤回 / Approves the exact text, publishes and withdraws',
    content: [
      { actions: ['read', 'update', 'publish'], subjects: REVIEWED },
      { actions: ['read'], subjects: REFERENCE },
    ],
    plugin: [
      read,
      submit,
      decide,
      waive,
      withdraw,
      decideVersion,
      push,
      decidePush,
      adjust,
      decideAdjustment,
      release,
    ],
  },
];

export async function ensureRoles(strapi: Strapi): Promise<void> {
  const roles = strapi.service('admin::role');
  // Strapi makes its own roles only where there are none yet, and it asks after the plugins.
  await roles.createRolesIfNoneExist();
  for (const spec of ROLES) {
    if (await roles.findOne({ code: spec.code })) continue;
    const { code, name, description } = spec;
    const role = await roles.create({ code, name, description });
    await roles.assignPermissions(role.id, permissionsOf(strapi, spec));
  }
}

interface Permission {
  readonly action: string;
  readonly subject?: string | null;
  readonly properties?: object;
  readonly conditions?: readonly string[];
}

function permissionsOf(strapi: Strapi, spec: RoleSpec): Permission[] {
  const content = spec.content.flatMap(({ actions, subjects }) =>
    actions.flatMap((action) =>
      subjects.map((subject) => contentPermission(strapi, `${EXPLORER}.${action}`, subject))
    )
  );
  return [...content, ...spec.plugin.map((action) => ({ action, conditions: [] }))];
}

/** All fields and all languages of a content type. */
function contentPermission(strapi: Strapi, action: string, subject: string): Permission {
  const { attributes } = strapi.contentType(subject as never) as { attributes: object };
  const bookkeeping = [
    'createdAt',
    'updatedAt',
    'publishedAt',
    'createdBy',
    'updatedBy',
    'locale',
    'localizations',
  ];
  const fields = Object.keys(attributes).filter((name) => !bookkeeping.includes(name));
  const withFields = /\.(create|read|update)$/.test(action);
  return {
    action,
    subject,
    properties: { ...(withFields ? { fields } : {}), locales: ['zh-Hans', 'en'] },
    conditions: [],
  };
}
