import type { LocalizedText } from '../codes/tables';
import type { DocumentKind } from '../document/document';
import type { CelCondition, Condition } from './when';
import type { LocalField, SharedField } from '../document/records';
import type { MESSAGES } from './messages';

/** What the template language consists of. Data only; `parse` makes it from JSON, `compile` makes it run. */

export type Severity = 'error' | 'warning' | 'advice';
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'advice'];

/** To what a policy or rule applies; an absent list means all. */
export interface AppliesTo {
  /** Kinds of document; absent means guides. */
  readonly documents?: readonly DocumentKind[];
  /** Item types, codes of the table `itemType`. */
  readonly types?: readonly string[];
  /** Levels of the organization, codes of the table `level`. */
  readonly levels?: readonly string[];
}

/**
 * Who may set a field of a guide.
 * `standard`: taken from the standard item, a local change is a finding.
 * `bounded`: local, limited by the standard value.
 * `local`: local; falls back on the standard value where there is one.
 */
export interface FieldPolicy {
  readonly field: SharedField | LocalField;
  readonly policy: 'standard' | 'bounded' | 'local';
  readonly required?: boolean;
  /** For `bounded`: the field that bounds it and how. */
  readonly bound?: {
    readonly field: SharedField;
    readonly operator: 'at-most' | 'at-least' | 'subset';
  };
  readonly appliesTo?: AppliesTo;
  readonly clause: string;
}

export interface Rule {
  readonly id: string;
  /** Clause of the law, standard or notice that the rule comes from. */
  readonly clause: string;
  readonly title: LocalizedText;
  readonly severity: Severity;
  readonly appliesTo?: AppliesTo;
  /** Condition in the small data form of `domain/template/when.ts`, or in CEL. */
  readonly when?: Condition | CelCondition;
  /** A template that extends this one may switch the rule off, with a reason. */
  readonly mayDisable?: boolean;
  /** `false`: no reviewer may accept a finding of this rule. */
  readonly waivable?: boolean;
  readonly kind: string;
  readonly params: unknown;
  /** With `{name}` placeholders filled from the values of a finding. */
  readonly message: LocalizedText;
  /** How an editor mends it. */
  readonly mend?: LocalizedText;
  readonly examples?: { readonly good: RuleExample; readonly bad: RuleExample };
}

/** Fields merged over a complete, correct document. */
export interface RuleExample {
  readonly note?: string;
  readonly document: Readonly<Record<string, unknown>>;
}

export interface TemplateRef {
  readonly id: string;
  readonly version: number;
}

/** A change to one rule: another severity, or none of it at all. */
export interface RuleOverride {
  readonly rule: string;
  readonly severity?: Severity;
  readonly disabled?: true;
  readonly reason: string;
}

/** A template as it is written; `parse` makes the complete one of it. */
export interface WrittenTemplate extends Template {
  /** The template that this one makes stricter. */
  readonly extends?: TemplateRef;
  readonly overrides?: readonly RuleOverride[];
}

/** A complete template: what it extends is merged in, its overrides are carried out. */
export interface Template {
  readonly id: string;
  readonly version: number;
  readonly title: LocalizedText;
  readonly issuedBy: string;
  readonly effectiveDate: string | null;
  /** Named lists that rules refer to, e.g. topics. */
  readonly vocabularies: Readonly<Record<string, readonly string[]>>;
  readonly policies: readonly FieldPolicy[];
  readonly rules: readonly Rule[];
  /** The overrides that were carried out, those of the templates above first: what is changed or off, and why. */
  readonly changes?: readonly RuleOverride[];
}

export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  /** JSON pointer into the document (RFC 6901), e.g. `/materials/3/name`. */
  readonly path: string;
  /** The sentence that it says: `rule/<id>` is the message of that rule of the template, others are of the program. */
  readonly messageKey: MessageKey;
  /** What stands in the places of the sentence. */
  readonly values: MessageValues;
  /** Key and values in words. It stays with the finding, since a later version of the template may word it otherwise. */
  readonly message: LocalizedText;
  readonly clause: string;
  readonly expected?: LocalizedText;
  readonly actual?: LocalizedText;
  /** A change that a machine can make. */
  readonly fix?: Fix;
  /** Of an error that counts as a warning for a time: the last day of that time, ISO form. */
  readonly graceUntil?: string;
}

export type MessageKey = keyof typeof MESSAGES | `rule/${string}`;
export type MessageValues = Readonly<Record<string, LocalizedText>>;

/** Sets a value (JSON pointer into the *guide record*), or takes the standard value by removing the override. */
export type Fix =
  | { readonly kind: 'set'; readonly path: string; readonly value: unknown }
  | { readonly kind: 'take-standard'; readonly field: SharedField };

/**
 * What a check must look up, prepared beforehand. Sets hold codes and names; names as they are or in the form of
 * `normalName`, in which they are looked up too.
 */
export interface ReferenceSets {
  readonly retainedCertificates: ReadonlySet<string>;
  readonly cancelledCertificates: ReadonlySet<string>;
  readonly retainedIntermediaries: ReadonlySet<string>;
  readonly cleanedUpIntermediaries: ReadonlySet<string>;
  /** Approvals that were cancelled: basic codes and names. Absent where nobody keeps the list. */
  readonly cancelledItems?: ReadonlySet<string>;
  /** Implementation codes that more than one guide carries. */
  readonly duplicateCodes: ReadonlySet<string>;
  /** Today in ISO form; the clock is handed in. */
  readonly today: string;
}
