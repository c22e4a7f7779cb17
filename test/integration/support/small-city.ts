import path from 'node:path';
import type {
  RecordOf,
  RecordType,
} from '../../../src/plugins/guide-publisher/server/src/content/record-rows';
import { TABLES } from '../../../src/plugins/guide-publisher/server/src/intake/tables';
import { chartOf } from '../../corpus/charts';
import { createCorpus, type Corpus } from '../../corpus/corpus';
import { loadSample } from '../../corpus/sample';

/** A set to import, in order of dependency. */
export type RecordsOfType = {
  [T in RecordType]: { readonly type: T; readonly records: ReadonlyArray<RecordOf[T]> };
}[RecordType];

const ROOT = path.resolve(__dirname, '../../..');
const SEED = 5;

/** A few dozen guides of the synthetic city, with everything that they refer to, and some that are wrong. */
export async function smallCity(guides: number): Promise<readonly RecordsOfType[]> {
  const sample = await loadSample(ROOT);
  const corpus = createCorpus({ guides, seed: SEED, sample, root: ROOT, broken: 0.3 });
  const organizations = [...corpus.organizations()];
  const city: readonly RecordsOfType[] = [
    { type: 'template', records: [corpus.template] },
    { type: 'region', records: regionsOf(corpus, organizations) },
    { type: 'organization', records: organizations },
    { type: 'service-hall', records: [...corpus.halls()] },
    { type: 'certificate', records: someOf(corpus.certificates) },
    { type: 'intermediary-service', records: someOf(corpus.intermediaries) },
    { type: 'standard-item', records: [...corpus.items()] },
    { type: 'service-guide', records: [...corpus.guides()].map(({ record }) => record) },
    { type: 'flowchart', records: chartsOf(corpus) },
  ];
  return city.map(asRead);
}

/** As an import reads it from a file: fields in the order of the schema. */
function asRead({ type, records }: RecordsOfType): RecordsOfType {
  const { schema } = TABLES[type];
  return {
    type,
    records: records.map((record) => schema.parse(record)),
  } as unknown as RecordsOfType;
}

const EVERY = 40;
const someOf = <T>(list: readonly T[]): T[] => list.filter((_, i) => i % EVERY === 0);

/** The regions of the organizations and what contains them; the whole city has 4,000. */
function regionsOf(corpus: Corpus, organizations: ReadonlyArray<RecordOf['organization']>) {
  const all = new Map([...corpus.regions()].map((region) => [region.code, region]));
  const wanted = new Set<string>();
  for (const { regionCode } of organizations) {
    for (let code = regionCode; code !== ''; code = all.get(code)?.parentCode ?? '') {
      wanted.add(code);
    }
  }
  return [...all.values()].filter(({ code }) => wanted.has(code));
}

/** Charts of some items, and one of a guide. */
function chartsOf(corpus: Corpus): Array<RecordOf['flowchart']> {
  const items = new Map([...corpus.items()].map((item) => [item.basicCode, item]));
  const charts = someOf([...items.values()]).map(chartOf);
  const { record, item } = [...corpus.guides()].find(({ breaks }) => breaks.length === 0)!;
  return [...charts, { ...chartOf(item), code: 'LC-GUIDE', subjectCode: record.code }];
}

/** The same city some time later: what an import changes, moves, and leaves alone. */
export function laterCity(city: readonly RecordsOfType[]): readonly RecordsOfType[] {
  return city.map((each): RecordsOfType => {
    if (each.type === 'organization') {
      const [first, , , ...others] = each.records;
      const moved = others.find(({ parentCreditCode }) => parentCreditCode !== '');
      return {
        type: each.type,
        records: each.records.map((record) => {
          if (record === moved) return { ...record, parentCreditCode: first!.creditCode };
          return record === first ? { ...record, hours: '工作日 8:30—16:30' } : record;
        }),
      };
    }
    if (each.type === 'service-guide') {
      const changed = each.records.map((record, i) => {
        if (i % 5 === 0) return { ...record, localNote: '请提前预约。', hours: '' };
        return i % 5 === 1 ? { ...record, hallCode: '' } : record;
      });
      return { type: each.type, records: changed };
    }
    if (each.type === 'flowchart') {
      const records = each.records.map((record) => ({ ...record, name: `${record.name}（新）` }));
      return { type: each.type, records };
    }
    return each;
  });
}
