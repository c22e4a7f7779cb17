import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEditionLog, type EditionLog } from './editions/log';
import { createAdjustmentDesk, type AdjustmentDesk } from './adjustments/desk';
import { createFigures } from './catalogues/figures';
import { configOf, type PluginConfig } from './config';
import { createReleaseWatch } from './current-release';
import { createDelivery } from './delivery/delivery';
import { createPreparation, type Preparation } from './delivery/prepare';
import { createFollower } from './delivery/search/follow';
import { createSearch } from './delivery/search/search';
import { createSnapshots } from './delivery/search/snapshots';
import { createFront, type Front } from './delivery/serving/front';
import type { FiguresService, ImpactService, IntakeService } from '../../shared/contracts/services';
import { createJobs, type Jobs } from './jobs/jobs';
import { createIntake } from './intake/import-files';
import { signingKeyOf } from './release/signature';
import { createReleaseStore } from './release/store';
import type { RecordKey } from './release/types';
import { drawHere } from './site/builder/guide-pool';
import { drawInThreads } from './site/builder/guide-threads';
import { createImpact } from './review/impact';
import { createImpactDesk, type ImpactDesk } from './review/impact-desk';
import { createDriftDesk, type DriftDesk } from './review/drift-desk';
import { createActivation } from './review/activation';
import { createLenience } from './review/lenience';
import { createWaiverDesk, type WaiverDesk } from './review/waiver-desk';
import { definePushJobs } from './review/push/define-jobs';
import { createPushDesk, type PushDesk } from './review/push/push-desk';
import { createRecheck, type Recheck } from './review/recheck';
import { createExaminer, type Examiner } from './review/examine';
import { createReferenceFreezer } from './review/reference-editions';
import { createReferences } from './review/references';
import { createBoard, type Board } from './review/board';
import { createDesk, type Desk } from './review/desk';
import { createReviews, type Reviews } from './review/reviews';
import { createTemplateDesk, type TemplateDesk } from './review/template-desk';
import { createTemplates, type Templates } from './review/templates';
import { createVersionDesk, type VersionDesk } from './review/version-desk';
import { createSiteDesk, type SiteDesk } from './site/desk';
import { createPictureCache } from './site/charts/picture-cache';
import { createChartPictures } from './site/charts/pictures';
import { createReleases, type Releases } from './site/releases';
import { publicAddress } from './site/address';
import { findSite, listSites } from './site/settings';
import type { Strapi } from './strapi';

/** The parts of the plugin, put together once per Strapi instance. */
export interface Publisher {
  readonly log: EditionLog;
  readonly templates: Templates;
  readonly examiner: Examiner;
  readonly reviews: Reviews;
  readonly desk: Desk;
  readonly board: Board;
  readonly jobs: Jobs;
  readonly versionDesk: VersionDesk;
  readonly waiverDesk: WaiverDesk;
  readonly pushDesk: PushDesk;
  readonly templateDesk: TemplateDesk;
  readonly driftDesk: DriftDesk;
  readonly adjustmentDesk: AdjustmentDesk;
  readonly impact: ImpactService;
  readonly figures: FiguresService;
  readonly impactDesk: ImpactDesk;
  readonly recheck: Recheck;
  readonly siteDesk: SiteDesk;
  readonly releases: Releases;
  readonly intake: IntakeService;
  /** The public content API. */
  readonly front: Front;
  readonly preparation: Preparation;
  readonly now: () => Date;
  /** Folder of the published sites. */
  readonly sitesFolder: string;
}

/** Pictures of charts that were made for an earlier release; no site can have this name. */
const PICTURES = '.charts';
const MEGABYTE = 2 ** 20;

const made = new WeakMap<object, Publisher>();

/** The publisher of a Strapi instance. */
export function publisherOf(strapi: Strapi): Publisher {
  const existing = made.get(strapi);
  if (existing) return existing;
  const publisher = assemble(strapi);
  made.set(strapi, publisher);
  return publisher;
}

function assemble(strapi: Strapi): Publisher {
  const now = () => new Date();
  const config = configOf(strapi);
  const sitesFolder = path.resolve(strapi.dirs.app.root, config.sites.folder);
  const log = createEditionLog(strapi);
  const templates = createTemplates(strapi);
  const references = createReferences(strapi, log, now);
  const lenience = createLenience(strapi, { templates, now });
  const examiner = createExaminer(strapi, { templates, references, lenience });
  const reportError = (error: unknown) => strapi.log.error(error);
  const jobs = createJobs(strapi, { now, reportError });
  const recheckParts = { templates, references, examiner, lenience, now, reportError };
  const recheck = createRecheck(strapi, recheckParts);
  const activation = createActivation(strapi, { jobs, recheck, now });
  const releases = createReleases({
    store: createReleaseStore({ root: sitesFolder, now, ...signingOf(config) }),
    log,
    listSites: () => listSites(strapi),
    findSite: (slug) => findSite(strapi, slug),
    freezeReferenceData: createReferenceFreezer(strapi, { log, now }),
    ...createDrawing(path.join(sitesFolder, PICTURES)),
    keep: config.sites.keepReleases,
    onReleased: (site) => preparation.begin(site),
    reportError,
  });
  const follower = createFollower(strapi);
  const snapshots = createSnapshots(strapi, follower);
  const watch = createReleaseWatch({ strapi, releases, sitesFolder, now });
  const preparation = createPreparation({ releases: watch, follower, snapshots, reportError });
  const impact = createImpact(strapi, { references });
  const onPublicChange = () => releases.request();
  definePushJobs(strapi, jobs, {
    ...{ templates, references, lenience, log, now, onPublicChange },
    recheck,
  });
  const reviews = createReviews(strapi, { examiner, log, now, onPublicChange });
  return {
    log,
    preparation,
    front: createFront({
      delivery: createDelivery({
        strapi,
        log,
        releases: watch,
        search: createSearch(strapi, snapshots),
      }),
      releases: watch,
      cacheBytes: config.api.cacheMegabytes * MEGABYTE,
    }),
    templates,
    examiner,
    reviews,
    releases,
    now,
    sitesFolder,
    board: createBoard(strapi, templates),
    versionDesk: createVersionDesk(strapi, { templates, activation, now }),
    templateDesk: createTemplateDesk(strapi),
    driftDesk: createDriftDesk(strapi, { now }),
    adjustmentDesk: createAdjustmentDesk(strapi, { examiner, log, now, onPublicChange, jobs }),
    impact,
    figures: createFigures({ log }),
    impactDesk: createImpactDesk(strapi, { impact, now }),
    recheck,
    jobs,
    pushDesk: createPushDesk(strapi, { jobs, now }),
    waiverDesk: createWaiverDesk(strapi, { examiner, jobs, now }),
    intake: createIntake(strapi, {
      examiner,
      log,
      now,
      onPublicChange,
      holdReleases: (task) => releases.hold(task),
    }),
    siteDesk: createSiteDesk({ releases, listSites: () => listSites(strapi) }),
    desk: createDesk(strapi, {
      reviews,
      examiner,
      log,
      publicAddress: (document) => publicAddress(strapi, document),
    }),
  };
}

function signingOf({ sites }: PluginConfig): { key?: RecordKey } {
  if (sites.signingKey === '') return {};
  return { key: signingKeyOf(Buffer.from(sites.signingKey, 'base64url')) };
}

/** What releases draw with: the built file of the drawing threads is there in every build but a hasty one. */
function createDrawing(picturesFolder: string) {
  const pictures = createChartPictures(createPictureCache(picturesFolder));
  const worker = path.join(__dirname, '../guide-worker/index.js');
  const openPool = existsSync(worker)
    ? drawInThreads({ worker, pictures, picturesFolder })
    : drawHere(pictures);
  const program = createHash('sha256').update(readFileSync(__filename)).digest('hex');
  const script = path.join(__dirname, '../site-search/index.mjs');
  const searchScript = existsSync(script) ? { searchScript: readFileSync(script, 'utf8') } : {};
  return { pictures, openPool, program, ...searchScript };
}
