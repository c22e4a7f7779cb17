import { spawn, type ChildProcess } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');
const COMMAND = path.join(ROOT, 'src/plugins/guide-publisher/bin/guides.js');

/** Variables of an installation; see `Application.settings`. */
export type Settings = Readonly<Record<string, string>>;

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Starts the built `guides` command in a process of its own. */
export function startCommand(argv: readonly string[], settings: Settings): ChildProcess {
  const env = { ...process.env, ...settings, STRAPI_PLUGIN_I18N_INIT_LOCALE_CODE: 'zh-Hans' };
  return spawn(process.execPath, [COMMAND, ...argv], { cwd: ROOT, env });
}

/** Runs it to its end. */
export function runCommand(argv: readonly string[], settings: Settings): Promise<Outcome> {
  const child = startCommand(argv, settings);
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}
