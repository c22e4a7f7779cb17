import type { Readable, Writable } from 'node:stream';
import type { Locale } from '../domain/codes/tables';
import type { PublisherServices } from '../shared/contracts/services';

/** Boots the application, lets `work` use its services, and shuts it down whatever happens. */
export type WithApplication = <T>(work: (services: PublisherServices) => Promise<T>) => Promise<T>;

/** Everything of the outside world that the command line touches, so that tests can hand in their own. */
export interface CliIo {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  readonly withApplication: WithApplication;
}

/** Exit codes, part of the contract. */
export const EXIT = { fine: 0, findings: 1, wrongUse: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Context {
  readonly io: CliIo;
  readonly locale: Locale;
  /** The text in the language of this run. */
  readonly say: (zh: string, en: string) => string;
  /** What the process will exit with. */
  readonly finish: (code: ExitCode) => void;
}
