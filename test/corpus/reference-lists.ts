import type {
  Certificate,
  IntermediaryService,
} from '../../src/plugins/guide-publisher/domain/document/records';
import type { ReferenceSets } from '../../src/plugins/guide-publisher/domain/template/types';
import { normalName } from '../../src/plugins/guide-publisher/domain/template/values';
import { SCOPES } from './words';

/** The city's published lists: the sample's entries and variants of them, as many as the real city has. */

/** Proofs asked of applicants and intermediary services: retained, and struck off. */
export const LIST_SIZES = {
  certificates: { retained: 772, cancelled: 172 },
  intermediaries: { retained: 44, 'cleaned-up': 30 },
} as const;

/** Between the past and the coming dates of the corpus. */
const TODAY = '2026-11-01';

export const certificatesOf = (originals: readonly Certificate[]): Certificate[] =>
  listOf(originals, LIST_SIZES.certificates);

export const intermediariesOf = (originals: readonly IntermediaryService[]) =>
  listOf(originals, LIST_SIZES.intermediaries);

/** What a check looks up. The corpus has no code twice: an import would refuse it before any check. */
export function referenceSetsOf(
  certificates: readonly Certificate[],
  intermediaries: readonly IntermediaryService[]
): ReferenceSets {
  return {
    retainedCertificates: keysOf(certificates, 'retained'),
    cancelledCertificates: keysOf(certificates, 'cancelled'),
    retainedIntermediaries: keysOf(intermediaries, 'retained'),
    cleanedUpIntermediaries: keysOf(intermediaries, 'cleaned-up'),
    cancelledItems: new Set(),
    duplicateCodes: new Set(),
    today: TODAY,
  };
}

interface Listed {
  readonly code: string;
  readonly name: string;
  readonly status: string;
}

function listOf<T extends Listed>(
  originals: readonly T[],
  sizes: Readonly<Record<string, number>>
): T[] {
  return Object.entries(sizes).flatMap(([status, size]) => {
    const own = originals.filter((entry) => entry.status === status);
    return Array.from({ length: Math.max(size, own.length) }, (_, i) => {
      const original = own[i % own.length]!;
      const round = Math.floor(i / own.length);
      return round === 0 ? original : variantOf(original, round);
    });
  });
}

function variantOf<T extends Listed>(original: T, round: number): T {
  const scope = SCOPES[(round - 1) % SCOPES.length]!;
  const turn = Math.floor((round - 1) / SCOPES.length);
  const suffix = turn === 0 ? scope : `${scope}第${turn + 1}类`;
  return {
    ...original,
    code: `${original.code}-${String(round).padStart(2, '0')}`,
    name: `${original.name}（${suffix}）`,
  };
}

function keysOf(list: readonly Listed[], status: string): ReadonlySet<string> {
  const wanted = list.filter((entry) => entry.status === status);
  return new Set(wanted.flatMap(({ code, name }) => [code, name, normalName(name)]));
}
