/** What every table of the plugin has in common. */
export const hidden = (name: string, plural: string, displayName: string) =>
  ({
    kind: 'collectionType',
    collectionName: `gp_${plural.replaceAll('-', '_')}`,
    info: { singularName: name, pluralName: plural, displayName },
    options: { draftAndPublish: false },
    pluginOptions: {
      'content-manager': { visible: false },
      'content-type-builder': { visible: false },
    },
  }) as const;

/** A database index over columns, named after the table. */
export const index = (table: string, ...columns: string[]) => ({
  name: `gp_${table}_${columns.join('_')}_idx`,
  columns,
});

export const uniqueIndex = (table: string, ...columns: string[]) => ({
  ...index(table, ...columns),
  type: 'unique',
});
