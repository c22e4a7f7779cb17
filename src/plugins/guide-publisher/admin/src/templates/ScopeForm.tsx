import { Checkbox, Field, Flex, Typography } from '@strapi/design-system';
import type { TemplateProblem } from '../../../domain/template/parse';
import type { AppliesTo } from '../../../domain/template/types';
import { choicesOf, type Choice } from '../fields/choices';
import { useText } from '../text/use-text';
import { ProblemsAt } from './Problems';

interface ScopeFormProps {
  readonly scope: AppliesTo | undefined;
  readonly problems: readonly TemplateProblem[];
  readonly at: string;
  /** `undefined` where it applies to all. */
  readonly onChange: (scope: AppliesTo | undefined) => void;
}

/** Item types and levels to which a rule applies; all of them ticked, or none, is no limit. */
export function ScopeForm({ scope, problems, at, onChange }: ScopeFormProps) {
  const { t } = useText();
  const set = (name: 'types' | 'levels', codes: readonly string[] | undefined) => {
    const { [name]: _before, ...others } = scope ?? {};
    const after: AppliesTo = codes ? { ...others, [name]: codes } : others;
    onChange(Object.keys(after).length > 0 ? after : undefined);
  };
  return (
    <Field.Root>
      <Typography variant="pi" fontWeight="bold" tag="h3">
        {t('rules.scope')}
      </Typography>
      <Flex direction="column" alignItems="stretch" gap={3} paddingTop={1}>
        <Codes
          label={t('rule.types')}
          choices={choicesOf('itemType')}
          chosen={scope?.types}
          onChange={(codes) => set('types', codes)}
        />
        <Codes
          label={t('rule.levels')}
          choices={choicesOf('level')}
          chosen={scope?.levels}
          onChange={(codes) => set('levels', codes)}
        />
      </Flex>
      <ProblemsAt problems={problems} at={at} />
    </Field.Root>
  );
}

interface CodesProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[] | undefined;
  readonly onChange: (codes: readonly string[] | undefined) => void;
}

function Codes({ label, choices, chosen, onChange }: CodesProps) {
  const { locale } = useText();
  const isOn = (code: string) => !chosen || chosen.includes(code);
  const toggle = (code: string, on: boolean) => {
    const codes = choices.map(([each]) => each).filter((each) => (each === code ? on : isOn(each)));
    onChange(codes.length === 0 || codes.length === choices.length ? undefined : codes);
  };
  return (
    <Flex role="group" aria-label={label} gap={4} wrap="wrap">
      <Typography variant="pi" textColor="neutral600">
        {label}
      </Typography>
      {choices.map(([code, name]) => (
        <Checkbox
          key={code}
          checked={isOn(code)}
          onCheckedChange={(on) => toggle(code, on === true)}
        >
          {name[locale]}
        </Checkbox>
      ))}
    </Flex>
  );
}
