import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Who works on a job: this process, told apart from an earlier one with the same number. */
const NONCE = randomUUID();
export const THIS_PROCESS = `${hostname()} ${process.pid} ${NONCE}`;

/**
 * Is the process gone that holds a lease? Only of this machine can that be said; of others the lease must run out.
 * A wrong answer does no harm, since the number of the lease (its fence) stops whoever is late; it only saves waiting.
 */
export function isGone(owner: string): boolean {
  const [host, pid, nonce] = owner.split(' ');
  if (host !== hostname()) return false;
  if (Number(pid) === process.pid) return nonce !== NONCE;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
