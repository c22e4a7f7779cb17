import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../../../text/use-text';
import type { MessageKey } from '../../../text/use-text';

/** Keys of the drawing and what they do. */
const KEYS: ReadonlyArray<readonly [keys: string, does: MessageKey]> = [
  ['← ↑ → ↓', 'chart.keys.go'],
  ['Enter', 'chart.keys.write'],
  ['N', 'chart.keys.add'],
  ['D', 'chart.keys.add-decision'],
  ['C', 'chart.keys.connect'],
  ['E', 'chart.keys.edges'],
  ['Delete', 'chart.keys.remove'],
  ['Shift ← →', 'chart.keys.lane'],
  ['Shift ↑ ↓', 'chart.keys.flow'],
  ['Shift PageUp PageDown', 'chart.keys.stage'],
  ['Ctrl Z · Ctrl Y', 'chart.keys.undo'],
  ['+ − 0', 'chart.keys.zoom'],
];

/** How the drawing is edited with the keyboard. */
export function Help({ id }: { readonly id: string }) {
  const { t } = useText();
  return (
    <Fold>
      <summary>
        <Typography variant="pi">{t('chart.keys')}</Typography>
      </summary>
      <dl id={id}>
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{t(does)}</dd>
          </div>
        ))}
      </dl>
    </Fold>
  );
}

const Fold = styled.details`
  background: ${({ theme }) => theme.colors.neutral0};
  border-top: 1px solid ${({ theme }) => theme.colors.neutral200};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.2rem;
  padding: 4px 8px;

  summary {
    cursor: pointer;
  }

  dl {
    display: grid;
    gap: 2px 16px;
    grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr));
    margin: 4px 0;
  }

  dl > div {
    display: flex;
    gap: 8px;
  }

  dt {
    flex: none;
    min-width: 9rem;
  }

  dd {
    margin: 0;
  }

  kbd {
    background: ${({ theme }) => theme.colors.neutral150};
    border-radius: 3px;
    font-family: inherit;
    padding: 1px 5px;
  }
`;
