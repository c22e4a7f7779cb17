import { useState } from 'react';
import { Button, Flex, Modal } from '@strapi/design-system';
import { Pencil } from '@strapi/icons';
import { styled } from 'styled-components';
import { useText } from '../text/use-text';
import { RuleForm } from './RuleForm';
import { RulePage } from './RulePage';
import type { RuleRow } from './rule-rows';

interface RuleDialogProps {
  readonly row: RuleRow;
  readonly documentId: string;
  /** The working text is edited, a version is not; nor by whom may not. */
  readonly mayEdit: boolean;
  readonly onClose: () => void;
}

/** One rule: what it demands and why, and on the working text the form to change it. */
export function RuleDialog({ row, documentId, mayEdit, onClose }: RuleDialogProps) {
  const { t, locale } = useText();
  const [editing, setEditing] = useState(false);
  return (
    <Modal.Root defaultOpen onOpenChange={(open: boolean) => !open && onClose()}>
      <Content>
        <Modal.Header closeLabel={t('dialog.close')}>
          <Modal.Title>{row.rule?.title[locale] ?? row.id}</Modal.Title>
        </Modal.Header>
        {editing ? (
          <RuleForm row={row} documentId={documentId} onDone={onClose} />
        ) : (
          <>
            <Modal.Body>
              <RulePage row={row} />
            </Modal.Body>
            <Modal.Footer>
              <Button variant="tertiary" onClick={onClose}>
                {t('dialog.close')}
              </Button>
              {mayEdit && (
                <Flex gap={2}>
                  <Button startIcon={<Pencil />} onClick={() => setEditing(true)}>
                    {t('rule.edit')}
                  </Button>
                </Flex>
              )}
            </Modal.Footer>
          </>
        )}
      </Content>
    </Modal.Root>
  );
}

const Content = styled(Modal.Content)`
  max-width: 96rem;
  width: 92vw;
`;
