import { createHash } from 'node:crypto';
import type { Locale } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import type {
  Document,
  DocumentKind,
} from '../../../src/plugins/guide-publisher/domain/document/document';
import type {
  Edition,
  EditionKey,
  EditionLookup,
  RetirementReason,
} from '../../../src/plugins/guide-publisher/server/src/editions/types';

/** The edition log in memory, by its plain meaning: every question is answered by looking at everything. */
export function lookupOver(all: () => readonly Edition[]): EditionLookup {
  interface Asked {
    readonly kind: DocumentKind;
    readonly asOf: number;
    readonly locale: Locale;
  }
  const order = (a: Edition, b: Edition): number =>
    a.code === b.code ? a.sequence - b.sequence : a.code < b.code ? -1 : 1;
  const ofKind = ({ kind, locale }: Asked): Edition[] =>
    all()
      .filter((edition) => edition.kind === kind && edition.locale === locale)
      .sort(order);
  const isSeen = ({ sequence, retired }: Edition, asOf: number): boolean =>
    sequence <= asOf && (retired === null || retired.sequence > asOf);
  const seen = (asked: Asked): Edition[] =>
    ofKind(asked).filter((edition) => isSeen(edition, asked.asOf));
  const withdrawn = (asked: Asked): Edition[] =>
    ofKind(asked).filter(
      ({ retired }) =>
        retired !== null && retired.sequence <= asked.asOf && retired.reason !== 'replaced'
    );
  const lastOfEach = (editions: readonly Edition[]): Edition[] => [
    ...new Map(editions.map((edition) => [edition.code, edition])).values(),
  ];
  const among =
    (codes: readonly string[]) =>
    ({ code }: { code: string }): boolean =>
      codes.includes(code);
  const subjectOf = ({ document }: Edition): string =>
    document.kind === 'guide'
      ? document.basicCode
      : document.kind === 'flowchart'
        ? document.subjectCode
        : '';
  return {
    async *list(asked) {
      yield* seen(asked) as never;
    },
    async *listFrozen(asked) {
      for (const { code, sequence, provenance, document } of seen(asked)) {
        const regionCode = document.kind === 'guide' ? document.region.code : '';
        yield { code, sequence, provenance, regionCode, text: JSON.stringify(document) };
      }
    },
    async *listWithdrawn(asked) {
      const visible = new Set(seen(asked).map(({ code }) => code));
      yield* lastOfEach(withdrawn(asked)).filter(({ code }) => !visible.has(code));
    },
    async markAt(asOf) {
      const isPast = (edition: Edition): boolean => edition.sequence <= asOf;
      return JSON.stringify(all().filter(isPast).at(-1)?.hash ?? '');
    },
    async changes({ after, asOf }) {
      const isBetween = (at: number): boolean => at > after && at <= asOf;
      const keys = new Map<string, EditionKey>();
      for (const { kind, code, locale, sequence, retired } of all())
        if (isBetween(sequence) || (retired && isBetween(retired.sequence)))
          keys.set(JSON.stringify([kind, code, locale]), { kind, code, locale });
      return [...keys.values()];
    },
    find: async ({ codes, ...asked }) => seen(asked).filter(among(codes)) as never,
    ofSubjects: async ({ codes, ...asked }) =>
      seen(asked).filter((edition) => codes.includes(subjectOf(edition))) as never,
    findWithdrawn: async ({ codes, ...asked }) =>
      lastOfEach(withdrawn(asked)).filter(among(codes)) as never,
    precededBy: async ({ codes, ...asked }) =>
      withdrawn(asked)
        .filter(({ retired }) => codes.includes(retired!.successor))
        .map(({ code }) => code),
    mentioning: async ({ text, ...asked }) =>
      seen(asked)
        .filter(({ document }) => JSON.stringify(document).includes(text))
        .map(({ code }) => code),
    async *newest(asked) {
      yield* seen(asked).sort((a, b) => b.sequence - a.sequence) as never;
    },
  };
}

/** A log that documents are frozen into and retired from, as the real one does it. */
export class MemoryLog {
  private readonly editions: Edition[] = [];
  private sequence = 0;
  readonly lookup = lookupOver(() => this.editions);

  get lastSequence(): number {
    return this.sequence;
  }

  freeze(document: Document): void {
    this.sequence += 1;
    this.retireCurrent(document, { reason: 'replaced', successor: '' });
    const { kind, code, locale } = document;
    const at = this.now();
    this.editions.push({
      kind,
      code,
      locale,
      sequence: this.sequence,
      hash: createHash('sha256').update(JSON.stringify(document)).digest('hex'),
      document,
      provenance: { approvedAt: at, publishedAt: at, template: { id: 'bijie', version: 1 } },
      retired: null,
    });
  }

  retire(
    key: EditionKey,
    retirement: { readonly reason: RetirementReason; readonly successor: string }
  ): void {
    this.sequence += 1;
    this.retireCurrent(key, retirement);
  }

  private retireCurrent(
    { kind, code, locale }: EditionKey,
    { reason, successor }: { readonly reason: RetirementReason; readonly successor: string }
  ): void {
    const at = this.editions.findIndex(
      (edition) =>
        edition.kind === kind &&
        edition.code === code &&
        edition.locale === locale &&
        edition.retired === null
    );
    if (at < 0) return;
    const { sequence } = this;
    const retired = { sequence, reason, successor, at: this.now(), note: '' };
    this.editions[at] = { ...this.editions[at]!, retired };
  }

  private now(): string {
    return new Date(Date.parse('2026-01-05T02:00:00Z') + this.sequence * 3_600_000).toISOString();
  }
}
