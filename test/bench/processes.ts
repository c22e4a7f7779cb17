import { fork, type ChildProcess } from 'node:child_process';

/**
 * Parts of a bench that run in processes of their own: servers, so that they don't share a thread with the load, and
 * fillers, so that their memory is not counted. The same script is started again with the part's name in its environment.
 */

const ROLE = 'ZHINAN_BENCH_ROLE';

/** A part: does its work, answers once with what the bench wants to know, and then serves until it is stopped. */
export type Roles = Readonly<Record<string, (input: string) => Promise<unknown>>>;

export interface Part<T> {
  readonly answer: T;
  /** Most memory that the part has ever held, in MB, asked of it before it ends. */
  stop(): Promise<number>;
}

/** Is this process a part of a bench, and not the bench itself? */
export const isPart = (): boolean => process.env[ROLE] !== undefined;

/** Is this process a part? Then it plays it and never returns. */
export async function playRole(roles: Roles): Promise<void> {
  const [name = '', input = ''] = (process.env[ROLE] ?? '').split('\n');
  const role = roles[name];
  if (!role) return;
  const answer = await role(input);
  // An application that was stopped took every listener of its process with it, the channel's own too.
  process.channel?.ref();
  process.once('message', () => {
    const peakMemoryMB = Math.round(process.resourceUsage().maxRSS / 1024);
    process.send!({ peakMemoryMB }, () => process.exit(0));
  });
  process.send!({ answer });
  await new Promise(() => {});
}

/** Starts a part and waits for its answer. */
export async function startPart<T>(name: string, input: string): Promise<Part<T>> {
  const [, script = ''] = process.argv;
  const child = fork(script, process.argv.slice(2), {
    env: { ...process.env, [ROLE]: `${name}\n${input}` },
  });
  const { answer } = await nextMessage<{ answer: T }>(child);
  return {
    answer,
    async stop() {
      const last = nextMessage<{ peakMemoryMB: number }>(child);
      child.send('stop');
      return (await last).peakMemoryMB;
    },
  };
}

function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a part of the bench ended: ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}
