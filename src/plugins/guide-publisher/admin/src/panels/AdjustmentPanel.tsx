import { Suspense, lazy } from 'react';
import { Loader } from '@strapi/design-system';
import { ADJUSTMENT_UID } from '../review/types';
import type { EditViewContext, PanelDescription } from '../strapi/content-manager';
import { useText } from '../text/use-text';

const AdjustmentPanelContent = lazy(() => import('./AdjustmentPanelContent'));

/** Panel beside the edit view of adjustments: what one will do, and what is done with it. */
export function AdjustmentPanel(context: EditViewContext): PanelDescription | null {
  const { t } = useText();
  if (context.model !== ADJUSTMENT_UID || !context.documentId) return null;
  return {
    title: t('adjustment.title'),
    content: (
      <Suspense fallback={<Loader small />}>
        <AdjustmentPanelContent documentId={context.documentId} />
      </Suspense>
    ),
  };
}
