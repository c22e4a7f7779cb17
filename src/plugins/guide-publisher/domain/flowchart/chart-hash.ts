import type { Chart } from './chart';
import { sha256 } from './sha256';

/**
 * Identity of a chart's content: SHA-256 over its JSON with sorted keys, in lower-case hex. Picture and outline of the same
 * chart carry the same one, so that a reader of either can be sure of the other.
 */
export function chartHash(chart: Chart): string {
  return sha256(canonicalJson(chart));
}

function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const members: string[] = [];
    for (const key of Object.keys(value).sort()) {
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) members.push(`${JSON.stringify(key)}:${canonicalJson(member)}`);
    }
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
