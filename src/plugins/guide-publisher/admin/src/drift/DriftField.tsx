import type { ReactNode } from 'react';
import { Badge, Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';
import type { FieldDrift } from '../../../domain/document/drift';
import { SECTION_LABELS } from '../../../domain/document/section-fields';
import { fieldLabel } from '../review/where-text';
import { useText } from '../text/use-text';
import { DriftValue } from './DriftValue';

interface DriftFieldProps {
  readonly drift: FieldDrift;
  readonly versions: { readonly base: number; readonly newest: number };
  readonly busy: boolean;
  /** Takes the newest standard text over; absent where there is nothing to take or nobody to. */
  readonly onTake?: () => void;
}

/** One field in three columns: as it was based on, as it is now, and what the guide says itself. */
export function DriftField({ drift, versions, busy, onTake }: DriftFieldProps) {
  const { t, locale } = useText();
  const { field, section, state, base, newest } = drift;
  const isOwn = state === 'conflict' || state === 'local-only' || state === 'both-same';
  return (
    <Box
      tag="section"
      background="neutral0"
      padding={4}
      hasRadius
      shadow="tableShadow"
      aria-label={fieldLabel(field, locale)}
    >
      <Flex justifyContent="space-between" gap={3} wrap="wrap" paddingBottom={3}>
        <Flex gap={2}>
          <Typography variant="omega" fontWeight="bold" tag="h3">
            {fieldLabel(field, locale)}
          </Typography>
          <Typography variant="pi" textColor="neutral600">
            {SECTION_LABELS[section][locale]}
          </Typography>
          <Badge
            size="S"
            backgroundColor={state === 'conflict' ? 'warning100' : 'neutral150'}
            textColor={state === 'conflict' ? 'warning700' : 'neutral700'}
          >
            {t(`drift.state.${state}`)}
          </Badge>
        </Flex>
        {onTake && (
          <Button size="S" variant="secondary" loading={busy} onClick={onTake}>
            {t('drift.take')}
          </Button>
        )}
      </Flex>
      <Columns>
        <Column title={t('drift.base', { number: versions.base })}>
          <DriftValue field={field} before={newest} value={base} mark="removed" />
        </Column>
        <Column title={t('drift.newest', { number: versions.newest })}>
          <DriftValue field={field} before={base} value={newest} mark="added" />
        </Column>
        <Column title={t('drift.mine')}>
          {isOwn ? (
            <DriftValue field={field} before={newest} value={drift.local} mark="own" />
          ) : (
            <Typography textColor="neutral600">{t('drift.follows')}</Typography>
          )}
        </Column>
      </Columns>
    </Box>
  );
}

function Column({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <Typography variant="pi" fontWeight="semiBold" textColor="neutral600" tag="h4">
        {title}
      </Typography>
      {children}
    </div>
  );
}

const Columns = styled.div`
  display: grid;
  gap: 16px;
  grid-template-columns: repeat(3, minmax(0, 1fr));

  & > div {
    border-left: 2px solid ${({ theme }) => theme.colors.neutral200};
    padding-left: 10px;
  }

  @media (max-width: 768px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;
