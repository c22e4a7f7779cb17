import { Field, Flex, Radio, Textarea, Typography } from '@strapi/design-system';
import { SEVERITIES, type Severity } from '../../../domain/template/types';
import { useText } from '../text/use-text';
import type { RuleRow } from './rule-rows';

export interface SeverityChoice {
  /** `own`: as the rule itself says. */
  readonly severity: 'own' | 'off' | Severity;
  readonly reason: string;
}

interface SeverityFormProps {
  readonly row: RuleRow;
  readonly choice: SeverityChoice;
  readonly onChange: (choice: SeverityChoice) => void;
}

/** How grave a rule is in this template, or that it is switched off; either with a reason. */
export function SeverityForm({ row, choice, onChange }: SeverityFormProps) {
  const { t } = useText();
  const own = row.rule?.severity;
  const others = SEVERITIES.filter((severity) => severity !== own);
  return (
    <Flex direction="column" alignItems="stretch" gap={3}>
      <Typography variant="pi" fontWeight="bold" tag="h3" id="rule-severity">
        {t('rule.severity')}
      </Typography>
      <Radio.Group
        aria-labelledby="rule-severity"
        value={choice.severity}
        onValueChange={(severity: string) =>
          onChange({ ...choice, severity: severity as SeverityChoice['severity'] })
        }
      >
        <Flex gap={5} wrap="wrap">
          <Radio.Item value="own">
            {own ? t('rule.severity-own', { severity: t(`severity.${own}`) }) : t('rule.own')}
          </Radio.Item>
          {others.map((severity) => (
            <Radio.Item key={severity} value={severity}>
              {t(`severity.${severity}`)}
            </Radio.Item>
          ))}
          <Radio.Item value="off">{t('rule.switch-off')}</Radio.Item>
        </Flex>
      </Radio.Group>
      {choice.severity !== 'own' && (
        <Field.Root required hint={t('rule.reason-hint')}>
          <Field.Label>{t('rule.reason')}</Field.Label>
          <Textarea
            value={choice.reason}
            maxLength={MOST_REASON}
            onChange={(event: React.ChangeEvent<HTMLTextAreaElement>) =>
              onChange({ ...choice, reason: event.target.value })
            }
          />
          <Field.Hint />
        </Field.Root>
      )}
    </Flex>
  );
}

/** As the schema of templates has it. */
const MOST_REASON = 500;
