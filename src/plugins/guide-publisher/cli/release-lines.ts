import type { ReleaseOutcome } from '../shared/contracts/services';
import type { Context } from './context';

/** What a release or a rollback did, in one line. */
export function outcomeLine(outcome: ReleaseOutcome, { say }: Pick<Context, 'say'>): string {
  const { site, number, previous, written, reused, files, bytes } = outcome;
  const from = previous ?? say('无', 'none');
  const head = outcome.dryRun
    ? say(`${site} 试运行：`, `${site} dry run: `)
    : say(
        `${site} 现为第 ${number} 批（原为 ${from}）：`,
        `${site} is at release ${number} (was ${from}): `
      );
  return (
    head +
    say(
      `新写 ${written}，沿用 ${reused}；共 ${files} 个文件，${bytes} 字节`,
      `${written} written, ${reused} reused; ${files} files, ${bytes} bytes`
    )
  );
}
