import type { GuideDocument } from '../../../domain/document/document';
import type { FindingsDelta } from '../../../domain/template/delta';
import type { Finding, Template } from '../../../domain/template/types';
import type { ImpactCounts, ImpactReport } from '../../../shared/contracts/services';

/** Counts what guides gain and lose: exact, in memory that grows with rules and organizations, not with guides. */
export class ImpactTally {
  private readonly totals = newCounts();
  private readonly rules = new Map<string, Counts & { rule: string; severity: string }>();
  private readonly levels = new Map<string, Counts & { level: string }>();
  private readonly organizations = new Map<string, Counts & { creditCode: string; name: string }>();
  private affected = 0;
  private blocked = 0;

  add({ level, organization }: GuideDocument, delta: FindingsDelta): void {
    this.affected += 1;
    if (delta.gained.some(isError)) this.blocked += 1;
    const { creditCode, name } = organization;
    const own = entryOf(this.organizations, creditCode, { creditCode, name });
    const counts = [this.totals, entryOf(this.levels, level, { level }), own];
    for (const each of counts) count(each, delta.gained.length, delta.lost.length);
    this.countRules(delta);
  }

  /** @param templates in whose words rules are named, the first that knows one decides */
  report(
    templates: readonly Template[]
  ): Pick<ImpactReport, 'affected' | 'blocked' | 'totals' | 'rules' | 'levels' | 'organizations'> {
    const titles = new Map(
      templates.toReversed().flatMap(({ rules }) => rules.map(({ id, title }) => [id, title]))
    );
    return {
      affected: this.affected,
      blocked: this.blocked,
      totals: this.totals,
      rules: mostFirst(this.rules, ({ rule }) => rule).map((each) => ({
        ...each,
        title: titles.get(each.rule) ?? { 'zh-Hans': each.rule, en: each.rule },
      })),
      levels: mostFirst(this.levels, ({ level }) => level),
      organizations: mostFirst(this.organizations, ({ creditCode }) => creditCode),
    };
  }

  private countRules({ gained, lost }: FindingsDelta): void {
    const entries = new Map<Counts, { gained: number; lost: number }>();
    const note = ({ rule, severity }: Finding, side: 'gained' | 'lost') => {
      const entry = entryOf(this.rules, `${rule} ${severity}`, { rule, severity });
      const own = entries.get(entry) ?? { gained: 0, lost: 0 };
      entries.set(entry, own);
      own[side] += 1;
    };
    gained.forEach((finding) => note(finding, 'gained'));
    lost.forEach((finding) => note(finding, 'lost'));
    for (const [entry, own] of entries) count(entry, own.gained, own.lost);
  }
}

type Counts = { -readonly [K in keyof ImpactCounts]: ImpactCounts[K] };

const newCounts = (): Counts => ({ gained: 0, gainingGuides: 0, lost: 0, losingGuides: 0 });

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Counts one guide. */
function count(counts: Counts, gained: number, lost: number): void {
  counts.gained += gained;
  counts.lost += lost;
  if (gained > 0) counts.gainingGuides += 1;
  if (lost > 0) counts.losingGuides += 1;
}

function entryOf<T extends object>(
  entries: Map<string, Counts & T>,
  key: string,
  named: T
): Counts & T {
  const known = entries.get(key);
  if (known) return known;
  const entry = { ...named, ...newCounts() };
  entries.set(key, entry);
  return entry;
}

function mostFirst<T extends Counts>(
  entries: ReadonlyMap<string, T>,
  nameOf: (entry: T) => string
): T[] {
  return [...entries.values()].sort(
    (a, b) => b.gained - a.gained || b.lost - a.lost || (nameOf(a) < nameOf(b) ? -1 : 1)
  );
}
