/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { Edition } from '../../editions/types';
import { Section } from '../components/section';
import { Paragraph } from '../components/text';
import { formatDay } from '../dates';
import { guideJsonLd } from '../json-ld';
import { renderPage } from '../layout';
import type { View } from '../view';
import { AboutGuide } from './guide/about-guide';
import { Conditions } from './guide/conditions';
import { Faqs, Legal, Remedies, Penalty } from './guide/legal';
import { Materials } from './guide/materials';
import { Fees, Intermediaries, Special } from './guide/money';
import { Consult, Place, Result } from './guide/place';
import { Process } from './guide/process';
import { KeyFacts } from './guide/key-facts';

/** What a guide page may link to, beyond itself. */
export interface GuideLinks {
  readonly certificatePath: (code: string) => string | null;
  readonly intermediaryPath: (code: string) => string | null;
  readonly translation: string | null;
}

export interface GuidePageProps {
  readonly view: View;
  readonly edition: Pick<Edition<'guide'>, 'document' | 'provenance' | 'sequence'>;
  /** The process in words and drawn, from `createChartDrawer`; '' when the guide has no steps. */
  readonly chartHtml: string;
  readonly links: GuideLinks;
}

/**
 * The page of one guide: what to know before starting comes first, then what to bring, how it runs, where to go, and
 * last on what it rests. It shows nothing that a later release could change, so an unchanged guide keeps its bytes.
 */
export function guidePage(props: GuidePageProps): string {
  const { view, edition, links } = props;
  const { document } = edition;
  const path = view.paths.guide(document.code);
  const organization = {
    title: document.organization.name || document.organization.creditCode,
    path: view.paths.organization(document.organization.creditCode),
  };
  const head = {
    path,
    title: document.name || document.code,
    description: document.summary || undefined,
    translation: links.translation ?? undefined,
    jsonLd: guideJsonLd(view, edition),
    trail: [{ title: view.words.organizations, path: view.paths.organizations }, organization],
  };
  return renderPage(view, head, <GuideBody {...props} />);
}

/** Sections that a page may have, in the order of the page. */
const SECTIONS: ReadonlyArray<{
  readonly id: string;
  readonly title: (props: GuidePageProps) => string;
  readonly Part: (props: GuidePageProps) => VNode | null;
}> = [
  { id: 'conditions', title: ({ view }) => view.words.conditions, Part: Conditions },
  { id: 'materials', title: ({ view }) => view.words.materials, Part: Materials },
  { id: 'process', title: ({ view }) => view.words.process, Part: Process },
  { id: 'special', title: ({ view }) => view.words.special, Part: Special },
  { id: 'intermediaries', title: ({ view }) => view.words.intermediaries, Part: Intermediaries },
  { id: 'fees', title: ({ view }) => view.words.fees, Part: Fees },
  { id: 'place', title: ({ view }) => view.words.place, Part: Place },
  { id: 'penalty', title: ({ view }) => view.words.penalty, Part: Penalty },
  { id: 'legal', title: ({ view }) => view.words.legal, Part: Legal },
  { id: 'result', title: ({ view }) => view.words.result, Part: Result },
  { id: 'consult', title: ({ view }) => view.words.consult, Part: Consult },
  { id: 'remedies', title: ({ view }) => view.words.remedies, Part: Remedies },
  { id: 'faqs', title: ({ view }) => view.words.faqs, Part: Faqs },
  { id: 'about', title: ({ view }) => view.words.aboutGuide, Part: AboutGuide },
];

function GuideBody(props: GuidePageProps): VNode {
  const { view, edition } = props;
  const { document, provenance } = edition;
  const parts = SECTIONS.map(({ id, title, Part }) => ({
    id,
    title: title(props),
    content: Part(props),
  })).filter(({ content }) => content !== null);
  return (
    <div class="in guide">
      <article>
        <h1>{document.name || document.code}</h1>
        <Paragraph text={document.summary} />
        <p class="checked">
          {`${view.words.lastChecked} `}
          <time datetime={provenance.approvedAt}>
            {formatDay(provenance.approvedAt, view.locale)}
          </time>
        </p>
        <State {...props} />
        <KeyFacts {...props} />
        {parts.map(({ id, title, content }) => (
          <Section key={id} id={id} title={title}>
            {content}
          </Section>
        ))}
      </article>
      <nav class="toc" aria-label={view.words.contents}>
        <p>{view.words.contents}</p>
        <ul>
          {parts.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** Suspended and cancelled items must not look like open ones. */
function State({ view, edition }: GuidePageProps): VNode | null {
  const { words } = view;
  const text = { '2': words.suspended, '3': words.cancelled }[edition.document.status];
  return text ? <p class="warn">{text}</p> : null;
}
