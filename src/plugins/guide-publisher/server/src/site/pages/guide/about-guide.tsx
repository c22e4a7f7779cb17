/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { labelOf } from '../../../../../domain/codes/tables';
import { FIELD_LABELS } from '../../../../../domain/document/labels';
import { Rows } from '../../components/text';
import { formatDay } from '../../dates';
import type { GuidePageProps } from '../guide';

/** When it was checked and by whom it is kept, its codes, and the edition that the page shows. */
export function AboutGuide({ view, edition }: GuidePageProps): VNode {
  const { document, provenance, sequence } = edition;
  const { words, locale } = view;
  const label = (field: keyof typeof FIELD_LABELS): string => FIELD_LABELS[field][locale];
  const topics = [...new Set([...document.personalTopics, ...document.corporateTopics])];
  const checked = formatDay(provenance.approvedAt, locale);
  return (
    <>
      <Rows
        rows={[
          [words.lastChecked, checked],
          [words.nextCheck, formatDay(document.nextCheckDate, locale)],
          [
            words.responsible,
            <a href={view.href(view.paths.organization(document.organization.creditCode))}>
              {document.organization.name || document.organization.creditCode}
            </a>,
          ],
          [label('itemType'), labelOf('itemType', document.itemType, locale)],
          [label('caseType'), labelOf('caseType', document.caseType, locale)],
          [label('powerSource'), labelOf('powerSource', document.powerSource, locale)],
          [label('level'), labelOf('level', document.level, locale)],
          [
            label('crossRegionScope'),
            labelOf('crossRegionScope', document.crossRegionScope, locale),
          ],
          [words.topics, topics.join(words.separator)],
          [label('implementationCode'), <code>{document.code}</code>],
          [label('basicCode'), document.basicCode ? <code>{document.basicCode}</code> : ''],
          [label('localCode'), document.localCode ? <code>{document.localCode}</code> : ''],
          [label('effectiveDate'), formatDay(document.effectiveDate, locale)],
          [label('cancelDate'), formatDay(document.cancelDate, locale)],
        ]}
      />
      <p class="meta">{words.editionLine(sequence, checked)}</p>
    </>
  );
}
