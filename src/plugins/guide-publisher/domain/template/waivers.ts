import { NEVER_EXCUSED } from './grace';
import type { Finding } from './types';

/** A finding that a reviewer accepts for a time. It stands for exactly one: this rule, at this place, of this document. */
export interface Waiver {
  readonly rule: string;
  /** Code of the document. */
  readonly code: string;
  /** JSON pointer, as in the finding. */
  readonly path: string;
  readonly reviewer: string;
  readonly reason: string;
  /** Last day on which it holds, ISO form. */
  readonly endDate: string;
}

export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

export interface Waived {
  /** What remains to be mended. */
  readonly open: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  /** Waivers of this document whose time is over: their findings are open again. */
  readonly ended: readonly Waiver[];
  /** Waivers in force that stand for no finding: what they excused is mended. */
  readonly unused: readonly Waiver[];
}

/**
 * Sets the findings of one document aside that are waived today (ISO date). A waiver that says no reason, reviewer or
 * date, and a rule that could not be run, excuse nothing.
 */
export function applyWaivers(params: {
  readonly code: string;
  readonly findings: readonly Finding[];
  readonly waivers: readonly Waiver[];
  readonly today: string;
  /** Rules of the template that no reviewer may excuse. */
  readonly neverWaived?: ReadonlySet<string>;
}): Waived {
  const { code, findings, waivers, today, neverWaived = NONE } = params;
  const own = waivers.filter((waiver) => waiver.code === code && isComplete(waiver));
  const ended = own.filter(({ endDate }) => endDate < today);
  const inForce = own.filter(({ endDate }) => endDate >= today);
  const byPlace = new Map(inForce.map((waiver) => [placeOf(waiver), waiver]));
  const open: Finding[] = [];
  const waived: WaivedFinding[] = [];
  const used = new Set<Waiver>();
  for (const finding of findings) {
    const waiver =
      NEVER_EXCUSED.has(finding.rule) || neverWaived.has(finding.rule)
        ? undefined
        : byPlace.get(placeOf(finding));
    if (waiver === undefined) {
      open.push(finding);
      continue;
    }
    waived.push({ finding, waiver });
    used.add(waiver);
  }
  return { open, waived, ended, unused: inForce.filter((waiver) => !used.has(waiver)) };
}

const NONE: ReadonlySet<string> = new Set();

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

function isComplete({ reviewer, reason, endDate }: Waiver): boolean {
  return reviewer.trim() !== '' && reason.trim() !== '' && ISO_DATE.test(endDate);
}

const placeOf = ({ rule, path }: Pick<Waiver, 'rule' | 'path'>): string => `${rule}\n${path}`;
