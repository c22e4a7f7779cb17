import type { Chart } from '../flowchart/chart';
import { defaultChart } from '../flowchart/default-chart';
import { CHART_WORDS } from '../flowchart/words';
import type { GuideDocument } from './document';

/** What a guide says about its process. Guides for which it is equal have equal charts, with one hash. */
export type ChartSource = Pick<
  GuideDocument,
  'itemType' | 'steps' | 'specialProcedures' | 'locale'
>;

export function chartSourceOf(guide: GuideDocument): ChartSource {
  const { itemType, steps, specialProcedures, locale } = guide;
  return { itemType, steps, specialProcedures, locale };
}

/**
 * The chart of a guide for which none was drawn: that of its steps. It bears no name, because 300 townships share it;
 * the page or the answer that it stands in says whose it is.
 */
export function chartOfSteps(source: ChartSource): Chart {
  return defaultChart({ ...source, title: CHART_WORDS[source.locale].process });
}
