/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { GuidePageProps } from '../guide';

export function Process({ chartHtml }: GuidePageProps): VNode | null {
  return chartHtml === '' ? null : <div dangerouslySetInnerHTML={{ __html: chartHtml }} />;
}
