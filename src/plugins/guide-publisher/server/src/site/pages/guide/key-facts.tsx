/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { labelOf } from '../../../../../domain/codes/tables';
import { formatLimit } from '../../../../../domain/codes/time-limit';
import type { GuideDocument } from '../../../../../domain/document/document';
import { Outward, Rows, type Row } from '../../components/text';
import type { View } from '../../view';
import type { GuidePageProps } from '../guide';

/** The summary box: who, how long, cost, visits, where, how, and the button. */
export function KeyFacts({ view, edition }: GuidePageProps): VNode {
  const { document } = edition;
  const { words, locale } = view;
  const labels = (table: 'audience' | 'channel', codes: readonly string[]): string =>
    codes.map((code) => labelOf(table, code, locale)).join(words.separator);
  const rows: Row[] = [
    [words.howLong, <Limits view={view} document={document} />],
    [words.visits, visitsOf(view, document)],
    [words.cost, costOf(view, document)],
    [words.who, labels('audience', document.audiences)],
    [words.mode, modeOf(view, document, labels('channel', document.channels))],
    [words.where, document.hall?.name || document.address],
  ];
  return (
    <section class="key" aria-label={words.atAGlance}>
      <Rows class="facts" rows={rows} />
      <p class="go">
        <Outward address={document.onlineAddress} class="button">
          {words.applyOnline}
        </Outward>
        <Outward address={document.mobileAddress} class="button plain">
          {words.applyMobile}
        </Outward>
      </p>
    </section>
  );
}

type Part = { readonly view: View; readonly document: GuideDocument };

/** Both limits: what is promised, and what the law allows. */
function Limits({ view, document }: Part): VNode {
  const { words, locale } = view;
  const promised = formatLimit(document.promisedLimit, locale);
  const statutory = formatLimit(document.statutoryLimit, locale);
  return (
    <>
      <strong>{promised || words.unknown}</strong>
      <span class="sub">
        {[promised ? words.promised : '', statutory ? `${words.statutory} ${statutory}` : '']
          .filter((text) => text !== '')
          .join(' · ')}
      </span>
    </>
  );
}

function visitsOf({ words }: View, { visits, visitReason }: GuideDocument): VNode | string {
  if (visits === null) return words.unknown;
  return (
    <>
      <strong>{visits === 0 ? words.noVisit : words.visitTimes(visits)}</strong>
      {visits > 0 && visitReason ? <span class="sub">{visitReason}</span> : null}
    </>
  );
}

function costOf({ words }: View, { charged, fees }: GuideDocument): VNode | string {
  if (charged === null) return words.unknown;
  const amounts = charged ? fees.map(({ standard }) => standard).filter((text) => text !== '') : [];
  return (
    <>
      <strong>{charged ? words.charged : words.free}</strong>
      {amounts.length > 0 ? <span class="sub">{amounts.join(words.separator)}</span> : null}
    </>
  );
}

function modeOf(
  { locale }: View,
  { handlingMode, caseType }: GuideDocument,
  channels: string
): VNode {
  const mode = handlingMode || caseType;
  const label = labelOf(handlingMode ? 'handlingMode' : 'caseType', mode, locale);
  return (
    <>
      {mode ? <strong>{label}</strong> : null}
      {channels ? <span class="sub">{channels}</span> : null}
    </>
  );
}
