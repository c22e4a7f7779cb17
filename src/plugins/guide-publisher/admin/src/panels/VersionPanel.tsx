import { Suspense, lazy } from 'react';
import { Loader } from '@strapi/design-system';
import type { EditViewContext, PanelDescription } from '../strapi/content-manager';
import { GUIDE_UID, isVersioned } from '../review/types';
import { useText } from '../text/use-text';

const VersionPanelContent = lazy(() => import('./VersionPanelContent'));
const DriftNotice = lazy(() => import('./DriftNotice'));

/** Panel beside the edit view of standard items and templates, and of the guides that follow them. */
export function VersionPanel(context: EditViewContext): PanelDescription | null {
  const { t } = useText();
  const isGuide = context.model === GUIDE_UID && context.activeTab !== 'published';
  if ((!isVersioned(context.model) && !isGuide) || !context.documentId) return null;
  const Content = isGuide ? DriftNotice : VersionPanelContent;
  return {
    title: t(isGuide ? 'panel.drift.title' : 'panel.version.title'),
    content: (
      <Suspense fallback={<Loader small />}>
        <Content {...context} />
      </Suspense>
    ),
  };
}
