/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { labelOf } from '../../../../../domain/codes/tables';
import { formatLimit } from '../../../../../domain/codes/time-limit';
import { ENTRY_LABELS } from '../../../../../domain/document/labels';
import { Paragraph, Rows } from '../../components/text';
import type { GuidePageProps } from '../guide';

/** What may cost the applicant time or money besides the process itself. */
export function Special({ view, edition }: GuidePageProps): VNode | null {
  const { specialProcedures } = edition.document;
  if (specialProcedures.length === 0) return null;
  const { locale } = view;
  const labels = ENTRY_LABELS.specialProcedures;
  return (
    <>
      <p>{view.words.specialNote}</p>
      <ul class="cards">
        {specialProcedures.map(({ kind, limit, basis, note }, i) => (
          <li key={i}>
            <h3>{labelOf('specialProcedure', kind, locale)}</h3>
            <Paragraph text={note} />
            <Rows
              rows={[
                [labels.limit[locale], formatLimit(limit, locale)],
                [labels.basis[locale], basis],
              ]}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

export function Intermediaries({ view, edition, links }: GuidePageProps): VNode | null {
  const { intermediaries } = edition.document;
  if (intermediaries.length === 0) return null;
  const labels = ENTRY_LABELS.intermediaries;
  return (
    <ul class="cards">
      {intermediaries.map(({ code, name, basis }, i) => {
        const path = links.intermediaryPath(code);
        return (
          <li key={i}>
            <h3>{path ? <a href={view.href(path)}>{name}</a> : name}</h3>
            <Rows rows={[[labels.basis[view.locale], basis]]} />
          </li>
        );
      })}
    </ul>
  );
}

export function Fees({ view, edition }: GuidePageProps): VNode | null {
  const { charged, fees } = edition.document;
  const { words, locale } = view;
  if (charged === false) return <p>{words.noFees}</p>;
  if (fees.length === 0) return null;
  const labels = ENTRY_LABELS.fees;
  return (
    <ul class="cards">
      {fees.map((fee, i) => (
        <li key={i}>
          <h3>{fee.name}</h3>
          <Rows
            rows={[
              [labels.standard[locale], fee.standard],
              [labels.basis[locale], fee.basis],
              [words.feeReduction, fee.reductionAllowed ? fee.reductionBasis || words.yes : ''],
              [labels.note[locale], fee.note],
            ]}
          />
        </li>
      ))}
    </ul>
  );
}
