import { SingleSelect, SingleSelectOption } from '@strapi/design-system';
import type { FieldInputProps } from '../strapi/content-manager';
import { useText } from '../text/use-text';
import { FieldShell } from './FieldShell';
import { choicesOf, withStored } from './choices';

/** One code of a table, chosen by its label. */
export default function CodeInput(props: FieldInputProps<string>) {
  const { t, locale } = useText();
  const { name, value, disabled, attribute, onChange } = props;
  const stored = typeof value === 'string' ? value : '';
  const known = choicesOf(attribute.options?.table);
  const choices = withStored(known, [stored]);
  const isUnknown = stored !== '' && choices.length > known.length;
  return (
    <FieldShell {...props} error={props.error ?? (isUnknown ? t('field.unknown-code') : undefined)}>
      <SingleSelect
        name={name}
        value={stored}
        disabled={disabled}
        placeholder={t('field.choose')}
        clearLabel={t('field.clear')}
        onClear={() => onChange(name, null)}
        onChange={(code) => onChange(name, String(code) || null)}
      >
        {choices.map(([code, label]) => (
          <SingleSelectOption key={code} value={code}>
            {label[locale]}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </FieldShell>
  );
}
