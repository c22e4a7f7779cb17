import { Badge, Flex, Typography } from '@strapi/design-system';
import type { ReviewStateName } from '../../../shared/contracts/admin-api';
import { useText } from '../text/use-text';

const COLOURS = {
  draft: { backgroundColor: 'neutral150', textColor: 'neutral700' },
  submitted: { backgroundColor: 'secondary100', textColor: 'secondary700' },
  'changes-requested': { backgroundColor: 'warning100', textColor: 'warning700' },
  approved: { backgroundColor: 'primary100', textColor: 'primary700' },
  published: { backgroundColor: 'success100', textColor: 'success700' },
  withdrawn: { backgroundColor: 'danger100', textColor: 'danger700' },
} as const satisfies Record<ReviewStateName, object>;

export function StateBadge({ state }: { readonly state: ReviewStateName }) {
  const { t } = useText();
  return (
    <Badge size="S" {...COLOURS[state]}>
      {t(`state.${state}`)}
    </Badge>
  );
}

interface CountsProps {
  readonly errors: number | null;
  readonly warnings: number | null;
}

/** How many errors and warnings the last check found; a dash where it has not run. */
export function Counts({ errors, warnings }: CountsProps) {
  const { t } = useText();
  if (errors === null && warnings === null) {
    return <Typography textColor="neutral500">—</Typography>;
  }
  if (!errors && !warnings) {
    return (
      <Typography variant="pi" textColor="success600">
        {t('counts.none')}
      </Typography>
    );
  }
  return (
    <Flex gap={2}>
      {errors ? (
        <Typography variant="pi" fontWeight="semiBold" textColor="danger600">
          {t('counts.errors', { count: errors })}
        </Typography>
      ) : null}
      {warnings ? (
        <Typography variant="pi" textColor="warning700">
          {t('counts.warnings', { count: warnings })}
        </Typography>
      ) : null}
    </Flex>
  );
}
