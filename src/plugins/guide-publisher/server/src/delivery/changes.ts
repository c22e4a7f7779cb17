import type { Locale } from '../../../domain/codes/tables';
import type { DocumentKind } from '../../../domain/document/document';
import { PublisherError } from '../../../shared/contracts/errors';
import type { RetirementReason } from '../editions/types';
import type { EditionColumns, EditionTable } from './table';
import { releaseMeta, type PublicRelease } from './types';
import { withinScope } from './visibility';

/** What happened to the public set of documents; a reader who applies all events in order has exactly that set. */
export type ChangeEvent = PublishedEvent | WithdrawnEvent;

interface EventHead {
  /** Place in the log; no two events share one. */
  readonly sequence: number;
  readonly kind: DocumentKind;
  readonly code: string;
  readonly locale: Locale;
}

/** The document is public in this text; it takes the place of an earlier one. */
export interface PublishedEvent extends EventHead {
  readonly action: 'published';
  readonly hash: string;
}

export interface WithdrawnEvent extends EventHead {
  readonly action: 'withdrawn';
  /** `moved`: the document is public, but in a region that is not on this site. */
  readonly reason: Exclude<RetirementReason, 'replaced'> | 'moved';
  /** Code of the document that takes its place, or blank. */
  readonly successor: string;
}

export interface ChangesQuery {
  readonly since: number;
  readonly limit: number;
}

/**
 * Events after `since` that the release shows, as JSON text. `meta.next` is the `since` of the next request, also when
 * there is nothing new. Throws `api.release-went-back` when the reader is ahead of the release.
 */
export async function changesSince(
  table: EditionTable,
  release: PublicRelease,
  { since, limit }: ChangesQuery
): Promise<string> {
  const { asOf } = release;
  if (since > asOf) throw new PublisherError('api.release-went-back', { since, asOf });
  const span = { $gt: since, $lte: asOf };
  const scope = withinScope(release);
  // One more than wanted of each: whether there is more is then known.
  const [published, retired] = await Promise.all([
    table.find({
      where: { sequence: span, ...scope },
      columns: ['sequence', 'kind', 'code', 'editionLocale', 'hash'],
      orderBy: [{ sequence: 'asc' }],
      limit: limit + 1,
    }),
    table.find({
      where: { retiredSequence: span, ...scope },
      columns: ['retiredSequence', 'retiredReason', 'successor', 'kind', 'code', 'editionLocale'],
      orderBy: [{ retiredSequence: 'asc' }],
      limit: limit + 1,
    }),
  ]);
  const events = eventsOf(published, retired);
  const data = events.slice(0, limit);
  const more = events.length > limit;
  const next = more ? data.at(-1)!.sequence : asOf;
  return JSON.stringify({ data, meta: { next, more, release: releaseMeta(release) } });
}

type PublishedRow = Pick<EditionColumns, 'sequence' | 'kind' | 'code' | 'editionLocale' | 'hash'>;
type RetiredRow = Pick<
  EditionColumns,
  'retiredSequence' | 'retiredReason' | 'successor' | 'kind' | 'code' | 'editionLocale'
>;

/**
 * Events in order. An edition retires its predecessor at its own place: if both are in scope, that is one publication;
 * if only the predecessor is, the document has left the scope.
 */
function eventsOf(
  published: readonly PublishedRow[],
  retired: readonly RetiredRow[]
): ChangeEvent[] {
  const events = new Map<number, ChangeEvent>();
  for (const row of retired) {
    const sequence = row.retiredSequence ?? 0;
    events.set(sequence, withdrawnEvent(sequence, row));
  }
  for (const { sequence, kind, code, editionLocale: locale, hash } of published) {
    events.set(sequence, { sequence, action: 'published', kind, code, locale, hash });
  }
  return [...events.values()].sort((a, b) => a.sequence - b.sequence);
}

function withdrawnEvent(sequence: number, row: RetiredRow): WithdrawnEvent {
  const { kind, code, editionLocale: locale, retiredReason, successor } = row;
  const left = retiredReason === null || retiredReason === 'replaced';
  const reason = left ? 'moved' : retiredReason;
  return { sequence, action: 'withdrawn', kind, code, locale, reason, successor: successor ?? '' };
}
