import { run } from './run';
import { withStrapi } from './application';

export { run } from './run';
export type { CliIo } from './context';

/** After its work a process must end, also when some library keeps a timer or socket. */
const GRACE_MS = 5000;

/** Entry of the `guides` command. */
export async function main(): Promise<void> {
  process.exitCode = await run(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    now: () => new Date(),
    withApplication: withStrapi,
  });
  // A pipe that nobody ended (`guides codes -` after an error) would keep the process alive.
  process.stdin.unref?.();
  setTimeout(() => process.exit(), GRACE_MS).unref();
}
