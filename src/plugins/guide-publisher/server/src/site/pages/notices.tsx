/** @jsxImportSource preact */
import type { GuideDocument } from '../../../../domain/document/document';
import type { Edition } from '../../editions/types';
import { Section } from '../components/section';
import { Rows } from '../components/text';
import { formatDay } from '../dates';
import { renderPage } from '../layout';
import type { View } from '../view';
import type { BuiltPage } from './built-page';

/** Stands at the address of a withdrawn guide: why it went, and where to go instead. To be answered with 410. */
export function withdrawnPage(
  view: View,
  edition: Edition<'guide'>,
  /** The guide that takes its place, when it is on this site. */
  successor: { readonly name: string; readonly code: string } | null
): BuiltPage {
  const { words, paths, locale } = view;
  const { document, retired } = edition;
  const path = paths.guide(document.code);
  const body = renderPage(
    view,
    { path, title: `${titleOf(document)}: ${words.withdrawn}`, hidden: true },
    <div class="in">
      <h1>{titleOf(document)}</h1>
      <p class="warn">{words.withdrawn}</p>
      <Rows
        rows={[
          [words.withdrawnReason, retired ? words.reasons[retired.reason] : ''],
          [words.withdrawnAt, formatDay(retired?.at ?? null, locale)],
          [
            words.successor,
            successor ? <a href={view.href(paths.guide(successor.code))}>{successor.name}</a> : '',
          ],
        ]}
      />
    </div>
  );
  return { path, body, hidden: true };
}

export function notFoundPage(view: View): BuiltPage {
  const { words, paths } = view;
  const body = renderPage(
    view,
    { path: paths.notFound, title: words.notFound, hidden: true },
    <div class="in">
      <h1>{words.notFound}</h1>
      <p>{words.notFoundLead}</p>
    </div>
  );
  return { path: paths.notFound, body, hidden: true };
}

/** What a government site must say of itself: organizer, accessibility, privacy. */
export function aboutPage(view: View): BuiltPage {
  const { words, paths, site } = view;
  const paragraphs = (texts: readonly string[]) => texts.map((text) => <p key={text}>{text}</p>);
  const body = renderPage(
    view,
    { path: paths.about, title: words.about },
    <div class="in prose">
      <h1>{words.about}</h1>
      {paragraphs(words.aboutText)}
      <Rows
        rows={[
          [words.organizer, site.footer.organizer],
          [words.siteCode, site.footer.siteCode],
        ]}
      />
      <Section id="accessibility" title={words.accessibility}>
        {paragraphs(words.accessibilityText)}
      </Section>
      <Section id="privacy" title={words.privacy}>
        {paragraphs(words.privacyText)}
      </Section>
    </div>
  );
  return { path: paths.about, body };
}

function titleOf({ name, code }: GuideDocument): string {
  return name.trim() === '' ? code : name;
}
