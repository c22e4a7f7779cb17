import { DOCUMENT_KINDS } from '../document/document';
import { codesOf } from '../codes/tables';
import type { CompiledRule } from './compile';
import type { AppliesTo } from './types';
import { property } from './values';

/** What decides which rules and policies a document meets. A blank is matched by absent lists only. */
export interface Target {
  readonly kind: string;
  readonly type: string;
  readonly level: string;
}

const KINDS: ReadonlySet<unknown> = new Set(DOCUMENT_KINDS);
const TYPES: ReadonlySet<unknown> = new Set(codesOf('itemType'));
const LEVELS: ReadonlySet<unknown> = new Set(codesOf('level'));

/** Does the rule or policy apply? An absent list means all; absent `documents` means guides. */
export function appliesTo(scope: AppliesTo | undefined, target: Target): boolean {
  const { documents = GUIDES, types, levels } = scope ?? {};
  if (!(documents as readonly string[]).includes(target.kind)) return false;
  if (types !== undefined && !types.includes(target.type)) return false;
  return levels === undefined || levels.includes(target.level);
}

/**
 * The rules of each combination of kind, item type and level, looked up once and kept. Unknown values count as blank,
 * so that there are never more than 8 × 12 × 8 combinations, whatever the documents hold.
 */
export class Dispatch {
  private readonly byKey = new Map<string, Map<string, Map<string, readonly CompiledRule[]>>>();

  constructor(private readonly rules: readonly CompiledRule[]) {}

  /** `null` for what is no document. */
  rulesFor(document: unknown): readonly CompiledRule[] | null {
    const kind = property(document, 'kind');
    if (!KINDS.has(kind)) return null;
    const type = known(property(document, 'itemType'), TYPES);
    const level = known(property(document, 'level'), LEVELS);
    const byType = childOf(this.byKey, kind as string);
    const byLevel = childOf(byType, type);
    let found = byLevel.get(level);
    if (found === undefined) {
      const target = { kind: kind as string, type, level };
      found = this.rules.filter(({ rule }) => appliesTo(rule.appliesTo, target));
      byLevel.set(level, found);
    }
    return found;
  }
}

const GUIDES = ['guide'] as const;

function known(value: unknown, codes: ReadonlySet<unknown>): string {
  return codes.has(value) ? (value as string) : '';
}

function childOf<V>(parent: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let child = parent.get(key);
  if (child === undefined) {
    child = new Map();
    parent.set(key, child);
  }
  return child;
}
