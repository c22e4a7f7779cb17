import { Suspense, lazy } from 'react';
import { Loader } from '@strapi/design-system';
import type { EditViewContext, PanelDescription } from '../strapi/content-manager';
import { isReviewed } from '../review/types';
import { useText } from '../text/use-text';

const ReviewPanelContent = lazy(() => import('./ReviewPanelContent'));

/** Panel beside the edit view of everything that goes through review. */
export function ReviewPanel(context: EditViewContext): PanelDescription | null {
  const { t } = useText();
  if (!isReviewed(context.model) || context.activeTab === 'published') return null;
  return {
    title: t('panel.review.title'),
    content: (
      <Suspense fallback={<Loader small />}>
        <ReviewPanelContent key={`${context.model} ${context.documentId}`} {...context} />
      </Suspense>
    ),
  };
}
