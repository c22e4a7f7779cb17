import { useCallback } from 'react';
import { useIntl, type PrimitiveType } from 'react-intl';
import type { Locale } from '../../../domain/codes/tables';
import { PLUGIN_ID } from '../plugin-id';
import type messages from '../translations/en.json';

/** Every text of the plugin's pages; both language files hold all of them. */
export type MessageKey = keyof typeof messages;

export interface Text {
  /** The text of a key in the language of the user interface. */
  readonly t: (key: MessageKey, values?: Readonly<Record<string, PrimitiveType>>) => string;
  /** Language of labels that the domain brings. */
  readonly locale: Locale;
}

export function useText(): Text {
  const { formatMessage, locale } = useIntl();
  const t = useCallback<Text['t']>(
    (key, values) => formatMessage({ id: `${PLUGIN_ID}.${key}`, defaultMessage: key }, values),
    [formatMessage]
  );
  return { t, locale: localeOf(locale) };
}

/** The product's language for a language of the user interface: Chinese for every Chinese, else English. */
export const localeOf = (language: string): Locale =>
  language.startsWith('zh') ? 'zh-Hans' : 'en';
