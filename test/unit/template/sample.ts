import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import { parseTemplate } from '../../../src/plugins/guide-publisher/domain/template/parse';
import type { Rule, Template } from '../../../src/plugins/guide-publisher/domain/template/types';

/** The sample template as it lies in the repository. */
export const SAMPLE_JSON: unknown = (
  JSON.parse(readFileSync(join(__dirname, '../../../database/sample/template.json'), 'utf8')) as {
    records: unknown[];
  }
).records[0];

export function sampleTemplate(): Template {
  const parsed = parseTemplate(SAMPLE_JSON);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  return parsed.template;
}

const say = (text: string) => ({ 'zh-Hans': text, en: text });

/** A template of a few rules, for tests of single things. */
export function templateOf(
  rules: readonly Partial<Rule>[],
  more: Partial<Template> = {}
): Template {
  return {
    id: 'test',
    version: 1,
    title: say('test'),
    issuedBy: 'test',
    effectiveDate: null,
    vocabularies: {},
    policies: [],
    rules: rules.map((rule, i) => ({
      id: `rule-${i}`,
      clause: 'clause',
      title: say('title'),
      severity: 'error',
      kind: 'required',
      params: { fields: ['name'] },
      message: say('{field}|{name}|{index}|{actual}|{expected}'),
      ...rule,
    })),
    ...more,
  };
}

export const compiledOf = (rules: readonly Partial<Rule>[]) => compileTemplate(templateOf(rules));
