/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';
import { phoneParts, safeHref } from '../clean';

/** Text as the editor wrote it, line breaks kept. */
export function Paragraph({ text }: { readonly text: string }): VNode | null {
  return text.trim() === '' ? null : <p class="t">{text}</p>;
}

/** A text with every phone number in it ready to dial. */
export function Phones({ text }: { readonly text: string }): VNode {
  return (
    <>
      {phoneParts(text).map(({ text: part, dial }, i) =>
        dial === '' ? (
          part
        ) : (
          <a key={i} class="tel" href={`tel:${dial}`}>
            {part}
          </a>
        )
      )}
    </>
  );
}

/** A link out, or nothing when the address may not stand on a page. */
export function Outward(props: {
  readonly address: string;
  readonly children: ComponentChildren;
  readonly class?: string;
}): VNode | null {
  const href = safeHref(props.address);
  if (href === '') return null;
  return (
    <a href={href} class={props.class} rel="external noopener">
      {props.children}
    </a>
  );
}

/** A line of links out; nothing when none of them may stand on a page. */
export function Files(props: {
  readonly addresses: readonly string[];
  readonly children: ComponentChildren;
}): VNode | null {
  if (props.addresses.every((address) => safeHref(address) === '')) return null;
  return <p class="files">{props.children}</p>;
}

export type Row = readonly [term: string, value: ComponentChildren];

/** Terms and values; rows without a value are left out, a list without rows too. */
export function Rows(props: {
  readonly rows: readonly Row[];
  readonly class?: string;
}): VNode | null {
  const shown = props.rows.filter(
    ([, value]) => value !== '' && value !== null && value !== undefined
  );
  if (shown.length === 0) return null;
  return (
    <dl class={props.class ?? 'rows'}>
      {shown.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
