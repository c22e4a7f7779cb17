import { Suspense, lazy } from 'react';
import { Loader } from '@strapi/design-system';
import { useSearchParams } from 'react-router-dom';
import { useDriftReportQuery } from '../api/update-api';
import {
  contentLocaleOf,
  type EditViewContext,
  type PanelDescription,
} from '../strapi/content-manager';
import { GUIDE_UID, isVersioned } from '../review/types';
import { useText } from '../text/use-text';

const VersionPanelContent = lazy(() => import('./VersionPanelContent'));
const DriftNotice = lazy(() => import('./DriftNotice'));

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

/** Panel beside the edit view of a guide that is behind its standard item; there is none for others. */
export function DriftPanel(context: EditViewContext): PanelDescription | null {
  const { t } = useText();
  const [search] = useSearchParams();
  const { model, documentId = '', document, activeTab } = context;
  const isGuide = model === GUIDE_UID && documentId !== '' && document !== undefined;
  const locale = contentLocaleOf(document, search) || 'zh-Hans';
  const { data } = useDriftReportQuery(
    { documentId, locale },
    { skip: !isGuide || activeTab === 'published' }
  );
  if (!isGuide || !data?.behind || activeTab === 'published') return null;
  return {
    title: t('panel.drift.title'),
    content: (
      <Suspense fallback={<Loader small />}>
        <DriftNotice report={data} />
      </Suspense>
    ),
  };
}
