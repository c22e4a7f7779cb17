import { Typography } from '@strapi/design-system';
import type { ChartNode } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';
import { GrowingText } from '../cells';
import { DetailGrid } from '../list/EntryDetails';
import { DETAIL_COLUMNS, type NodeField } from './node-columns';

interface NodeDetailsProps {
  readonly path: string;
  readonly node: ChartNode;
  readonly disabled?: boolean;
  readonly onEdit: (id: string, patch: Partial<ChartNode>, field: NodeField) => void;
}

/** The longer texts of a node: by which standard it is reviewed, and what comes of it. */
export function NodeDetails({ path, node, disabled, onEdit }: NodeDetailsProps) {
  const { locale } = useText();
  return (
    <DetailGrid>
      {DETAIL_COLUMNS.map(({ name, label }) => {
        const value = name === 'standard' ? node.standard : node.result;
        return (
          <label key={name}>
            <Typography variant="pi" fontWeight="semiBold" textColor="neutral600">
              {label[locale]}
            </Typography>
            <GrowingText data-text={value}>
              <textarea
                rows={1}
                data-path={`${path}/${name}`}
                disabled={disabled}
                value={value}
                onChange={(event) => onEdit(node.id, { [name]: event.target.value }, name)}
              />
            </GrowingText>
          </label>
        );
      })}
    </DetailGrid>
  );
}
