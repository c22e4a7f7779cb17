import { codesOf } from '../../../domain/codes/tables';
import { SHARED_FIELDS } from '../../../domain/document/records';
import { inSectionOrder } from '../../../domain/document/section-fields';
import { sectionOf, type Section } from '../../../domain/document/sections';
import { policiesFor } from '../../../domain/template/policies';
import type { FieldPolicy, Template } from '../../../domain/template/types';

/** Field policies as a table: a row for each field, a column for each item type, within it levels where they differ. */

export type Policy = Pick<FieldPolicy, 'policy' | 'required' | 'bound'>;

/** The policy of a field for an item type. */
export interface PolicyPart {
  readonly policy: Policy;
  /** Codes of levels; null where all levels have this policy. */
  readonly levels: readonly string[] | null;
}

export interface PolicyRow {
  readonly field: string;
  readonly section: Section;
  readonly clauses: readonly string[];
  /** Item types that stand side by side and have the same policies, in the order of the code table. */
  readonly cells: ReadonlyArray<{
    readonly types: readonly string[];
    readonly parts: readonly PolicyPart[];
  }>;
}

export const ITEM_TYPES: readonly string[] = codesOf('itemType');

/** Levels on which organizations implement items: province to village. */
const LEVELS: readonly string[] = codesOf('level').filter((code) => code >= '2' && code <= '6');

/** The fields that have a policy, in the order of sections. */
export function policyRows({ policies }: Pick<Template, 'policies'>): PolicyRow[] {
  const fields = new Set<string>(policies.map(({ field }) => field));
  return inSectionOrder([...fields]).map((field) => ({
    field,
    section: sectionOf(field),
    clauses: [
      ...new Set(policies.filter((each) => each.field === field).map(({ clause }) => clause)),
    ],
    cells: cellsOf(policies, field),
  }));
}

function cellsOf(policies: Template['policies'], field: string): PolicyRow['cells'] {
  const cells: Array<{ types: string[]; parts: readonly PolicyPart[] }> = [];
  for (const type of ITEM_TYPES) {
    const parts = partsOf(policies, field, type);
    const last = cells.at(-1);
    if (last && JSON.stringify(last.parts) === JSON.stringify(parts)) last.types.push(type);
    else cells.push({ types: [type], parts });
  }
  return cells;
}

function partsOf(policies: Template['policies'], field: string, type: string): PolicyPart[] {
  const groups = new Map<string, { policy: Policy; levels: string[] }>();
  for (const level of LEVELS) {
    const decided = policiesFor({ policies }, { kind: 'guide', type, level });
    const policy = essence([...decided].find(([name]) => name === field)?.[1] ?? unsaid(field));
    const key = JSON.stringify(policy);
    const group = groups.get(key) ?? { policy, levels: [] };
    groups.set(key, group);
    group.levels.push(level);
  }
  const parts = [...groups.values()];
  return parts.length === 1 ? [{ policy: parts[0]!.policy, levels: null }] : parts;
}

const essence = ({ policy, required, bound }: Policy): Policy => ({
  policy,
  ...(required ? { required } : {}),
  ...(bound ? { bound } : {}),
});

/** What holds for a field of which no policy speaks. */
const unsaid = (field: string): Policy => ({
  policy: (SHARED_FIELDS as readonly string[]).includes(field) ? 'standard' : 'local',
});
