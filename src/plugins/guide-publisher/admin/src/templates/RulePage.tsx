import type { ReactNode } from 'react';
import { Badge, Box, Flex, Typography } from '@strapi/design-system';
import { CheckCircle, CrossCircle } from '@strapi/icons';
import { describeRule } from '../../../domain/template/explain';
import { RULE_KINDS } from '../../../domain/template/rules';
import type { Rule, RuleExample } from '../../../domain/template/types';
import { SeverityBadge } from '../pages/SeverityBadge';
import { ValueView } from '../review/ValueView';
import { fieldLabel } from '../review/where-text';
import { useText } from '../text/use-text';
import { ProblemList } from './Problems';
import { ScopeText } from './ScopeText';
import type { RuleRow } from './rule-rows';

/** The documentation of a rule: what it demands, of whom, by which clause, good and bad example, how to mend. */
export function RulePage({ row }: { readonly row: RuleRow }) {
  const { t, locale } = useText();
  const { rule, id, severity, override, problems } = row;
  if (!rule) return <ProblemList problems={problems} />;
  const kind = RULE_KINDS.get(rule.kind);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      <ProblemList problems={problems} />
      <Flex gap={2} wrap="wrap">
        {severity === null ? (
          <Badge size="S">{t('rules.off')}</Badge>
        ) : (
          <SeverityBadge severity={severity} />
        )}
        <Typography variant="pi" textColor="neutral600">
          {id}
        </Typography>
      </Flex>
      {override && (
        <Typography textColor="warning700">
          {t('rule.reason-is', { reason: override.reason })}
        </Typography>
      )}
      <Typography>{describeRule({ ...rule, appliesTo: undefined }, locale)}</Typography>
      <Fact label={t('rules.scope')}>
        <ScopeText scope={rule.appliesTo} />
      </Fact>
      <Fact label={t('rules.clause')}>
        <Typography>{rule.clause}</Typography>
      </Fact>
      {kind && (
        <Fact label={t('rule.kind')}>
          <Typography>
            {kind.purpose[locale]} <code>{rule.kind}</code>
          </Typography>
        </Fact>
      )}
      {rule.mend && (
        <Fact label={t('rule.mend')}>
          <Typography>{rule.mend[locale]}</Typography>
        </Fact>
      )}
      {rule.examples && (
        <Flex gap={4} alignItems="stretch" wrap="wrap">
          <Example good example={rule.examples.good} rule={rule} />
          <Example good={false} example={rule.examples.bad} rule={rule} />
        </Flex>
      )}
    </Flex>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <Box>
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral600" tag="h3">
        {label}
      </Typography>
      {children}
    </Box>
  );
}

interface ExampleProps {
  readonly good: boolean;
  readonly example: RuleExample;
  readonly rule: Rule;
}

/** An example as a reader would read it: field by field. */
function Example({ good, example, rule }: ExampleProps) {
  const { t, locale } = useText();
  const fields = Object.entries(example.document);
  return (
    <Box
      background={good ? 'success100' : 'danger100'}
      padding={4}
      hasRadius
      flex="1 1 28rem"
      minWidth="28rem"
    >
      <Flex gap={2} paddingBottom={2}>
        {good ? <CheckCircle fill="success600" /> : <CrossCircle fill="danger600" />}
        <Typography fontWeight="semiBold" tag="h3">
          {t(good ? 'rule.good' : 'rule.bad')}
        </Typography>
      </Flex>
      {example.note && <Typography tag="p">{example.note}</Typography>}
      {fields.length === 0 && <Typography tag="p">{t('rule.good-plain')}</Typography>}
      {fields.map(([field, value]) => (
        <Box key={field} paddingTop={1}>
          <Typography variant="pi" fontWeight="semiBold" textColor="neutral700">
            {fieldLabel(field, locale)}
          </Typography>
          <ValueView field={field} kind={rule.appliesTo?.documents?.[0] ?? 'guide'} value={value} />
        </Box>
      ))}
    </Box>
  );
}
