import { LOCALES } from '../../domain/codes/tables';
import { guardAdjustments } from './adjustments/guard';
import { configOf } from './config';
import { registerPermissions } from './permissions';
import { ensureSearchTables } from './delivery/search/tables';
import { publisherOf } from './publisher';
import { installGate } from './review/gate';
import { recheckOnNewTemplate } from './review/recheck';
import { ensureRoles } from './setup/roles';
import { storeLayouts } from './setup/layouts';
import type { Strapi } from './strapi';

/** Puts the gate before everything else that starts, then makes what a fresh database lacks. */
export async function bootstrap({ strapi }: { strapi: Strapi }): Promise<void> {
  const { examiner, jobs, log, now, recheck, releases } = publisherOf(strapi);
  installGate(strapi, { examiner, log, now, onPublicChange: () => releases.request() });
  guardAdjustments(strapi);
  await ensureSearchTables(strapi);
  await registerPermissions(strapi);
  await ensureLocales(strapi);
  await storeLayouts(strapi);
  await ensureRoles(strapi);
  recheckOnNewTemplate(strapi, recheck);
  await recheck.resume();
  if (configOf(strapi).jobs.run) jobs.start();
}

const LOCALE_NAMES = { 'zh-Hans': '简体中文 (zh-Hans)', en: 'English (en)' } as const;

async function ensureLocales(strapi: Strapi): Promise<void> {
  const locales = strapi.plugin('i18n').service('locales');
  for (const code of LOCALES) {
    if (!(await locales.findByCode(code))) await locales.create({ code, name: LOCALE_NAMES[code] });
  }
}
