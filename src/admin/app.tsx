import type { StrapiApp } from '@strapi/strapi/admin';
import admin from './zh-Hans/admin.json';
import contentManager from './zh-Hans/content-manager.json';
import contentTypeBuilder from './zh-Hans/content-type-builder.json';
import email from './zh-Hans/email.json';
import i18n from './zh-Hans/i18n.json';
import upload from './zh-Hans/upload.json';

/** Simplified Chinese texts that Strapi's own packages lack, by the prefix of their keys. */
const zhHans = {
  ...admin,
  ...prefixed('content-manager', contentManager),
  ...prefixed('content-type-builder', contentTypeBuilder),
  ...prefixed('email', email),
  ...prefixed('i18n', i18n),
  ...prefixed('upload', upload),
};

/** Where Strapi keeps the language of the interface for a browser in which nobody has chosen one. */
const LANGUAGE_KEY = 'strapi-admin-language';

if (window.localStorage.getItem(LANGUAGE_KEY) === null) {
  window.localStorage.setItem(LANGUAGE_KEY, 'zh-Hans');
}

export default {
  config: {
    locales: ['zh-Hans'],
    notifications: { releases: false },
    tutorials: false,
    translations: { 'zh-Hans': zhHans },
  },
  bootstrap(_app: StrapiApp): void {
    void dismissProductNews();
  },
};

function prefixed(
  prefix: string,
  messages: Readonly<Record<string, string>>
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).map(([key, text]) => [`${prefix}.${key}`, text])
  );
}

/** News about Strapi itself concern nobody here; Strapi remembers their dismissal under the id of the installation, if it has one. */
async function dismissProductNews(): Promise<void> {
  const response = await fetch('/admin/init').catch(() => null);
  const init = (await response?.json().catch(() => null)) as { data?: { uuid?: unknown } } | null;
  for (const isLegacy of [true, false]) {
    window.localStorage.setItem(
      `STRAPI_MEDIA_LIBRARY_BANNER_DISMISSED_FOR_${isLegacy}:${String(init?.data?.uuid)}`,
      'true'
    );
  }
}
