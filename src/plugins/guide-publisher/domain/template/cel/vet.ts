import type { ASTNode } from '@marcbachmann/cel-js';
import type { LocalizedText } from '../../codes/tables';
import { compileSearch } from '../linear-pattern';
import { MATCHES } from './environment';

/**
 * What an expression may use. A list of what is allowed, so that a new function of the engine is refused until
 * somebody has thought about its cost. One pass over lists is allowed, a pass within a pass is not; texts and lists
 * cannot be made longer. So an expression costs at most its size times the longest list.
 */
const LOOPS: ReadonlySet<string> = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...LOOPS,
  ...['has', 'size', 'contains', 'startsWith', 'endsWith', 'trim', 'matches', 'workdays'],
  ...['int', 'double'],
]);
const OPERATORS: ReadonlySet<string> = new Set([
  ...['value', 'id', '.', '[]', 'list', 'call', 'rcall', '?:', 'in'],
  ...['==', '!=', '<', '<=', '>', '>=', '&&', '||', '!_', '-_', '+', '-', '*', '/', '%'],
]);

/**
 * Looks at an expression before its types are checked; leads its `matches` to the linear engine.
 * Gives the first thing that is not allowed, `null` when all is well.
 */
export function vetExpression(root: ASTNode): LocalizedText | null {
  return vet(root as unknown as Node, false);
}

/** After the types are checked: `+` adds numbers, it does not make texts and lists longer. */
export function vetAdditions(root: ASTNode): LocalizedText | null {
  const node = root as unknown as Node;
  if (node.op === '+' && !['int', 'double'].includes(String(node.checkedType))) return NO_JOINING;
  return firstOf(childrenOf(node), (child) => vetAdditions(child as unknown as ASTNode));
}

/** All names and texts of the expression: whatever field it reads is among them. */
export function namesIn(root: ASTNode): ReadonlySet<string> {
  const names = new Set<string>();
  const open: unknown[] = [root];
  while (open.length > 0) {
    const part = open.pop();
    if (typeof part === 'string') names.add(part);
    else if (Array.isArray(part)) open.push(...part);
    else if (typeof part === 'object' && part !== null && 'args' in part) open.push(part.args);
  }
  return names;
}

/** The syntax tree as far as the vetting reads it; the package types each operator on its own. */
interface Node {
  readonly op: string;
  readonly args: unknown;
  readonly checkedType?: unknown;
}

function vet(node: Node, inLoop: boolean): LocalizedText | null {
  if (!OPERATORS.has(node.op)) return refused(node.op);
  if (node.op !== 'call' && node.op !== 'rcall') {
    return firstOf(childrenOf(node), (child) => vet(child, inLoop));
  }
  const call = node.args as unknown[];
  const name = String(call[0]);
  if (!FUNCTIONS.has(name)) return refused(name);
  const loop = node.op === 'rcall' && LOOPS.has(name);
  if (loop && inLoop) return NO_NESTING;
  const found = name === 'matches' && node.op === 'rcall' ? vetPattern(call) : null;
  if (found) return found;
  const receivers = node.op === 'rcall' ? [call[1] as Node] : [];
  return (
    firstOf(receivers, (child) => vet(child, inLoop)) ??
    firstOf(call.at(-1) as Node[], (child) => vet(child, inLoop || loop))
  );
}

/** Only a pattern that is written out can be looked at beforehand. */
function vetPattern(call: unknown[]): LocalizedText | null {
  const [pattern] = call[2] as Node[];
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string') return NO_LITERAL;
  const compiled = compileSearch(pattern.args);
  if (!compiled.ok) return compiled.problem;
  call[0] = MATCHES;
  return null;
}

function childrenOf({ op, args }: Node): Node[] {
  if (op === 'value' || op === 'id') return [];
  const parts = Array.isArray(args) ? args.flat() : [args];
  return parts.filter((part): part is Node => typeof part === 'object' && part !== null);
}

function firstOf(
  nodes: readonly Node[],
  look: (node: Node) => LocalizedText | null
): LocalizedText | null {
  for (const node of nodes) {
    const found = look(node);
    if (found) return found;
  }
  return null;
}

const refused = (name: string): LocalizedText => ({
  'zh-Hans': `表达式中不允许使用“${name}”；可用的函数：${[...FUNCTIONS].join('、')}`,
  en: `"${name}" is not allowed in an expression; the functions are: ${[...FUNCTIONS].join(', ')}`,
});

const NO_NESTING: LocalizedText = {
  'zh-Hans': '对列表的遍历之中不得再遍历列表',
  en: 'A pass over a list must not stand within a pass over a list',
};
const NO_LITERAL: LocalizedText = {
  'zh-Hans': 'matches 的格式应直接写出',
  en: 'The pattern of matches() must be written out',
};
const NO_JOINING: LocalizedText = {
  'zh-Hans': '“+”只能用于数字',
  en: '"+" is for numbers only',
};
