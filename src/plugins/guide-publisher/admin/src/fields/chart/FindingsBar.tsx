import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle } from '@strapi/icons';
import { styled } from 'styled-components';
import type { Chart } from '../../../../domain/flowchart/chart';
import { useText } from '../../text/use-text';
import type { ChartFinding, ChartFindings } from './chart-findings';
import { nodeName } from './node-columns';
import { SEVERITY_COLOURS } from './severity';
import type { Selected } from './use-chart-editor';

interface FindingsBarProps {
  readonly chart: Chart;
  readonly findings: ChartFindings;
  readonly onReveal: (selected: Selected) => void;
}

/** All findings of the chart; each leads to the node or flow that it belongs to. */
export function FindingsBar({ chart, findings, onReveal }: FindingsBarProps) {
  const { t, locale } = useText();
  if (findings.all.length === 0) {
    return (
      <Flex gap={2}>
        <CheckCircle fill="success600" />
        <Typography variant="pi" textColor="success700">
          {t('chart.right')}
        </Typography>
      </Flex>
    );
  }
  const placeOf = ({ nodeId, edgeId }: ChartFinding): Selected | null =>
    edgeId !== undefined
      ? { kind: 'edge', id: edgeId }
      : nodeId !== undefined
        ? { kind: 'node', id: nodeId }
        : null;
  const nameOf = ({ kind, id }: Selected) => {
    if (kind === 'node') return nodeName(chart, id, locale);
    const edge = chart.edges.find((one) => one.id === id);
    return edge
      ? `${nodeName(chart, edge.from, locale)} → ${nodeName(chart, edge.to, locale)}`
      : id;
  };
  return (
    <Fold open={findings.all.length <= FEW}>
      <summary>
        <Typography variant="pi" fontWeight="semiBold">
          {t('chart.findings', { count: findings.all.length })}
        </Typography>
      </summary>
      <ul>
        {findings.all.map((finding, i) => {
          const place = placeOf(finding);
          const text = finding.message[locale];
          return (
            <Item key={i} $colour={SEVERITY_COLOURS[finding.severity]}>
              {place ? (
                <button type="button" onClick={() => onReveal(place)}>
                  <strong>{nameOf(place)}</strong> {text}
                </button>
              ) : (
                <span>{text}</span>
              )}
            </Item>
          );
        })}
      </ul>
    </Fold>
  );
}

/** As many are shown unfolded; more would push the tables out of sight. */
const FEW = 4;

const Fold = styled.details`
  background: ${({ theme }) => theme.colors.neutral100};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral800};
  padding: 6px 10px;

  summary {
    cursor: pointer;
  }

  ul {
    max-height: 16rem;
    overflow: auto;
  }
`;

const Item = styled.li<{ readonly $colour: 'danger' | 'warning' | 'secondary' }>`
  border-left: 3px solid ${({ theme, $colour }) => theme.colors[`${$colour}500`]};
  font-size: 1.2rem;
  line-height: 1.5;
  margin-top: 4px;
  padding-left: 8px;

  button {
    background: none;
    border: 0;
    color: inherit;
    cursor: pointer;
    font: inherit;
    padding: 0;
    text-align: left;
  }

  button:hover {
    text-decoration: underline;
  }

  button:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 2px;
  }
`;
