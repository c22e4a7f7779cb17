import { Presets, SingleBar } from 'cli-progress';
import type { CliIo } from './context';

/** How far the work is, on standard error: a bar for a person, plain lines for a log. */
export interface Progress {
  update(state: {
    readonly label: string;
    readonly done: number;
    readonly total?: number | null;
  }): void;
  stop(): void;
}

/** A log gets one line in this time, so that a long import does not fill it. */
const LOG_INTERVAL_MS = 5000;

export function startProgress(io: Pick<CliIo, 'stderr' | 'now'>): Progress {
  return io.stderr.isTTY ? barOn(io.stderr) : linesOn(io);
}

function barOn(stream: CliIo['stderr']): Progress {
  let started = false;
  const bar = new SingleBar(
    {
      stream: stream as NodeJS.WriteStream,
      format: '{bar} {value}/{total} {label}',
      clearOnComplete: true,
      hideCursor: true,
    },
    Presets.shades_grey
  );
  return {
    update({ label, done, total }) {
      const shown = Math.max(total ?? done, done);
      if (!started) bar.start(shown, done, { label });
      started = true;
      bar.setTotal(shown);
      bar.update(done, { label });
    },
    stop() {
      if (started) bar.stop();
    },
  };
}

function linesOn({ stderr, now }: Pick<CliIo, 'stderr' | 'now'>): Progress {
  let last = now().getTime();
  return {
    update({ label, done, total }) {
      const time = now().getTime();
      if (time - last < LOG_INTERVAL_MS) return;
      last = time;
      stderr.write(`${label} ${total == null ? done : `${done}/${total}`}\n`);
    },
    stop() {},
  };
}
