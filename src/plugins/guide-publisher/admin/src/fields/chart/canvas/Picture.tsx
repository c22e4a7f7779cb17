import { useMemo } from 'react';
import { ViewportPortal } from '@xyflow/react';
import { createGlobalStyle, useTheme } from 'styled-components';
import type { Locale } from '../../../../../domain/codes/tables';
import type { Chart } from '../../../../../domain/flowchart/chart';
import { chartToSvg } from '../../../../../domain/flowchart/svg';
import { chartCssIn } from '../../../../../domain/flowchart/svg-style';

/** The chart as the public page draws it, by the same code, below what can be touched. Texts come out of it escaped. */
export function Picture({ chart, locale }: { readonly chart: Chart; readonly locale: Locale }) {
  const { colorScheme } = useTheme();
  const svg = useMemo(
    () => chartToSvg(chart, { locale, inline: true, idPrefix: 'editor' }),
    [chart, locale]
  );
  return (
    <>
      <ChartStyle $scheme={colorScheme === 'dark' ? 'dark' : 'light'} />
      <ViewportPortal>
        <div aria-hidden style={PLACE} dangerouslySetInnerHTML={{ __html: svg }} />
      </ViewportPortal>
    </>
  );
}

const PLACE = { left: 0, pointerEvents: 'none', position: 'absolute', top: 0, zIndex: -1 } as const;

const ChartStyle = createGlobalStyle<{ readonly $scheme: 'light' | 'dark' }>`
  ${({ $scheme }) => chartCssIn($scheme)}
  .fc { max-width: none; }
`;
