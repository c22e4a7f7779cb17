import { Field, Flex } from '@strapi/design-system';
import type { LocalizedText } from '../../../domain/codes/tables';
import type { TemplateProblem } from '../../../domain/template/parse';
import { GrowingText } from '../fields/cells';
import { useText } from '../text/use-text';
import { ProblemsAt } from './Problems';

interface Common {
  readonly label: string;
  readonly hint?: string;
  readonly problems: readonly TemplateProblem[];
  readonly at: string;
}

type TextPairProps = Common &
  (
    | {
        readonly single: true;
        readonly value: string | undefined;
        readonly onChange: (value: string) => void;
      }
    | {
        readonly single?: false;
        readonly value: LocalizedText | undefined;
        /** `undefined` where both languages are blank. */
        readonly onChange: (value: LocalizedText | undefined) => void;
      }
  );

/** A text of a template in both languages side by side, or one without languages. */
export function TextPair(props: TextPairProps) {
  const { t } = useText();
  const { label, hint, problems, at } = props;
  return (
    <Field.Root hint={hint}>
      <Field.Label>{label}</Field.Label>
      {props.single ? (
        <Text label={label} value={props.value ?? ''} onChange={props.onChange} />
      ) : (
        <Flex gap={3} alignItems="flex-start">
          {(['zh-Hans', 'en'] as const).map((locale) => (
            <Text
              key={locale}
              label={`${label} ${t(`language.${locale}`)}`}
              placeholder={t(`language.${locale}`)}
              value={props.value?.[locale] ?? ''}
              onChange={(text) => {
                const value = { 'zh-Hans': '', en: '', ...props.value, [locale]: text };
                props.onChange(value.en === '' && value['zh-Hans'] === '' ? undefined : value);
              }}
            />
          ))}
        </Flex>
      )}
      <Field.Hint />
      <ProblemsAt problems={problems} at={at} />
    </Field.Root>
  );
}

interface TextProps {
  readonly label: string;
  readonly placeholder?: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function Text({ label, placeholder, value, onChange }: TextProps) {
  return (
    <GrowingText data-text={value} style={{ flex: 1 }}>
      <textarea
        aria-label={label}
        placeholder={placeholder}
        rows={1}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </GrowingText>
  );
}
