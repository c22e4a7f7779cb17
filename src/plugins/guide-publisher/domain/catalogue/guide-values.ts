import { limitInWorkdays } from '../codes/time-limit';
import { STAGE_OF_STEP, type StepId } from '../codes/values';
import type { GuideDocument } from '../document/document';
import type { LegalBasis } from '../document/lists';

/** What catalogues read out of a guide. */

/** An item with this status is cancelled and on no catalogue; a suspended one stays. */
const CANCELLED = '3';

export function isCancelled({ status, itemStatus }: GuideDocument): boolean {
  return status === CANCELLED || itemStatus === CANCELLED;
}

/** How long and how many: the values that reform figures are averages of. Limits in working days, `null` where there is none. */
export function extentOf(guide: GuideDocument) {
  return {
    legalBases: citationOf(guide),
    statutoryWorkdays: limitInWorkdays(guide.statutoryLimit),
    promisedWorkdays: limitInWorkdays(guide.promisedLimit),
    stages: stagesOf(guide),
    steps: guide.steps.length,
  };
}

/** Laws and articles in one text: 《law》article；《law》article. */
export function citationOf({ legalBases }: { readonly legalBases: readonly LegalBasis[] }): string {
  return legalBases
    .filter(({ law }) => law !== '')
    .map(({ law, article }) => `《${law.replace(/^《|》$/g, '')}》${article}`)
    .join('；');
}

/** How many of the three stages the steps of a guide go through. */
function stagesOf({ steps }: GuideDocument): number {
  const known = steps.map(({ step }) => step).filter(isStep);
  return new Set(known.map((step) => STAGE_OF_STEP[step])).size;
}

const isStep = (step: string): step is StepId => Object.hasOwn(STAGE_OF_STEP, step);
