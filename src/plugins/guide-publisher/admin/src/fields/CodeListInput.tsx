import { MultiSelect, MultiSelectOption } from '@strapi/design-system';
import { useVocabulariesQuery } from '../api/publisher-api';
import { useIsGuideForm, type FieldInputProps } from '../strapi/content-manager';
import { useText } from '../text/use-text';
import { FieldShell } from './FieldShell';
import { InheritSwitch } from './InheritSwitch';
import { isSharedField } from './shared-fields';
import { useStandardValue } from '../review/last-check';
import { choicesOf, withStored, type Choice } from './choices';

/** Several codes of a table, or several words of a list that the template names. */
export default function CodeListInput(props: FieldInputProps<readonly string[]>) {
  const { t, locale } = useText();
  const { name, value, disabled, attribute, onChange } = props;
  const inherits = useIsGuideForm() && isSharedField(name);
  const inherited = inherits && !Array.isArray(value);
  const standard = codesOf(useStandardValue(name));
  const stored = inherited ? standard : codesOf(value);
  const choices = withStored(useChoices(attribute.options ?? {}), stored);
  return (
    <FieldShell
      {...props}
      side={
        inherits && (
          <InheritSwitch
            inherited={inherited}
            disabled={disabled}
            onChange={(inherit) => onChange(name, inherit ? null : [...standard])}
          />
        )
      }
    >
      <MultiSelect
        name={name}
        withTags
        value={[...stored]}
        disabled={disabled || inherited}
        placeholder={t('field.choose-several')}
        clearLabel={t('field.clear')}
        onClear={() => onChange(name, [])}
        onChange={(codes) => onChange(name, codes)}
      >
        {choices.map(([code, label]) => (
          <MultiSelectOption key={code} value={code}>
            {label[locale]}
          </MultiSelectOption>
        ))}
      </MultiSelect>
    </FieldShell>
  );
}

function useChoices({ table, vocabulary }: Readonly<Record<string, string>>): readonly Choice[] {
  const { data } = useVocabulariesQuery(undefined, { skip: !vocabulary });
  if (!vocabulary) return choicesOf(table);
  return (data?.[vocabulary] ?? []).map((word) => [word, { 'zh-Hans': word, en: word }]);
}

const codesOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((code): code is string => typeof code === 'string') : [];
