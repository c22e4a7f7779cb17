/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Paragraph } from '../../components/text';
import type { GuidePageProps } from '../guide';

export function Conditions({ edition }: GuidePageProps): VNode | null {
  const conditions = edition.document.conditions.filter(({ text }) => text.trim() !== '');
  if (conditions.length === 0) return null;
  if (conditions.length === 1) return <Paragraph text={conditions[0]!.text} />;
  return (
    <ol>
      {conditions.map(({ text }, i) => (
        <li key={i} class="t">
          {text}
        </li>
      ))}
    </ol>
  );
}
