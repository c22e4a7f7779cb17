import type { Locale } from '../../../domain/codes/tables';
import type { FlowchartDocument, GuideDocument } from '../../../domain/document/document';
import { chartOfSteps, chartSourceOf } from '../../../domain/document/guide-chart';
import { toBpmn } from '../../../domain/flowchart/bpmn';
import type { Chart } from '../../../domain/flowchart/chart';
import { outlineOf } from '../../../domain/flowchart/outline';
import { chartToSvg } from '../../../domain/flowchart/svg';
import type { Documents } from './documents';
import type { EditionTable } from './table';
import { releaseMeta, type Content, type PublicRelease } from './types';
import { shownBy, spellingsOf } from './visibility';

export const CHART_FORMS = ['json', 'svg', 'bpmn'] as const;
export type ChartForm = (typeof CHART_FORMS)[number];

export const CHART_TYPES: Readonly<Record<ChartForm, string>> = {
  json: 'application/json',
  svg: 'image/svg+xml',
  bpmn: 'application/xml',
};

export interface FlowchartQuery {
  /** Code of a flowchart, or of what it draws. */
  readonly code: string;
  readonly locale: Locale;
  readonly form: ChartForm;
}

interface FoundChart {
  readonly code: string;
  readonly name: string;
  readonly subjectCode: string;
  /** `published` as a chart of its own, or `derived` from the steps of the guide. */
  readonly origin: 'published' | 'derived';
  /** Hash of the document that the chart comes from. */
  readonly hash: string;
  readonly chart: Chart;
}

interface Parts {
  readonly documents: Documents;
  readonly table: EditionTable;
}

/**
 * A flowchart, as JSON, drawn, or as BPMN 2.0. The code may be its own or that of a guide: then it is the published chart of
 * the guide, else the one of its standard item, else the one that its steps describe.
 * Throws `api.not-found` and `api.withdrawn`.
 */
export async function flowchart(
  parts: Parts,
  release: PublicRelease,
  { code, locale, form }: FlowchartQuery
): Promise<Content> {
  const found = await findChart(parts, release, { code, locale });
  return { type: CHART_TYPES[form], body: await written(found, release, { locale, form }) };
}

/** `x.svg` and `x.bpmn` name a form; anything else is a code. */
export function readChartAddress(address: string): { code: string; form: ChartForm } {
  const [, code, form] = /^(.+)\.(svg|bpmn)$/i.exec(address) ?? [];
  if (code === undefined || form === undefined) return { code: address, form: 'json' };
  return { code, form: form.toLowerCase() as ChartForm };
}

async function written(
  { chart, ...head }: FoundChart,
  release: PublicRelease,
  { locale, form }: { locale: Locale; form: ChartForm }
): Promise<string> {
  if (form === 'svg') return chartToSvg(chart, { locale });
  if (form === 'bpmn') return toBpmn(chart, { locale });
  const data = { ...head, locale, chart, outline: outlineOf(chart, locale) };
  return JSON.stringify({ data, meta: { release: releaseMeta(release) } });
}

const COLUMNS = ['code', 'hash', 'document'] as const;

async function findChart(
  { documents, table }: Parts,
  release: PublicRelease,
  { code, locale }: { code: string; locale: Locale }
): Promise<FoundChart> {
  const common = { release, locale, columns: COLUMNS };
  const own = await documents.find({ ...common, kind: 'flowchart', code });
  if (own) return publishedChart(own);
  const guide = await documents.find({ ...common, kind: 'guide', code });
  const document = guide && (JSON.parse(guide.document) as GuideDocument);
  const subjects = document ? [document.code, document.basicCode].filter(Boolean) : [code];
  const drawn = await chartOfSubject({ table, release, locale, subjects });
  if (drawn) return publishedChart(drawn);
  if (guide && document && document.steps.length > 0) return derivedChart(document, guide.hash);
  throw await documents.absence({ release, kinds: ['flowchart', 'guide'], code, locale });
}

/** The chart that draws the first of the codes for which there is one. */
async function chartOfSubject({
  table,
  release,
  locale,
  subjects,
}: {
  table: EditionTable;
  release: PublicRelease;
  locale: Locale;
  subjects: readonly string[];
}) {
  const spellings = subjects.flatMap(spellingsOf);
  const rows = await table.find({
    where: { ...shownBy(release, 'flowchart', locale), basicCode: { $in: spellings } },
    columns: [...COLUMNS, 'basicCode'],
    orderBy: [{ code: 'asc' }],
    limit: spellings.length,
  });
  const rank = ({ basicCode }: { basicCode: string | null }) => spellings.indexOf(basicCode ?? '');
  return rows.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

function publishedChart({ hash, document }: { hash: string; document: string }): FoundChart {
  const { code, name, subjectCode, chart } = JSON.parse(document) as FlowchartDocument;
  return { code, name, subjectCode, origin: 'published', hash, chart };
}

function derivedChart(guide: GuideDocument, hash: string): FoundChart {
  const { code, name } = guide;
  const chart = chartOfSteps(chartSourceOf(guide));
  return { code, name, subjectCode: code, origin: 'derived', hash, chart };
}
