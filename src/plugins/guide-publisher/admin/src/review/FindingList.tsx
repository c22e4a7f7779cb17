import type { ReactNode } from 'react';
import { Box, Button, Flex, Link, Typography } from '@strapi/design-system';
import { CheckCircle, Information, WarningCircle } from '@strapi/icons';
import { useNotification } from '@strapi/strapi/admin';
import { useHref } from 'react-router-dom';
import { styled } from 'styled-components';
import type { Finding, Severity } from '../../../domain/template/types';
import { useGetFormValues, useSetFormValue } from '../strapi/content-manager';
import { useDayText } from '../text/use-date-text';
import { useText } from '../text/use-text';
import { bySeverity, changeOfFix } from './form-values';
import { revealPath } from './reveal';
import { rulePage } from './rule-page';
import { whereText } from './where-text';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** No answer yet. */
  readonly checking: boolean;
  /** What is offered beside each finding, e.g. accepting it for a time. */
  readonly aside?: (finding: Finding) => ReactNode;
}

/** Findings of the check, the gravest first; a click leads to the field. */
export function FindingList({ findings, checking, aside }: FindingListProps) {
  const { t } = useText();
  if (checking) {
    return (
      <Typography variant="pi" textColor="neutral600">
        {t('findings.checking')}
      </Typography>
    );
  }
  if (findings.length === 0) {
    return (
      <Flex gap={2}>
        <CheckCircle fill="success600" />
        <Typography variant="pi" textColor="success700">
          {t('findings.none')}
        </Typography>
      </Flex>
    );
  }
  return (
    <Flex direction="column" alignItems="stretch" gap={4} aria-live="polite">
      {bySeverity(findings).map(([severity, some]) => (
        <Flex key={severity} direction="column" alignItems="stretch" gap={2}>
          <Flex gap={2}>
            <SeverityIcon severity={severity} />
            <Typography
              variant="pi"
              fontWeight="bold"
              textColor={`${COLOURS[severity]}700`}
              tag="h3"
            >
              {t(`findings.${severity}`, { count: some.length })}
            </Typography>
          </Flex>
          <Flex tag="ul" direction="column" alignItems="stretch" gap={1}>
            {some.map((finding, i) => (
              <FindingItem
                key={`${finding.rule} ${finding.path} ${i}`}
                finding={finding}
                aside={aside?.(finding)}
              />
            ))}
          </Flex>
        </Flex>
      ))}
    </Flex>
  );
}

const COLOURS = {
  error: 'danger',
  warning: 'warning',
  advice: 'secondary',
} as const satisfies Record<Severity, string>;

function SeverityIcon({ severity }: { readonly severity: Severity }) {
  const fill = `${COLOURS[severity]}600` as const;
  return severity === 'advice' ? <Information fill={fill} /> : <WarningCircle fill={fill} />;
}

interface FindingItemProps {
  readonly finding: Finding;
  readonly aside?: ReactNode;
}

function FindingItem({ finding, aside }: FindingItemProps) {
  const { t, locale } = useText();
  const { toggleNotification } = useNotification();
  const reveal = async () => {
    if (!(await revealPath(finding.path))) {
      toggleNotification({ type: 'info', message: t('findings.not-here') });
    }
  };
  const where = whereText(finding.path, locale);
  return (
    <Item tag="li" padding={2} hasRadius $colour={COLOURS[finding.severity]}>
      <Lead type="button" onClick={reveal} title={t('findings.go')}>
        {where && (
          <Typography variant="pi" fontWeight="semiBold" textColor="primary700" tag="span">
            {where}
          </Typography>
        )}
        <Typography variant="pi" textColor="neutral800" tag="span">
          {finding.message[locale]}
        </Typography>
      </Lead>
      <Facts finding={finding} aside={aside} />
    </Item>
  );
}

function Facts({ finding, aside }: FindingItemProps) {
  const { t, locale } = useText();
  const dayText = useDayText();
  const { clause, fix, graceUntil } = finding;
  const expected = finding.expected && t('findings.expected', { value: finding.expected[locale] });
  const page = rulePage(finding.rule);
  const address = useHref(page ?? '');
  return (
    <Flex direction="column" alignItems="flex-start" gap={1} paddingTop={1}>
      <Box>
        {graceUntil && (
          <Typography variant="pi" textColor="warning700" tag="p">
            {t('findings.grace', { day: dayText(graceUntil) })}
          </Typography>
        )}
        {expected && (
          <Typography variant="pi" textColor="neutral700" tag="p">
            {expected}
          </Typography>
        )}
        {clause && (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {t('findings.clause', { clause })}
          </Typography>
        )}
      </Box>
      <Flex gap={2} wrap="wrap">
        {fix && <FixButton finding={finding} />}
        {aside}
        {page !== null && (
          // In a window of its own: what is typed in the form stays.
          <Link href={address} isExternal>
            {t('findings.rule')}
          </Link>
        )}
      </Flex>
    </Flex>
  );
}

function FixButton({ finding }: { readonly finding: Finding }) {
  const { t } = useText();
  const { toggleNotification } = useNotification();
  const getValues = useGetFormValues();
  const setValue = useSetFormValue();
  const { fix } = finding;
  if (!fix) return null;
  const apply = () => {
    const change = changeOfFix(fix, getValues());
    if (!change) {
      toggleNotification({ type: 'warning', message: t('findings.fix-failed') });
      return;
    }
    setValue(change.field, change.value);
    void revealPath(finding.path);
    toggleNotification({ type: 'success', message: t('findings.fixed') });
  };
  return (
    <Button variant="tertiary" size="S" onClick={apply}>
      {t(fix.kind === 'take-standard' ? 'findings.take-standard' : 'findings.fix')}
    </Button>
  );
}

const Item = styled(Box)<{ readonly $colour: 'danger' | 'warning' | 'secondary' }>`
  background: ${({ theme }) => theme.colors.neutral100};
  border-left: 3px solid ${({ theme, $colour }) => theme.colors[`${$colour}500`]};
`;

const Lead = styled.button`
  background: none;
  border: 0;
  cursor: pointer;
  display: flex;
  flex-direction: column;
  gap: 2px;
  padding: 0;
  text-align: left;
  width: 100%;

  &:hover span:first-child {
    text-decoration: underline;
  }
`;
