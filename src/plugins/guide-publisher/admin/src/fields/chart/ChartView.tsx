import { useMemo } from 'react';
import { styled } from 'styled-components';
import type { Chart } from '../../../../domain/flowchart/chart';
import { chartToSvg } from '../../../../domain/flowchart/svg';
import { useText } from '../../text/use-text';

/** The picture of a chart, drawn by the same code as on the public page. */
export function ChartView({ chart }: { readonly chart: Chart }) {
  const { locale } = useText();
  const source = useMemo(() => {
    try {
      // As an image, the drawing can run no script and its ids stay its own.
      return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chartToSvg(chart, { locale }))}`;
    } catch {
      return null;
    }
  }, [chart, locale]);
  if (!source) return null;
  return (
    <Frame>
      <img src={source} alt={chart.title} />
    </Frame>
  );
}

const Frame = styled.div`
  background: #fff;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  max-height: 80vh;
  overflow: auto;
  padding: 8px;
  text-align: center;

  img {
    max-width: 100%;
  }
`;
