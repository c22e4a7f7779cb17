import { HANDLING } from './handling';
import { LIMITS } from './limits';
import { LISTS } from './lists';
import { TEXTS } from './texts';
import type { Victim, Violation } from './violation';

/** Every kind of mistake that the corpus knows. */
export const VIOLATIONS: readonly Violation[] = [...HANDLING, ...LIMITS, ...TEXTS, ...LISTS];

/** Breaks a correct guide in one way that fits it, in place, and says which rules report it. */
export function breakGuide(victim: Victim): readonly string[] {
  const start = victim.random.below(VIOLATIONS.length);
  for (let i = 0; i < VIOLATIONS.length; i += 1) {
    const violation = VIOLATIONS[(start + i) % VIOLATIONS.length]!;
    if (!violation.fits(victim)) continue;
    violation.commit(victim);
    return violation.rules;
  }
  return [];
}
