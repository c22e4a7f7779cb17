import { Badge, Td, TextButton, Tr, Typography } from '@strapi/design-system';
import type { VersionRecordEntry } from '../../../shared/contracts/template-api';
import { useVersionHistoryQuery } from '../api/template-api';
import { Answer } from '../pages/Answer';
import { PlainTable } from '../pages/PlainTable';
import { TEMPLATE_UID } from '../review/types';
import { useDateText } from '../text/use-date-text';
import { useText, type MessageKey } from '../text/use-text';

interface VersionTableProps {
  readonly documentId: string;
  /** The version that is shown now; null is the working text. */
  readonly shown: number | null;
  readonly onOpen: (version: string) => void;
}

/** All versions of a template: who proposed and who decided, and the way to each text. */
export function VersionTable({ documentId, shown, onOpen }: VersionTableProps) {
  const { t } = useText();
  const { data, error } = useVersionHistoryQuery({
    uid: TEMPLATE_UID,
    documentId,
    locale: 'zh-Hans',
  });
  return (
    <Answer data={data} error={error}>
      {({ versions, effective }) => (
        <PlainTable
          heads={HEADS.map((head) => t(head))}
          rows={versions.map((version) => (
            <Row
              key={version.id}
              version={version}
              effective={effective}
              shown={shown}
              onOpen={() => onOpen(String(version.number))}
            />
          ))}
          empty={t('versions.none')}
        />
      )}
    </Answer>
  );
}

const HEADS: readonly MessageKey[] = [
  'versions.number',
  'versions.state',
  'versions.proposed',
  'versions.decided',
  'version.comment',
  'site.step',
];

interface RowProps {
  readonly version: VersionRecordEntry;
  readonly effective: number | null;
  readonly shown: number | null;
  readonly onOpen: () => void;
}

function Row({ version, effective, shown, onOpen }: RowProps) {
  const { t } = useText();
  const dateText = useDateText();
  const { number, state, proposedByName, proposedAt, decidedByName, decidedAt, comment } = version;
  const isCurrent = number === effective;
  const key = isCurrent ? 'current' : state;
  return (
    <Tr>
      <Td>
        <Typography fontWeight={isCurrent ? 'bold' : 'regular'}>{number}</Typography>
      </Td>
      <Td>
        <Badge
          size="S"
          {...(isCurrent ? { backgroundColor: 'success100', textColor: 'success700' } : {})}
        >
          {(STATES as readonly string[]).includes(key)
            ? t(`versions.state.${key as (typeof STATES)[number]}`)
            : key}
        </Badge>
      </Td>
      <Td>
        <Typography variant="pi">
          {proposedByName} {dateText(proposedAt)}
        </Typography>
      </Td>
      <Td>
        <Typography variant="pi">
          {decidedByName} {dateText(decidedAt)}
        </Typography>
      </Td>
      <Td style={{ maxWidth: '24rem', whiteSpace: 'normal' }}>
        <Typography variant="pi" style={{ whiteSpace: 'normal' }}>
          {comment}
        </Typography>
      </Td>
      <Td>
        {number === shown ? (
          <Typography variant="pi" textColor="neutral600">
            {t('versions.shown')}
          </Typography>
        ) : (
          <TextButton onClick={onOpen}>{t('versions.read')}</TextButton>
        )}
      </Td>
    </Tr>
  );
}

const STATES = ['current', 'effective', 'scheduled', 'proposed', 'refused'] as const;
