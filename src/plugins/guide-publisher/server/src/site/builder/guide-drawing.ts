import type { Locale } from '../../../../domain/codes/tables';
import type { GuideDocument } from '../../../../domain/document/document';
import { chartOfSteps, chartSourceOf } from '../../../../domain/document/guide-chart';
import type { Chart } from '../../../../domain/flowchart/chart';
import type { Provenance } from '../../editions/types';
import type { ReleaseFile } from '../../release/types';
import { pathsOf } from '../addresses';
import type { ChartPictures } from '../charts/pictures';
import { cleanDocument } from '../clean';
import { createChartDrawer, type ChartDrawer, type DrawnChart } from '../components/chart';
import { factsOf, latestOf, type GuideFacts, type LatestGuide } from '../facts';
import { guidePage } from '../pages/guide';
import type { Site } from '../types';
import { viewOf } from '../view';

/** All that guide pages of one language are drawn with; plain data, so that another thread can draw. */
export interface DrawingContext {
  readonly site: Site;
  readonly locale: Locale;
  readonly locales: readonly Locale[];
  readonly stylesheetPath: string;
  /** Published charts by the code of what they draw. */
  readonly charts: ReadonlyMap<string, Chart>;
  readonly places: Places;
}

/** Where guides link to for a certificate or an intermediary service, by its code. */
export interface Places {
  readonly certificates: ReadonlyMap<string, string>;
  readonly intermediaries: ReadonlyMap<string, string>;
}

export interface GuideToDraw {
  /** The document as JSON. */
  readonly text: string;
  readonly sequence: number;
  readonly provenance: Provenance;
  /** Is there a page of it in the other language? */
  readonly translated: boolean;
}

export interface DrawnGuide {
  readonly path: string;
  readonly body: Uint8Array;
  /** Files of its chart that were not handed out before by the same drawer. */
  readonly files: readonly ReleaseFile[];
  readonly facts: GuideFacts;
  readonly latest: LatestGuide;
}

export type GuideDrawer = (guide: GuideToDraw) => Promise<DrawnGuide>;

export function createGuideDrawer(context: DrawingContext, pictures?: ChartPictures): GuideDrawer {
  const { locale, places, charts } = context;
  const view = viewOf(context);
  const draw = createChartDrawer(view, pictures);
  const other = context.locales.find((each) => each !== locale);
  return async ({ text, sequence, provenance, translated }) => {
    const document = cleanDocument(JSON.parse(text) as GuideDocument);
    const { code } = document;
    const edition = { document, provenance, sequence };
    const chart = await processOf(document, { charts, draw });
    const links = {
      certificatePath: (wanted: string) => places.certificates.get(wanted) ?? null,
      intermediaryPath: (wanted: string) => places.intermediaries.get(wanted) ?? null,
      translation: other && translated ? pathsOf(other).guide(code) : null,
    };
    const html = guidePage({ view, edition, chartHtml: chart?.html ?? '', links });
    return {
      path: view.paths.guide(code),
      body: Buffer.from(html, 'utf8'),
      files: chart?.newFiles ?? [],
      facts: factsOf(document, locale),
      latest: latestOf(edition, locale),
    };
  };
}

/** A published chart of the guide wins over one of its standard item, and both over the one drawn from the steps. */
async function processOf(
  document: GuideDocument,
  { charts, draw }: { charts: ReadonlyMap<string, Chart>; draw: ChartDrawer }
): Promise<DrawnChart | null> {
  const published = charts.get(document.code) ?? charts.get(document.basicCode);
  if (published) return draw(published, (chart) => chart);
  if (document.steps.length === 0) return null;
  return draw(chartSourceOf(document), chartOfSteps);
}
