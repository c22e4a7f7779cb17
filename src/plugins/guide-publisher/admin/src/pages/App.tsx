import { Suspense, lazy } from 'react';
import { Box, Flex, Typography } from '@strapi/design-system';
import { Layouts, Page } from '@strapi/strapi/admin';
import { NavLink, Navigate, Route, Routes } from 'react-router-dom';
import { styled } from 'styled-components';
import { PERMISSIONS } from '../../../shared/contracts/admin-api';
import { useText, type MessageKey } from '../text/use-text';

const PAGES = [
  ['reviews', 'page.reviews.title', lazy(() => import('./ReviewsPage'))],
  ['templates', 'page.templates.title', lazy(() => import('./TemplatesPage'))],
  ['versions', 'page.versions.title', lazy(() => import('./VersionsPage'))],
  ['drift', 'page.drift.title', lazy(() => import('./DriftPage'))],
  ['pushes', 'page.pushes.title', lazy(() => import('./PushesPage'))],
  ['waivers', 'page.waivers.title', lazy(() => import('./WaiversPage'))],
  ['sites', 'page.sites.title', lazy(() => import('./SitesPage'))],
  ['findings', 'page.findings.title', lazy(() => import('./FindingsPage'))],
] as const satisfies ReadonlyArray<readonly [string, MessageKey, unknown]>;

/** The pages behind the plugin's menu link. */
export default function App() {
  return (
    <Page.Protect permissions={[{ action: PERMISSIONS.read, subject: null }]}>
      <Pages />
    </Page.Protect>
  );
}

function Pages() {
  const { t } = useText();
  return (
    <Page.Main>
      <Page.Title>{t('plugin.name')}</Page.Title>
      <Layouts.Header title={t('plugin.name')} subtitle={t('plugin.subtitle')} />
      <Layouts.Content>
        <Tabs aria-label={t('plugin.name')} gap={6} marginBottom={6}>
          {PAGES.map(([path, title]) => (
            <Tab key={path} to={path}>
              <Typography variant="omega" fontWeight="semiBold" textColor="inherit">
                {t(title)}
              </Typography>
            </Tab>
          ))}
        </Tabs>
        <Suspense fallback={<Page.Loading />}>
          <Routes>
            <Route index element={<Navigate to="reviews" replace />} />
            {PAGES.map(([path, , Component]) => (
              <Route key={path} path={`${path}/*`} element={<Component />} />
            ))}
            <Route path="*" element={<Navigate to="../reviews" replace />} />
          </Routes>
        </Suspense>
        <Box paddingBottom={8} />
      </Layouts.Content>
    </Page.Main>
  );
}

const Tabs = styled(Flex).attrs({ tag: 'nav' })`
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral200};
`;

const Tab = styled(NavLink)`
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  margin-bottom: -1px;
  padding: 10px 2px;
  text-decoration: none;

  &.active {
    border-color: ${({ theme }) => theme.colors.primary600};
    color: ${({ theme }) => theme.colors.primary700};
  }
`;
