import { codesOf } from '../../../src/plugins/guide-publisher/domain/codes/tables';
import {
  certificateDocument,
  intermediaryServiceDocument,
  organizationDocument,
  regionDocument,
  serviceHallDocument,
} from '../../../src/plugins/guide-publisher/domain/document/simple-documents';
import { compileTemplate } from '../../../src/plugins/guide-publisher/domain/template/compile';
import type { Finding } from '../../../src/plugins/guide-publisher/domain/template/types';
import {
  loadCity,
  loadMarks,
  loadTemplate,
  referencesOf,
  resolveAll,
  type SampleCity,
} from './sample-city';

/** The sample shows what the rules find: so it must say exactly what they find, and be right everywhere else. */

const LOCALE = 'zh-Hans';
const FEWEST_GUIDES = 420;
const FEWEST_RULES = 25;

let city: SampleCity;
beforeAll(async () => {
  city = await loadCity();
});

describe('the sample city', () => {
  it('is read without an error', () => {
    expect(city.refused).toEqual([]);
  });

  it('has guides of every level, item type and handling mode', () => {
    const documents = resolveAll(city).map(({ document }) => document);
    expect(documents.length).toBeGreaterThanOrEqual(FEWEST_GUIDES);
    expect(valuesOf(documents, 'level')).toEqual(['3', '4', '5', '6']);
    expect(valuesOf(documents, 'itemType')).toEqual([...codesOf('itemType')].sort());
    expect(valuesOf(documents, 'handlingMode')).toEqual([...codesOf('handlingMode')].sort());
  });

  it('names every region, organization and item that it refers to', () => {
    const regions = new Set(city.regions.map(({ code }) => code));
    const places = [...city.organizations, ...city.halls].map(({ regionCode }) => regionCode);
    const parents = city.regions.map(({ parentCode }) => parentCode).filter(Boolean);
    expect([...places, ...parents].filter((code) => !regions.has(code))).toEqual([]);
    const organizations = new Set(city.organizations.map(({ creditCode }) => creditCode));
    const superiors = city.organizations.map(({ parentCreditCode }) => parentCreditCode);
    expect(superiors.filter((code) => code !== '' && !organizations.has(code))).toEqual([]);
    const items = new Set(city.items.map(({ basicCode }) => basicCode));
    const approvals = city.intermediaries.flatMap((service) => service.approvals);
    const asked = approvals.map(({ basicCode }) => basicCode).filter(Boolean);
    expect(asked.filter((code) => !items.has(code))).toEqual([]);
  });

  it('breaks, on purpose, many different rules in about a tenth of its guides', () => {
    const marks = loadMarks();
    const broken = new Set(marks.map(([code]) => code));
    expect(broken.size).toBeGreaterThanOrEqual(city.guides.length / 10);
    expect(broken.size).toBeLessThan(city.guides.length / 5);
    expect(new Set(marks.map(([, rule]) => rule)).size).toBeGreaterThanOrEqual(FEWEST_RULES);
    expect(marks.filter(([, , why]) => why === '')).toEqual([]);
  });
});

describe('what the rules find in the sample city', () => {
  it('is, guide by guide, exactly what is marked', () => {
    const template = compileTemplate(loadTemplate());
    const references = referencesOf(city);
    const found = resolveAll(city).flatMap(({ document, findings }) =>
      [...findings, ...template.check(document, references)].map(
        ({ rule }) => `${document.code} ${rule}`
      )
    );
    const marked = loadMarks().map(([code, rule]) => `${code} ${rule}`);
    expect([...new Set(found)].sort()).toEqual([...marked].sort());
  });

  it('is nothing in its reference data', () => {
    const template = compileTemplate(loadTemplate());
    const references = referencesOf(city);
    const documents = [
      ...city.certificates.map((record) => certificateDocument(record, LOCALE)),
      ...city.intermediaries.map((record) => intermediaryServiceDocument(record, LOCALE)),
      ...city.organizations.map((record) => organizationDocument(record, LOCALE)),
      ...city.regions.map((record) => regionDocument(record, LOCALE)),
      ...city.halls.map((record) => serviceHallDocument(record, LOCALE)),
    ];
    const found = documents.flatMap((document) =>
      template.check(document, references).map((finding) => told(document.code, finding))
    );
    expect(found).toEqual([]);
  });
});

/** Values of a field in use, without blanks, in order. */
function valuesOf<K extends string>(list: ReadonlyArray<Record<K, unknown>>, field: K): unknown[] {
  return [...new Set(list.map((entry) => entry[field]))].filter((value) => value !== '').sort();
}

const told = (code: string, { rule, path, message }: Finding) =>
  `${code} ${rule} ${path}: ${message.en}`;
