import { Flex } from '@strapi/design-system';
import { PLUGIN_ID } from '../plugin-id';
import { Counts, StateBadge } from '../review/StateBadge';
import type { ListColumn, ListRow } from '../strapi/content-manager';
import { useBadge } from './use-badge';

/** Column of the list views of what goes through review: its state and what the last check found. */
export const stateColumn: ListColumn = {
  name: 'guide-publisher-state',
  label: { id: `${PLUGIN_ID}.column.state`, defaultMessage: 'Review' },
  cell: (row, model) => <StateCell row={row} model={model} />,
};

function StateCell({ row, model }: { readonly row: ListRow; readonly model: string }) {
  const badge = useBadge({
    uid: model,
    documentId: row.documentId,
    locale: row.locale ?? 'zh-Hans',
  });
  if (!badge) return null;
  return (
    <Flex gap={2}>
      <StateBadge state={badge.state} />
      <Counts errors={badge.errors} warnings={badge.warnings} />
    </Flex>
  );
}
