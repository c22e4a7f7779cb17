import type { Document } from '../document/document';
import type { CompiledTemplate } from './compile';
import { EXAMPLE_REFERENCES, exampleFor, merge } from './example-document';
import type { Finding, Rule } from './types';

/** What the examples of one rule give: findings of the good one should be none, of the bad one only the rule's own. */
export interface ExampleRun {
  readonly rule: Rule;
  readonly good: readonly Finding[];
  readonly bad: readonly Finding[];
}

/** Runs the good and the bad example of every rule that has them, with all the rules of the template. */
export function runExamples(compiled: CompiledTemplate): ExampleRun[] {
  return compiled.template.rules.flatMap((rule) => {
    const { examples } = rule;
    if (examples === undefined) return [];
    const findings = (fields: Readonly<Record<string, unknown>>): Finding[] =>
      // An example is a document by intent only: a bad one may break the shape too.
      compiled.check(merge(exampleFor(rule), fields) as unknown as Document, EXAMPLE_REFERENCES);
    return [{ rule, good: findings(examples.good.document), bad: findings(examples.bad.document) }];
  });
}
