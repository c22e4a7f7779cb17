import { Button, Modal, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import type {
  AdjustmentEffectSummary,
  AdjustmentStatus,
} from '../../../shared/contracts/admin-api';
import { useText, type MessageKey } from '../text/use-text';

interface EffectsDialogProps {
  readonly status: AdjustmentStatus;
  readonly onClose: () => void;
}

/** Every guide that an adjustment touches, before it does. */
export function EffectsDialog({ status, onClose }: EffectsDialogProps) {
  const { t } = useText();
  const { effects, counts, code } = status;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <Modal.Root defaultOpen onOpenChange={(open: boolean) => !open && onClose()}>
      <Modal.Content>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{t('adjustment.effects-title', { code })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Table colCount={3} rowCount={effects.length}>
            <Thead>
              <Tr>
                {(['effect', 'guide', 'leads-to'] as const).map((column) => (
                  <Th key={column}>
                    <Typography variant="sigma">{t(`adjustment.column.${column}`)}</Typography>
                  </Th>
                ))}
              </Tr>
            </Thead>
            <Tbody>
              {effects.map((effect) => (
                <EffectRow key={`${effect.kind} ${effect.code}`} effect={effect} />
              ))}
            </Tbody>
          </Table>
          {total > effects.length && (
            <Typography variant="pi">
              {t('adjustment.more-effects', { count: total - effects.length })}
            </Typography>
          )}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose}>
            {t('dialog.close')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}

function EffectRow({ effect }: { readonly effect: AdjustmentEffectSummary }) {
  const { t } = useText();
  const [guide, leadsTo] =
    effect.kind === 'withdraw'
      ? [effect.code, effect.successor]
      : effect.former
        ? [effect.former, effect.code]
        : [effect.code, ''];
  return (
    <Tr>
      <Td>
        <Typography>{t(`adjustment.effect.${effect.kind}` as MessageKey)}</Typography>
      </Td>
      <Td>
        <Typography>{guide}</Typography>
      </Td>
      <Td>
        <Typography>{leadsTo}</Typography>
      </Td>
    </Tr>
  );
}
