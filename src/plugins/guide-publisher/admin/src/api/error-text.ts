import type { Locale } from '../../../domain/codes/tables';
import { ERRORS, type ErrorCode } from '../../../shared/contracts/errors';

/** Errors of the server in the language of the user. */

interface ServerError {
  readonly message?: unknown;
  readonly details?: {
    readonly messages?: Partial<Record<Locale, string>>;
  };
}

/** The sentence of a refusal; one without our details shows the server's own message. */
export function errorText(error: unknown, locale: Locale): string {
  const { message, details } = (error ?? {}) as ServerError;
  const localized = details?.messages?.[locale];
  if (typeof localized === 'string') return localized;
  return typeof message === 'string' && message !== '' ? message : String(error);
}

/** The sentence of a code of the error table; placeholders that the values do not name are left out. */
export function codeText(
  code: string,
  locale: Locale,
  values: Readonly<Record<string, string | number>>
): string {
  if (!Object.hasOwn(ERRORS, code)) return code;
  return ERRORS[code as ErrorCode].message[locale].replace(/\{(\w+)\}/g, (_, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : ''
  );
}

/**
 * Refusals as the Content Manager's own buttons show them. It looks the server's message (both languages, ` / ` between)
 * up among its texts, so a message without placeholders can be given in the language of the user alone.
 */
export function refusalTexts(locale: Locale): Readonly<Record<string, string>> {
  const fixed = Object.values(ERRORS).filter(({ message }) => !message.en.includes('{'));
  return Object.fromEntries(
    fixed.map(({ message }) => [
      `content-manager.apiError.${message['zh-Hans']} / ${message.en}`,
      message[locale],
    ])
  );
}
