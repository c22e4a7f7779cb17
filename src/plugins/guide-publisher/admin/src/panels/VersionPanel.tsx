import { Suspense, lazy } from 'react';
import { Loader } from '@strapi/design-system';
import type { EditViewContext, PanelDescription } from '../strapi/content-manager';
import { isVersioned } from '../review/types';
import { useText } from '../text/use-text';

const VersionPanelContent = lazy(() => import('./VersionPanelContent'));

/** Panel beside the edit view of standard items and templates. */
export function VersionPanel(context: EditViewContext): PanelDescription | null {
  const { t } = useText();
  if (!isVersioned(context.model) || !context.documentId) return null;
  return {
    title: t('panel.version.title'),
    content: (
      <Suspense fallback={<Loader small />}>
        <VersionPanelContent {...context} />
      </Suspense>
    ),
  };
}
