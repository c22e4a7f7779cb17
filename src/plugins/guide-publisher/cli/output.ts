import type { Writable } from 'node:stream';
import type { Locale } from '../domain/codes/tables';
import { PublisherError } from '../shared/contracts/errors';

export const FORMATS = ['text', 'json'] as const;
export type Format = (typeof FORMATS)[number];

/** The reader of our output went away, as `head` does. Nobody is left to tell; it is no failure. */
export class ReaderGone extends Error {}

/** The language of a run: `--lang`, else the environment; Simplified Chinese unless English is asked for. */
export function localeOf(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>
): Locale {
  const at = argv.lastIndexOf('--lang');
  const joined = argv.findLast((word) => word.startsWith('--lang='));
  const asked = at >= 0 ? argv[at + 1] : joined?.slice('--lang='.length);
  const wanted = asked ?? env['LC_ALL'] ?? env['LC_MESSAGES'] ?? env['LANG'] ?? '';
  return /^en/iu.test(wanted) ? 'en' : 'zh-Hans';
}

/** Writes in order and waits while the reader is slow. */
export class Writer {
  private gone = false;

  constructor(private readonly stream: Writable) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.gone = true;
      if (error.code !== 'EPIPE' && error.code !== 'ERR_STREAM_DESTROYED') throw error;
    });
  }

  /** @throws ReaderGone when nobody reads any more */
  async write(text: string): Promise<void> {
    if (this.gone || this.stream.destroyed) throw new ReaderGone();
    if (!this.stream.write(text)) await this.drained();
  }

  line(text: string): Promise<void> {
    return this.write(`${text}\n`);
  }

  json(value: unknown): Promise<void> {
    return this.write(`${JSON.stringify(value, null, 2)}\n`);
  }

  private drained(): Promise<void> {
    return new Promise((resolve) => {
      const events = ['drain', 'close', 'error'];
      const done = () => {
        events.forEach((event) => this.stream.off(event, done));
        resolve();
      };
      events.forEach((event) => this.stream.on(event, done));
    });
  }
}

/** Any error as one of the table: code, messages, and whether the use was wrong. */
export function asPublisherError(error: unknown): PublisherError {
  if (error instanceof PublisherError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new PublisherError('cli.unexpected', { reason: oneLine(reason) });
}

/** One clear line for an error. */
export function errorLine(error: PublisherError, locale: Locale): string {
  const head = locale === 'en' ? 'error: ' : '错误：';
  return oneLine(`${head}${error.messages[locale]} (${error.code})`);
}

/** Texts of files and libraries may hold line breaks and terminal control characters. */
export function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
