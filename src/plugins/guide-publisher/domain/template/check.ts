import type { Document } from '../document/document';
import { LOCAL_FIELDS, type StandardItem } from '../document/records';
import type { CompiledRule } from './compile';
import type { Dispatch } from './dispatch';
import type { CheckRun, Detail } from './kind';
import { builtInFinding, inBoth, renderMessage, ruleMessageKey, valuesFor } from './messages';
import { entryAt, pathLabel, pointerAt, type Path, type Trail } from './field-path';
import { isTakenOver, OPEN, type Reading, type Settled, type SettledRules } from './settled';
import type { TextFaultName } from './text-faults';
import { TextBlock, textsOfFields } from './texts';
import type { Finding, Fix, ReferenceSets, Rule } from './types';
import { property, quote } from './values';

/** Runs the rules that a document meets. See `CompiledTemplate.check` for what is promised. */
export function checkDocument(input: {
  readonly document: Document;
  readonly references: ReferenceSets;
  readonly item: StandardItem | null;
  readonly dispatch: Dispatch;
  readonly settledRules: SettledRules;
}): Finding[] {
  const { document, references, item, dispatch, settledRules } = input;
  const rules = dispatch.rulesFor(document);
  if (rules === null) return [unknownDocument(document)];
  const settled = item && settledRules.of({ document, item, rules, references });
  const run = new Run(document, references, settled);
  if (settled === null) for (let i = 0; i < rules.length; i += 1) run.ask(rules[i]!);
  else askOpen({ rules, readings: settledRules.readingsOf(rules), settled, run });
  return run.findings;
}

/** Asks what is not settled, and settles what need not be asked again. */
function askOpen(input: {
  readonly rules: readonly CompiledRule[];
  readonly readings: readonly Reading[];
  readonly settled: Settled;
  readonly run: Run;
}): void {
  const { rules, readings, settled, run } = input;
  const { rests, own } = settled;
  for (let i = 0; i < rules.length; i += 1) {
    if ((rests[i]! & own) === 0) continue;
    const found = run.findings.length;
    const applied = run.ask(rules[i]!);
    if (rests[i] !== OPEN || run.findings.length > found) continue;
    const { condition, whole } = readings[i]!;
    const reads = applied ? whole : condition;
    if ((reads & own) === 0) rests[i] = reads;
  }
}

/** One document's check. One object per document is the only thing allocated while nothing is found. */
class Run implements CheckRun {
  readonly findings: Finding[] = [];
  readonly trail: Trail = [];
  private rule: Rule | null = null;
  private localTexts: TextBlock | null = null;

  constructor(
    readonly document: unknown,
    readonly references: ReferenceSets,
    private readonly settled: Settled | null
  ) {}

  /** Did the rule apply? What it found is among the findings. */
  ask(compiled: CompiledRule): boolean {
    this.rule = compiled.rule;
    try {
      if (compiled.applies?.(this.document, this.references) === false) return false;
      compiled.check(this);
    } catch (error) {
      this.findings.push(failed(compiled, error));
    }
    return true;
  }

  mayHave(fault: TextFaultName): boolean {
    if (this.settled?.texts.mayHave(fault)) return true;
    this.localTexts ??= this.readLocalTexts();
    return this.localTexts.mayHave(fault);
  }

  /** Without a standard item all texts are local. */
  private readLocalTexts(): TextBlock {
    const { document, settled } = this;
    const isLocal = (field: string) => settled === null || !isTakenOver(field, settled);
    return new TextBlock(textsOfFields(document, isLocal));
  }

  report(path: Path, detail: Detail = {}, below = ''): void {
    const rule = this.rule!;
    const pointer = pointerAt(path, this.trail) + below;
    const field = pathLabel(path);
    const entry = entryAt(path, this.document, this.trail);
    const name = detail.name ?? (entry.name ? quote(entry.name) : field);
    const index = String(entry.index || indexIn(below) || '');
    const { expected, actual } = detail;
    const values = valuesFor(rule, { field, name, index, actual, expected });
    const { set } = detail;
    const place = set?.at ? pointerAt(set.at, []) : pointer;
    const fix = set && fixOf(this.document, place, set.value);
    this.findings.push({
      rule: rule.id,
      severity: rule.severity,
      path: pointer,
      messageKey: ruleMessageKey(rule.id),
      values,
      message: renderMessage(rule.message, values),
      clause: rule.clause,
      ...(expected !== undefined && { expected: inBoth(expected) }),
      ...(actual !== undefined && { actual: inBoth(actual) }),
      ...(fix && { fix }),
    });
  }
}

const LOCAL: ReadonlySet<string> = new Set(LOCAL_FIELDS);
/** Identity of a document: never a thing to be mended by a machine. */
const IDENTITY: ReadonlySet<string> = new Set(['form', 'kind', 'code', 'creditCode', 'locale']);

/**
 * Only what the record itself holds can be set. Of a guide that is its local fields; a shared field comes from the
 * standard item, and whether there is an override the document does not tell.
 */
function fixOf(document: unknown, pointer: string, value: unknown): Fix | undefined {
  const field = pointer.split('/')[1] ?? '';
  const guide = property(document, 'kind') === 'guide';
  const settable = guide ? LOCAL.has(field) : !IDENTITY.has(field);
  return settable ? { kind: 'set', path: pointer, value } : undefined;
}

/** Position (from 1) in a pointer such as `/3/post`; 0 where there is none. */
function indexIn(below: string): number {
  const found = /^\/(\d+)/.exec(below);
  return found ? Number(found[1]) + 1 : 0;
}

/** Longest quotation of an error's message in a finding. */
const MAX_REASON = 200;

function failed({ rule }: CompiledRule, error: unknown): Finding {
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, MAX_REASON);
  return builtInFinding({
    rule: 'rule.failed',
    severity: 'error',
    path: '',
    messageKey: 'rule.failed',
    values: { title: rule.title, rule: rule.id, reason },
    clause: rule.clause,
    actual: rule.id,
  });
}

function unknownDocument(document: unknown): Finding {
  return builtInFinding({
    rule: 'document.unknown',
    severity: 'error',
    path: '/kind',
    messageKey: 'document.unknown',
    actual: quote(property(document, 'kind')),
  });
}
