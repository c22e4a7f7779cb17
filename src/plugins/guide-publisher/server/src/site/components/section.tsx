/** @jsxImportSource preact */
import type { ComponentChildren, VNode } from 'preact';

/** A part of a page under its own heading, reachable by `#id`. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly children: ComponentChildren;
}): VNode {
  return (
    <section id={props.id} aria-labelledby={`${props.id}-h`}>
      <h2 id={`${props.id}-h`}>{props.title}</h2>
      {props.children}
    </section>
  );
}
