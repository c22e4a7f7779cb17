import { createHash } from 'node:crypto';
import type { Locale } from '../../../../domain/codes/tables';
import { toBpmn } from '../../../../domain/flowchart/bpmn';
import type { Chart } from '../../../../domain/flowchart/chart';
import { chartHash } from '../../../../domain/flowchart/chart-hash';
import { chartToSvg } from '../../../../domain/flowchart/svg';
import type { ReleaseFile } from '../../release/types';
import { ALWAYS_FORMS, type DownloadForm, type PictureForm } from './forms';
import type { ChartPictures } from './pictures';

/** A chart as files of a release. */
export interface ChartFiles {
  /** SHA-256 of the chart, which its drawing and its outline carry too. */
  readonly hash: string;
  /** Size of the drawing, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Path of each form in the release; `svg` is what pages show. */
  readonly paths: ReadonlyMap<DownloadForm, string>;
  readonly files: readonly ReleaseFile[];
}

export interface ChartFilesParams {
  readonly locale: Locale;
  readonly forms: readonly PictureForm[];
  /** Makes the forms; absent where none may be asked for. */
  readonly pictures?: ChartPictures;
}

/**
 * Draws a chart into files. Their name is made of the hash of the chart and that of their bytes: equal processes share their files, in
 * all guides and releases, and a change of the drawing itself never hides behind a name that browsers have in their cache.
 */
export async function chartFiles(chart: Chart, params: ChartFilesParams): Promise<ChartFiles> {
  const { locale, forms, pictures } = params;
  const hash = chartHash(chart);
  const svg = chartToSvg(chart, { locale });
  const bpmn = await toBpmn(chart, { locale });
  const stem = `${hash.slice(0, 12)}-${digest(svg + bpmn).slice(0, 12)}`;
  const bodies = new Map<DownloadForm, string | Buffer>([
    ['svg', svg],
    ['bpmn', bpmn],
  ]);
  if (pictures) {
    for (const form of forms) {
      bodies.set(form, await pictures.make({ form, name: stem, svg, title: chart.title, locale }));
    }
  }
  const pathOf = (form: DownloadForm) => `${CHARTS}${stem.slice(0, 2)}/${stem}.${form}`;
  const made = [...ALWAYS_FORMS, ...forms].filter((form) => bodies.has(form));
  return {
    hash,
    ...sizeOf(svg),
    paths: new Map(made.map((form) => [form, pathOf(form)])),
    files: made.map((form) => ({ path: pathOf(form), body: bodies.get(form)! })),
  };
}

/** Among the assets, which never change and outlive the pages that showed them; in small folders. */
const CHARTS = 'assets/charts/';

function sizeOf(svg: string): { width: number; height: number } {
  const [, width, height] = /^<svg [^>]*?\bwidth="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
  return { width: Math.ceil(Number(width)), height: Math.ceil(Number(height)) };
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex');
