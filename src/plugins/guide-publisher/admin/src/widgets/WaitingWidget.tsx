import { Box, Flex, Typography } from '@strapi/design-system';
import { Widget } from '@strapi/strapi/admin';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import { useOverviewQuery } from '../api/publisher-api';
import { PLUGIN_ID } from '../plugin-id';
import { useText } from '../text/use-text';

/** On the home page: what waits for review, what came back, and how much has errors. */
export function WaitingWidget() {
  const { t } = useText();
  const { data, error } = useOverviewQuery();
  if (error) return <Widget.Error />;
  if (!data) return <Widget.Loading />;
  const { states, withErrors, checked, notices } = data;
  const page = (address: string) => `/plugins/${PLUGIN_ID}/${address}`;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} height="100%" justifyContent="center">
      <Line
        to={page('reviews?state=submitted')}
        label={t('state.submitted')}
        count={states.submitted}
      />
      <Line
        to={page('reviews?state=changes-requested')}
        label={t('state.changes-requested')}
        count={states['changes-requested']}
      />
      <Line
        to={page('reviews?state=approved')}
        label={t('state.approved')}
        count={states.approved}
      />
      <Line to={page('findings')} label={t('widget.with-errors', { checked })} count={withErrors} />
      {notices.length > 0 && (
        <Line to={page('pushes')} label={t('widget.pushes')} count={notices.length} />
      )}
    </Flex>
  );
}

interface LineProps {
  readonly to: string;
  readonly label: string;
  readonly count: number;
}

function Line({ to, label, count }: LineProps) {
  return (
    <LineLink to={to}>
      <Typography textColor="neutral800">{label}</Typography>
      <Box>
        <Typography variant="delta" textColor={count > 0 ? 'primary700' : 'neutral500'}>
          {count}
        </Typography>
      </Box>
    </LineLink>
  );
}

const LineLink = styled(Link)`
  align-items: center;
  border-radius: ${({ theme }) => theme.borderRadius};
  display: flex;
  justify-content: space-between;
  padding: 8px 12px;
  text-decoration: none;

  &:hover,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;
