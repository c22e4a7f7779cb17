/** @jsxImportSource preact */
import type { VNode } from 'preact';
import { labelOf } from '../../../../../domain/codes/tables';
import { ENTRY_LABELS } from '../../../../../domain/document/labels';
import type { Material } from '../../../../../domain/document/lists';
import { Files, Outward, Rows } from '../../components/text';
import type { GuidePageProps } from '../guide';

/** One entry per paper: what it is, how many, whether it can be left out; details below, forms last. */
export function Materials(props: GuidePageProps): VNode | null {
  const { materials, itemType } = props.edition.document;
  // A penalty has no papers and is not applied for; to say "none needed" would be odd.
  if (materials.length === 0) {
    return APPLIED_FOR.has(itemType) ? <p>{props.view.words.noMaterials}</p> : null;
  }
  return (
    <ol class="cards">
      {materials.map((material, i) => (
        <Entry key={i} {...props} material={material} />
      ))}
    </ol>
  );
}

/** Licence, payment, confirmation, reward, other power, public service. */
const APPLIED_FOR: ReadonlySet<string> = new Set(['01', '05', '07', '08', '10', '20']);

function Entry({ view, links, material }: GuidePageProps & { readonly material: Material }): VNode {
  const { words, locale } = view;
  const labels = ENTRY_LABELS.materials;
  const certificate = material.certificateCode
    ? links.certificatePath(material.certificateCode)
    : null;
  const source = [labelOf('materialSource', material.source, locale), material.sourceNote];
  return (
    <li>
      <h3>{certificate ? <a href={view.href(certificate)}>{material.name}</a> : material.name}</h3>
      <p class="tags">
        {material.necessity ? (
          <span class={`tag n${/^\d$/.test(material.necessity) ? material.necessity : ''}`}>
            {labelOf('materialNecessity', material.necessity, locale)}
          </span>
        ) : null}
        <span>{amountOf(words, material, labelOf('materialForm', material.form, locale))}</span>
      </p>
      <Rows
        rows={[
          [labels.source[locale], source.filter((text) => text !== '').join(words.separator)],
          [labels.acceptanceStandard[locale], material.acceptanceStandard],
          [labels.fillingNote[locale], material.fillingNote],
          [labels.basis[locale], material.basis],
          [labels.note[locale], material.note],
        ]}
      />
      <Files addresses={[material.blankForm, material.sample]}>
        <Outward address={material.blankForm}>
          {words.blankForm + words.colon + material.name}
        </Outward>
        <Outward address={material.sample}>{words.sample + words.colon + material.name}</Outward>
      </Files>
    </li>
  );
}

type Counts = Pick<GuidePageProps['view']['words'], 'originals' | 'copies' | 'separator'>;

/** The number of originals and copies; without numbers, the form alone. */
function amountOf(words: Counts, { originals, copies }: Material, form: string): string {
  const counts = [
    originals > 0 ? words.originals(originals) : '',
    copies > 0 ? words.copies(copies) : '',
  ].filter((text) => text !== '');
  return counts.length > 0 ? counts.join(words.separator) : form;
}
