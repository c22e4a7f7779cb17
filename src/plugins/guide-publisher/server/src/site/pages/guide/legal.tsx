/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { Paragraph } from '../../components/text';
import type { GuidePageProps } from '../guide';

/** Each law with its article, and the text of the article below. */
export function Legal({ view, edition }: GuidePageProps): VNode | null {
  const { legalBases } = edition.document;
  if (legalBases.length === 0) return null;
  return (
    <ul class="cards">
      {legalBases.map(({ law, article, content, documentNumber }, i) => (
        <li key={i}>
          <h3>{`${titled(law, view.locale)}${view.locale === 'en' ? ' ' : ''}${article}`}</h3>
          {documentNumber ? <p class="meta">{documentNumber}</p> : null}
          {content ? (
            <blockquote>
              <Paragraph text={content} />
            </blockquote>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export function Remedies({ edition }: GuidePageProps): VNode | null {
  return textOf(edition.document.remedies);
}

export function Penalty({ edition }: GuidePageProps): VNode | null {
  return textOf(edition.document.penalty);
}

export function Faqs({ edition }: GuidePageProps): VNode | null {
  const { faqs } = edition.document;
  if (faqs.length === 0) return null;
  return (
    <>
      {faqs.map(({ question, answer }, i) => (
        <div key={i} class="faq">
          <h3>{question}</h3>
          <Paragraph text={answer} />
        </div>
      ))}
    </>
  );
}

function textOf(text: string): VNode | null {
  return text.trim() === '' ? null : <Paragraph text={text} />;
}

/** Title marks 《》 are kept out of the data and put on here. */
function titled(law: string, locale: string): string {
  return locale === 'en' || law.startsWith('《') || law === '' ? law : `《${law}》`;
}
