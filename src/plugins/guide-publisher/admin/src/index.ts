import type { StrapiApp, WidgetArgs } from '@strapi/strapi/admin';
import { CheckCircle, Stack } from '@strapi/icons';
import { PERMISSIONS } from '../../shared/contracts/admin-api';
import { refusalTexts } from './api/error-text';
import { contentLabels } from './content-labels';
import { customFields } from './custom-fields';
import { fieldCell } from './list-view/FieldCell';
import { stateColumn } from './list-view/state-column';
import { AdjustmentPanel } from './panels/AdjustmentPanel';
import { ReviewPanel } from './panels/ReviewPanel';
import { DriftPanel, VersionPanel } from './panels/VersionPanel';
import { PLUGIN_ID } from './plugin-id';
import { isReviewed } from './review/types';
import { addSidePanels, changeListViews } from './strapi/content-manager';
import { localeOf } from './text/use-text';

const readPermission = [{ action: PERMISSIONS.read, subject: null }];

const waitingWidget: WidgetArgs = {
  id: 'waiting',
  pluginId: PLUGIN_ID,
  icon: Stack,
  title: { id: `${PLUGIN_ID}.widget.title`, defaultMessage: 'Waiting for me' },
  component: async () => (await import('./widgets/WaitingWidget')).WaitingWidget,
  permissions: readPermission,
};

export default {
  register(app: StrapiApp): void {
    app.registerPlugin({ id: PLUGIN_ID, name: PLUGIN_ID });
    app.customFields.register(customFields);
    app.addMenuLink({
      to: `plugins/${PLUGIN_ID}`,
      icon: CheckCircle,
      intlLabel: { id: `${PLUGIN_ID}.plugin.name`, defaultMessage: 'Guide Publisher' },
      permissions: readPermission,
      Component: () => import('./pages/App'),
    });
    // First on the home page: it is what people come for.
    app.widgets.register((present) => [waitingWidget, ...present]);
  },

  bootstrap(app: StrapiApp): void {
    addSidePanels(app, [DriftPanel, ReviewPanel, VersionPanel, AdjustmentPanel]);
    changeListViews(app, { column: stateColumn, concerns: isReviewed, cellText: fieldCell });
  },

  async registerTrads({ locales }: { locales: readonly string[] }) {
    return Promise.all(
      locales.map(async (locale) => ({
        locale,
        data: {
          ...contentLabels(localeOf(locale)),
          ...refusalTexts(localeOf(locale)),
          ...(await pluginMessages(locale)),
        },
      }))
    );
  },
};

/** The plugin's own texts under its prefix. */
async function pluginMessages(locale: string): Promise<Record<string, string>> {
  const { default: messages } =
    localeOf(locale) === 'zh-Hans'
      ? await import('./translations/zh-Hans.json')
      : await import('./translations/en.json');
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [`${PLUGIN_ID}.${key}`, text])
  );
}
