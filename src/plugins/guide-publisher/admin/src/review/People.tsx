import { Flex, Typography } from '@strapi/design-system';
import type { DocumentStatus, Person } from '../../../shared/contracts/admin-api';
import { useText, type MessageKey } from '../text/use-text';
import { useDateText } from '../text/use-date-text';

const ROLES = [
  ['editedBy', 'people.edited'],
  ['submittedBy', 'people.submitted'],
  ['decidedBy', 'people.decided'],
] as const satisfies ReadonlyArray<readonly [keyof DocumentStatus['people'], MessageKey]>;

/** Who wrote, submitted and decided, and when. */
export function People({ people }: { readonly people: DocumentStatus['people'] }) {
  const { t } = useText();
  const dateText = useDateText();
  const nameOf = ({ name, isMe }: Person) => (isMe ? t('people.me', { name }) : name);
  const known = ROLES.flatMap(([role, label]) => {
    const person = people[role];
    return person ? [{ role, label, person }] : [];
  });
  if (known.length === 0) return null;
  return (
    <Flex tag="dl" direction="column" alignItems="stretch" gap={1}>
      {known.map(({ role, label, person }) => (
        <Flex key={role} gap={2} alignItems="baseline">
          <Typography tag="dt" variant="pi" textColor="neutral600" style={{ flexShrink: 0 }}>
            {t(label)}
          </Typography>
          <Typography tag="dd" variant="pi" textColor="neutral800">
            {nameOf(person)}
            {person.at && (
              <Typography variant="pi" textColor="neutral500">
                {' '}
                {dateText(person.at)}
              </Typography>
            )}
          </Typography>
        </Flex>
      ))}
    </Flex>
  );
}
