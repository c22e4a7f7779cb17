import type { Locale, LocalizedText } from '../codes/tables';
import { compareLimits } from '../codes/time-limit';
import {
  DOCUMENT_FORM,
  type GuideDocument,
  type HallView,
  type OrganizationView,
  type RegionView,
} from '../document/document';
import {
  LOCAL_FIELDS,
  SHARED_FIELDS,
  type GuideRecord,
  type LocalField,
  type Organization,
  type Region,
  type ServiceHall,
  type SharedField,
  type StandardItem,
} from '../document/records';
import { saysTheSame } from '../document/sameness';
import type { CompiledTemplate } from './compile';
import { compilePath, pathLabel } from './field-path';
import { builtInFinding, type MESSAGES, type Said } from './messages';
import { policiesFor } from './policies';
import { said } from './rules/words';
import type { FieldPolicy, Finding, Fix, Template } from './types';
import { asLimit, entryName, isBlank, normalName, quote } from './values';

export interface ResolveInput {
  readonly record: GuideRecord;
  /** The version of the standard item that the record is pinned to. */
  readonly item: StandardItem;
  readonly organization: Organization;
  readonly region: Region;
  readonly hall: ServiceHall | null;
  readonly template: Template | CompiledTemplate;
  readonly locale: Locale;
}

export interface Resolved {
  readonly document: GuideDocument;
  /** What the policies find: `policy.standard`, `policy.bounded`, `policy.required`. */
  readonly findings: readonly Finding[];
}

/**
 * Merges a guide with its standard item by the policies of the template into one document, with its keys always in
 * the same order. A field without policy is local if only guides have it, else standard. Resolving a record that was
 * made from the document gives the same document again.
 */
export function resolveGuide(input: ResolveInput): Resolved {
  const { record, item, organization, region, hall, locale } = input;
  const findings: Finding[] = [];
  const document: Draft = { ...BLANK_GUIDE };
  resolveFields(input, document, findings);
  document.form = DOCUMENT_FORM;
  document.kind = 'guide';
  document.code = record.code;
  document.locale = locale;
  document.localCode = record.localCode;
  document.basicCode = item.basicCode;
  document.itemVersion = item.version;
  document.itemType = item.itemType;
  document.level = organization.level;
  document.itemLevels = item.levels;
  document.itemStatus = item.status;
  document.organization = organizationView(organization);
  document.region = regionView(region);
  document.hall = hall && hallView(hall);
  return { document, findings };
}

type Draft = { -readonly [Key in keyof GuideDocument]: GuideDocument[Key] };

/** Fields in the order of the document; those of the records follow, `name` stands among the first. */
const HEAD_FIELDS = [
  ...['form', 'kind', 'code', 'locale', 'name', 'localCode', 'basicCode', 'itemVersion'],
  ...['itemType', 'level', 'itemLevels', 'itemStatus', 'organization', 'region', 'hall'],
];

/**
 * A document with all its keys and nothing in it. Objects that are filled key by key become slow hash tables after a
 * dozen keys, parsed ones do not; a copy of this is made, and read by every rule, several times as fast.
 */
const BLANK_GUIDE = JSON.parse(
  JSON.stringify(
    Object.fromEntries(
      [...HEAD_FIELDS, ...SHARED_FIELDS, ...LOCAL_FIELDS].map((field) => [field, null])
    )
  )
) as Draft;

function resolveFields(input: ResolveInput, document: Draft, findings: Finding[]): void {
  const { record, item, organization } = input;
  const template = 'check' in input.template ? input.template.template : input.template;
  const policies = policiesFor(template, {
    kind: 'guide',
    type: item.itemType,
    level: organization.level,
  });
  const fields = document as unknown as Record<string, unknown>;
  for (const field of SHARED_FIELDS) {
    const policy = policies.get(field);
    const value = resolveShared({ field, record, item, policy }, findings);
    fields[field] = value;
    if (policy !== undefined) checkPolicy({ field, value, item, policy }, findings);
  }
  for (const field of LOCAL_FIELDS) {
    const policy = policies.get(field);
    const value = isBlank(record[field]) ? inherited(field, input) : record[field];
    fields[field] = value;
    if (policy !== undefined) checkPolicy({ field, value, item, policy }, findings);
  }
}

interface SharedFieldInput {
  readonly field: SharedField;
  readonly record: GuideRecord;
  readonly item: StandardItem;
  readonly policy: FieldPolicy | undefined;
}

/** A missing override means "take the standard value"; one that reads the same as the standard is no change. */
function resolveShared({ field, record, item, policy }: SharedFieldInput, findings: Finding[]) {
  const standard = item[field];
  const local = Object.hasOwn(record.overrides, field) ? record.overrides[field] : undefined;
  if (local === undefined || saysTheSame(field, local, standard)) return standard;
  if (policy !== undefined && policy.policy !== 'standard') return local;
  findings.push(
    policyFinding('policy.standard', field, policy, {
      expected: said(standard),
      actual: said(local),
      fix: { kind: 'take-standard', field },
    })
  );
  return standard;
}

/** What an organization writes once for all its guides: a blank field of the guide takes it from there. */
function inherited(field: LocalField, { record, organization, hall }: ResolveInput): unknown {
  switch (field) {
    case 'address':
      return hall?.address || organization.address || record.address;
    case 'hours':
      return hall?.hours || organization.hours || record.hours;
    case 'consultationPhone':
      return organization.consultationPhone || record.consultationPhone;
    case 'supervisionPhone':
      return organization.supervisionPhone || record.supervisionPhone;
    default:
      return record[field];
  }
}

interface PolicyInput {
  readonly field: SharedField | LocalField;
  readonly value: unknown;
  readonly item: StandardItem;
  readonly policy: FieldPolicy;
}

function checkPolicy({ field, value, item, policy }: PolicyInput, findings: Finding[]): void {
  if (isBlank(value)) {
    if (policy.required) findings.push(policyFinding('policy.required', field, policy));
    return;
  }
  if (policy.policy !== 'bounded' || policy.bound === undefined) return;
  const { bound } = policy;
  const breach = breachOf(value, item[bound.field], bound.operator);
  if (breach === null) return;
  findings.push(
    policyFinding(`policy.${bound.operator}`, field, policy, {
      ...breach,
      bound: labelOf(bound.field),
      ...(isShared(field) && { fix: { kind: 'take-standard', field } satisfies Fix }),
    })
  );
}

interface Breach {
  readonly actual: Said;
  readonly expected: Said;
}

function breachOf(value: unknown, bound: unknown, operator: string): Breach | null {
  if (operator === 'subset') return surplusOf(value, bound);
  const [a, b] = [asLimit(value), asLimit(bound)];
  const order = compareLimits(a, b);
  if (order === null || order === 0 || (order === -1) === (operator === 'at-most')) return null;
  return { actual: said(a), expected: said(b) };
}

/** Entries that the standard does not have, by their names; what else an entry says may be local. */
function surplusOf(value: unknown, bound: unknown): Breach | null {
  if (!Array.isArray(value) || !Array.isArray(bound)) return null;
  const known = new Set(bound.map(entryKey));
  const surplus = value.filter((entry) => !known.has(entryKey(entry)));
  if (surplus.length === 0) return null;
  return { actual: quote(surplus), expected: quote(bound) };
}

/** What an entry is called, else all that it says. */
const entryKey = (entry: unknown): string =>
  normalName(entryName(entry) || (JSON.stringify(entry) ?? ''));

interface PolicyFacts {
  readonly expected?: Said;
  readonly actual?: Said;
  /** Label of the field that bounds. */
  readonly bound?: LocalizedText;
  readonly fix?: Fix;
}

/** The rule of a finding is the policy that it comes from; how a bound was broken is said by the message alone. */
function policyFinding(
  messageKey: Extract<keyof typeof MESSAGES, `policy.${string}`>,
  field: SharedField | LocalField,
  policy: FieldPolicy | undefined,
  { bound, ...facts }: PolicyFacts = {}
): Finding {
  return builtInFinding({
    rule: bound === undefined ? messageKey : 'policy.bounded',
    severity: 'error',
    path: `/${field}`,
    messageKey,
    values: { field: labelOf(field), ...(bound && { bound }) },
    clause: policy?.clause ?? '',
    ...facts,
  });
}

function labelOf(field: string): LocalizedText {
  return pathLabel(compilePath(field));
}

function isShared(field: SharedField | LocalField): field is SharedField {
  return (SHARED_FIELDS as readonly string[]).includes(field);
}

/** Organizations, regions and halls are shared by many guides; what a document shows of one is made once. */
const organizationView = madeOnce(
  ({ creditCode, name, level, nature, department }: Organization): OrganizationView => ({
    creditCode,
    name,
    level,
    nature,
    department,
  })
);
const regionView = madeOnce(({ code, name }: Region): RegionView => ({ code, name }));
const hallView = madeOnce((hall: ServiceHall): HallView => {
  const { code, name, address, hours, phone, longitude, latitude } = hall;
  return { code, name, address, hours, phone, longitude, latitude };
});

function madeOnce<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, V>();
  return (key) => {
    let value = made.get(key);
    if (value === undefined) {
      value = make(key);
      made.set(key, value);
    }
    return value;
  };
}
