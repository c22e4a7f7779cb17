import { PassThrough, Readable } from 'node:stream';
import { run } from '../../../src/plugins/guide-publisher/cli/run';
import type { CliIo } from '../../../src/plugins/guide-publisher/cli/context';
import type { PublisherServices } from '../../../src/plugins/guide-publisher/shared/contracts/services';

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line inside this process. */
export async function guides(
  argv: readonly string[],
  {
    input = '',
    env = {},
    services,
  }: {
    readonly input?: string;
    readonly env?: CliIo['env'];
    readonly services?: Partial<PublisherServices>;
  } = {}
): Promise<Ran> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const texts = { out: '', err: '' };
  stdout.on('data', (chunk) => (texts.out += String(chunk)));
  stderr.on('data', (chunk) => (texts.err += String(chunk)));
  const code = await run(argv, {
    stdin: Readable.from([input]),
    stdout,
    stderr,
    env,
    now: () => new Date('2026-01-02T03:04:05Z'),
    withApplication: (work) => work(services as PublisherServices),
  });
  await new Promise((resolve) => setImmediate(resolve));
  return { code, ...texts };
}
