/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { ChartSection } from '../../components/chart';
import type { GuidePageProps } from '../guide';

export function Process({ view, chart }: GuidePageProps): VNode | null {
  return chart === null ? null : <ChartSection view={view} chart={chart} />;
}
