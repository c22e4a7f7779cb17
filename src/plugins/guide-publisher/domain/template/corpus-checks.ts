import type { GuideDocument } from '../document/document';
import { builtInFinding } from './messages';
import type { Finding } from './types';

/** What only the whole city shows. Guides are added one by one as summaries; 100,000 of them take some 50 MB. */
export interface GuideSummary {
  readonly code: string;
  readonly basicCode: string;
  readonly name: string;
  /** Credit code of the organization. */
  readonly organization: string;
  /** Line of work; organizations of one line and level are sisters. */
  readonly department: string;
  readonly level: string;
  /** Of the guide and of its item, codes of the table `itemStatus`. */
  readonly status: string;
  readonly itemStatus: string;
  /** Code of the table `powerSource`. */
  readonly powerSource: string;
}

export function summaryOf(guide: GuideDocument): GuideSummary {
  const { code, basicCode, name, level, status, itemStatus, powerSource } = guide;
  const { creditCode: organization, department } = guide.organization;
  return {
    code,
    basicCode,
    name,
    organization,
    department,
    level,
    status,
    itemStatus,
    powerSource,
  };
}

/** Several guides of one organization for one item. */
export interface RepeatedItem {
  readonly organization: string;
  readonly basicCode: string;
  readonly codes: readonly string[];
}

/** An item that an organization has no guide for, though its sisters do. */
export interface MissingItem {
  readonly organization: string;
  readonly basicCode: string;
  readonly name: string;
  /** Sisters that have it, and all sisters. */
  readonly having: number;
  readonly sisters: number;
}

/** An item that organizations of one level hold from above: delegated, authorized or entrusted. */
export interface Delegation {
  readonly basicCode: string;
  readonly name: string;
  readonly department: string;
  readonly level: string;
  /** Guides in use that say so. */
  readonly guides: number;
  /** Organizations of the same line at higher levels that still have a guide in use for it. */
  readonly stillAbove: readonly string[];
}

export interface SisterOptions {
  /** Share of the sisters that must have an item, above 0 to 1; 1 is all of them. */
  readonly share?: number;
  /** Fewest sisters that a comparison makes sense with. */
  readonly fewest?: number;
}

/** `itemStatus`: cancelled, of a guide or an item. */
const CANCELLED = '3';
/** `itemStatus`: in use. */
const IN_USE = '1';
/** `powerSource`: delegated, authorized and entrusted by a higher level. */
const FROM_ABOVE: ReadonlySet<string> = new Set(['2', '3', '5']);
/** Length of an implementation code without the digits of a variant (业务办理项). */
const WITHOUT_VARIANT = 31;

export class CorpusSurvey {
  private readonly countByCode = new Map<string, number>();
  private readonly codesByItem = new Map<string, string[]>();
  private readonly sisterhoods = new Map<string, Sisterhood>();
  private readonly cancelled: GuideSummary[] = [];
  private readonly handed = new Map<string, GuideSummary[]>();

  add(guide: GuideSummary): void {
    const { code, organization, basicCode } = guide;
    this.countByCode.set(code, (this.countByCode.get(code) ?? 0) + 1);
    if (guide.status === CANCELLED) return;
    if (guide.itemStatus === CANCELLED && guide.status === IN_USE) this.cancelled.push(guide);
    if (organization === '' || basicCode === '') return;
    push(this.codesByItem, itemKey(guide), code);
    if (guide.status === IN_USE && FROM_ABOVE.has(guide.powerSource)) {
      push(this.handed, [guide.department, guide.level, basicCode].join(SEPARATOR), guide);
    }
    if (guide.department !== '') this.sisterhoodOf(guide).add(guide);
  }

  /** Codes that more than one guide carries. */
  duplicateCodes(): ReadonlySet<string> {
    const repeated = [...this.countByCode].filter(([code, count]) => code !== '' && count > 1);
    return new Set(repeated.map(([code]) => code));
  }

  /** Guides of the same code are no second guide of an item; they are `duplicateCodes`. */
  repeatedItems(): RepeatedItem[] {
    return [...this.codesByItem].flatMap(([key, all]) => {
      if (all.length < 2) return [];
      const codes = [...new Set(all)];
      const [organization = '', basicCode = ''] = key.split(SEPARATOR);
      return codes.length < 2 ? [] : [{ organization, basicCode, codes }];
    });
  }

  missingItems({ share = 1, fewest = 3 }: SisterOptions = {}): MissingItem[] {
    return [...this.sisterhoods.values()].flatMap((sisters) => sisters.missing(share, fewest));
  }

  /** Guides in use whose item is cancelled. */
  cancelledInUse(): readonly GuideSummary[] {
    return this.cancelled;
  }

  /** What lower levels hold from above, and whether the higher level has kept it too. */
  delegations(): Delegation[] {
    return [...this.handed.values()].map((guides) => {
      const { basicCode, name, department, level } = guides[0]!;
      const above = [...this.sisterhoods.values()].filter((line) => line.isAbove(guides[0]!));
      const stillAbove = above.flatMap((line) => line.holdersOf(basicCode));
      return { basicCode, name, department, level, guides: guides.length, stillAbove };
    });
  }

  /** All that is about single guides, by the guide's code. */
  findingsByCode(): ReadonlyMap<string, readonly Finding[]> {
    const found = new Map<string, Finding[]>();
    for (const item of this.repeatedItems()) {
      for (const code of item.codes) push(found, code, repeatedFinding(item, code));
    }
    return found;
  }

  private sisterhoodOf({ department, level }: GuideSummary): Sisterhood {
    const key = `${department}${SEPARATOR}${level}`;
    const known = this.sisterhoods.get(key) ?? new Sisterhood(department, level);
    this.sisterhoods.set(key, known);
    return known;
  }
}

/** What an organization misses, as a finding about it: advice, since it may have no such power. */
export function missingFinding({ basicCode, name, having, sisters }: MissingItem): Finding {
  return builtInFinding({
    rule: 'corpus.item-missing',
    severity: 'advice',
    path: '',
    messageKey: 'corpus.item-missing',
    values: { item: basicCode, name, having: String(having), sisters: String(sisters) },
  });
}

/** Organizations of one line of work and level, and who has which item. */
class Sisterhood {
  private readonly members = new Set<string>();
  private readonly holders = new Map<string, { name: string; organizations: Set<string> }>();

  constructor(
    private readonly department: string,
    private readonly level: string
  ) {}

  /** Levels are numbered from the state down. */
  isAbove({ department, level }: GuideSummary): boolean {
    return department !== '' && this.department === department && this.level < level;
  }

  holdersOf(basicCode: string): readonly string[] {
    return [...(this.holders.get(basicCode)?.organizations ?? [])];
  }

  add({ organization, basicCode, name }: GuideSummary): void {
    this.members.add(organization);
    const known = this.holders.get(basicCode);
    if (known) known.organizations.add(organization);
    else this.holders.set(basicCode, { name, organizations: new Set([organization]) });
  }

  missing(share: number, fewest: number): MissingItem[] {
    const sisters = this.members.size - 1;
    if (sisters < fewest) return [];
    return [...this.holders].flatMap(([basicCode, { name, organizations }]) => {
      const having = organizations.size;
      // Of those that lack it, all others are sisters; with everybody having it nobody lacks it.
      if (having > sisters || having < share * sisters) return [];
      const lacking = [...this.members].filter((member) => !organizations.has(member));
      return lacking.map((organization) => ({ organization, basicCode, name, having, sisters }));
    });
  }
}

/** Between parts of a key; no code holds it. */
const SEPARATOR = '\n';

/** Variants of one item are guides of their own. */
function itemKey({ organization, basicCode, code }: GuideSummary): string {
  const variant = code.length > WITHOUT_VARIANT ? code.slice(WITHOUT_VARIANT) : '';
  return [organization, basicCode, variant].join(SEPARATOR);
}

/** Most other guides that a message names. */
const MOST_NAMED = 5;

function repeatedFinding({ basicCode, codes }: RepeatedItem, code: string): Finding {
  const others = codes.filter((other) => other !== code).slice(0, MOST_NAMED);
  return builtInFinding({
    rule: 'corpus.same-item-twice',
    severity: 'error',
    path: '/basicCode',
    messageKey: 'corpus.same-item-twice',
    values: {
      item: basicCode,
      others: { 'zh-Hans': others.join('、'), en: others.join(', ') },
    },
  });
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
