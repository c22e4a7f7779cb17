import type { VersionImpact } from '../../../shared/contracts/admin-api';
import { PublisherError } from '../../../shared/contracts/errors';
import type {
  AffectedGuide,
  ImpactReport,
  ImpactService,
} from '../../../shared/contracts/services';
import type { Strapi } from '../strapi';
import { effectiveVersion, versionById, type Version } from './versions';

/** What the one who decides on a template sees of its impact before deciding. */
export interface ImpactDesk {
  /**
   * The impact of a version. The first question starts the comparison and answers at once; asked again, it says how far
   * it is and at last what came out. Throws `content.not-found` for what is no version of a template.
   */
  ofVersion(id: number): Promise<VersionImpact>;
  /** Compares anew and hands over every affected guide, one after the other. Throws what `ofVersion` does. */
  eachAffected(id: number, take: (guide: AffectedGuide) => void | Promise<void>): Promise<void>;
}

/** Organizations and guides that a page shows; the whole list is written by `guides impact --out`. */
const MOST_ORGANIZATIONS = 50;
const MOST_GUIDES = 200;

/** Guides are edited all day: what was found is told again for so long, then found anew. */
const FRESH_MS = 10 * 60_000;

/** Versions whose impact is remembered; few are open at a time. */
const MOST_KEPT = 10;

type Run = { -readonly [K in keyof VersionImpact]: VersionImpact[K] };

export function createImpactDesk(
  strapi: Strapi,
  { impact, now }: { impact: ImpactService; now: () => Date }
): ImpactDesk {
  const runs = new Map<string, Run>();
  /** One comparison at a time, whoever asks. */
  let last: Promise<void> = Promise.resolve();

  async function compare(run: Run, { code, number }: Version): Promise<void> {
    const guides: AffectedGuide[] = [];
    try {
      const template = { id: code, version: number };
      const onAffected = (guide: AffectedGuide) => {
        if (guides.length < MOST_GUIDES) guides.push(guide);
      };
      const report = await impact.assess({ template, guides: 'draft', onAffected }, (progress) =>
        Object.assign(run, progress)
      );
      Object.assign(run, { state: 'done', report: shortened(report), guides });
    } catch (error) {
      strapi.log.error(error);
      run.state = 'failed';
    }
    run.at = now().toISOString();
  }

  function start(key: string, version: Version): Run {
    const run: Run = { state: 'running', done: 0, total: null, at: null, report: null, guides: [] };
    runs.delete(key);
    runs.set(key, run);
    const [oldest] = runs.keys();
    if (runs.size > MOST_KEPT && oldest !== undefined) runs.delete(oldest);
    last = last.then(() => compare(run, version));
    return run;
  }

  const isFresh = ({ at, state }: Run): boolean =>
    state === 'running' ||
    (state === 'done' && at !== null && now().getTime() - Date.parse(at) < FRESH_MS);

  async function templateVersion(id: number): Promise<Version> {
    const version = await versionById(strapi, id);
    if (version.subject === 'template') return version;
    throw new PublisherError('content.not-found', { what: `template version ${id}` });
  }

  return {
    async eachAffected(id, take) {
      const { code, number } = await templateVersion(id);
      const template = { id: code, version: number };
      const run = last.then(() =>
        impact.assess({ template, guides: 'draft', onAffected: take }).then(() => undefined)
      );
      last = run.catch(() => undefined);
      await run;
    },
    async ofVersion(id) {
      const version = await templateVersion(id);
      const current = await effectiveVersion(strapi, { subject: 'template', locale: 'zh-Hans' });
      const key = `${id} ${version.hash} ${current?.id}`;
      const known = runs.get(key);
      return { ...(known && isFresh(known) ? known : start(key, version)) };
    },
  };
}

const shortened = (report: ImpactReport): ImpactReport => ({
  ...report,
  organizations: report.organizations.slice(0, MOST_ORGANIZATIONS),
});
