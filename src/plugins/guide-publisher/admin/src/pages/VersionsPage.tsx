import { useProposalsQuery } from '../api/publisher-api';
import { useText } from '../text/use-text';
import { ProposalCard } from '../versions/ProposalCard';
import { Answer } from './Answer';
import { EmptyBox } from './PlainTable';
import { Box, Flex, Typography } from '@strapi/design-system';

/** New versions of standard items and templates that wait for a second person. */
export default function VersionsPage() {
  const { t } = useText();
  const { data, error } = useProposalsQuery();
  return (
    <Answer data={data} error={error}>
      {(proposals) => (
        <Flex direction="column" alignItems="stretch" gap={4}>
          <Typography textColor="neutral700">{t('page.versions.text')}</Typography>
          {proposals.length === 0 && <EmptyBox>{t('page.versions.empty')}</EmptyBox>}
          {proposals.map((proposal) => (
            <Box key={proposal.id} background="neutral0" padding={5} hasRadius shadow="tableShadow">
              <ProposalCard proposal={proposal} />
            </Box>
          ))}
        </Flex>
      )}
    </Answer>
  );
}
