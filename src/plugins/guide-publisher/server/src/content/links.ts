import type { Strapi } from '../strapi';

/** The table in which Strapi keeps a relation, by the names that it has in the database. */
export interface Link {
  readonly table: string;
  /** Column with the row id of the side that has the attribute. */
  readonly owner: string;
  /** Column with the row id of what it points to. */
  readonly target: string;
  /** Column with the place among all that point to the same target; null where nobody counts them. */
  readonly placeAtTarget: string | null;
}

interface JoinTable {
  readonly name: string;
  readonly joinColumn: { readonly name: string };
  readonly inverseJoinColumn: { readonly name: string };
  readonly orderColumnName?: string;
  readonly inverseOrderColumnName?: string;
}

/** An attribute as the database layer knows it. */
interface Attribute {
  readonly type: string;
  readonly target?: string;
  readonly relation?: string;
  readonly inversedBy?: string;
  readonly mappedBy?: string;
  readonly joinTable?: JoinTable;
}

/** Throws where the attribute is no relation: the schema and the code have come apart. */
export function linkOf(strapi: Strapi, uid: string, attribute: string): Link {
  const join = attributesOf(strapi, uid)[attribute]?.joinTable;
  if (!join) throw new Error(`${uid} has no relation ${attribute}`);
  return asLink(join);
}

/** A relation that a type keeps itself. */
export interface OwnLink extends Link {
  /** Type of what it points to, where that has draft and published rows. */
  readonly toDrafts: string | null;
}

/** The relations that a type keeps itself: none that another type keeps for it. */
export function ownLinks(strapi: Strapi, uid: string): readonly OwnLink[] {
  return Object.values(attributesOf(strapi, uid)).flatMap(
    ({ joinTable, mappedBy, target = '' }) => {
      if (!joinTable || mappedBy) return [];
      const toDrafts = hasDrafts(strapi.contentTypes[target as never]) ? target : null;
      return [{ ...asLink(joinTable), toDrafts }];
    }
  );
}

/** A relation of some type that points to another. */
export interface InboundLink extends Link {
  /** Has the type that points to it draft and published rows? Then drafts point to drafts only. */
  readonly fromDrafts: boolean;
}

/** The relations of all types that point to a type. */
export function inboundLinks(strapi: Strapi, uid: string): readonly InboundLink[] {
  return Object.values(strapi.contentTypes).flatMap((model) => {
    const fromDrafts = hasDrafts(model);
    return Object.values(attributesOf(strapi, model.uid)).flatMap((attribute) => {
      const { target, joinTable, mappedBy } = attribute;
      return target === uid && joinTable && !mappedBy ? [{ ...asLink(joinTable), fromDrafts }] : [];
    });
  });
}

/**
 * May published rows of a type be written as copies of its drafts? Not where Strapi keeps more than columns and plain
 * relations of it: components, files, relations that count places or lead back.
 */
export function isPlain(strapi: Strapi, uid: string): boolean {
  const touching = [
    ...Object.values(attributesOf(strapi, uid)),
    ...Object.values(strapi.contentTypes).flatMap((model) =>
      Object.values(attributesOf(strapi, model.uid)).filter(({ target }) => target === uid)
    ),
  ].filter(({ joinTable, relation }) => joinTable || relation?.startsWith('morph'));
  return touching.every(
    ({ relation = '', joinTable, inversedBy, mappedBy }) =>
      /^(?:one|many)ToOne$/u.test(relation) &&
      !inversedBy &&
      !mappedBy &&
      !joinTable?.orderColumnName &&
      !joinTable?.inverseOrderColumnName
  );
}

const hasDrafts = (model: { readonly options?: unknown } | undefined): boolean =>
  (model?.options as { readonly draftAndPublish?: unknown } | undefined)?.draftAndPublish === true;

/** The database table of a content type. */
export const tableOf = (strapi: Strapi, uid: string): string =>
  strapi.db.metadata.get(uid).tableName;

function attributesOf(strapi: Strapi, uid: string): Readonly<Record<string, Attribute>> {
  return strapi.db.metadata.get(uid).attributes as unknown as Readonly<Record<string, Attribute>>;
}

const asLink = ({
  name,
  joinColumn,
  inverseJoinColumn,
  inverseOrderColumnName,
}: JoinTable): Link => ({
  table: name,
  owner: joinColumn.name,
  target: inverseJoinColumn.name,
  placeAtTarget: inverseOrderColumnName ?? null,
});
