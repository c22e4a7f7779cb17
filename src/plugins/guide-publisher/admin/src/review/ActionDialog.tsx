import type { ReactNode } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { styled } from 'styled-components';
import { useText } from '../text/use-text';

interface ActionDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly confirm: string;
  readonly variant?: 'default' | 'success' | 'danger';
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** For texts that are read: most of the window. */
  readonly wide?: boolean;
  readonly onConfirm: () => void;
  readonly onCancel: () => void;
}

/** A dialog that asks before something is done. */
export function ActionDialog(props: ActionDialogProps) {
  const { t } = useText();
  const { wide = false, onCancel } = props;
  return (
    <Modal.Root defaultOpen onOpenChange={(open: boolean) => !open && onCancel()}>
      <Content $wide={wide}>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{props.title}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            {props.children}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onCancel}>
            {t('dialog.cancel')}
          </Button>
          <Button
            variant={props.variant ?? 'default'}
            loading={props.busy}
            disabled={props.disabled}
            onClick={props.onConfirm}
          >
            {props.confirm}
          </Button>
        </Modal.Footer>
      </Content>
    </Modal.Root>
  );
}

const Content = styled(Modal.Content)<{ readonly $wide: boolean }>`
  max-width: ${({ $wide }) => ($wide ? '110rem' : '64rem')};
  width: ${({ $wide }) => ($wide ? '92vw' : '90vw')};
`;
