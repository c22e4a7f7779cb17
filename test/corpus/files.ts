import type {
  CorpusFiles,
  OpenCorpus,
} from '../../src/plugins/guide-publisher/cli/corpus/generator';
import { chartOf } from './charts';
import { createCorpus, type Corpus } from './corpus';
import { loadSample } from './sample';

/** The synthetic city as files, for `guides corpus`, which bundles this module in a checkout of the repository. */
export const openCorpus: OpenCorpus = async ({ guides, seed, root }): Promise<CorpusFiles> => {
  const sample = await loadSample(root);
  const corpus = createCorpus({ guides, seed, sample, root });
  return {
    tables: [
      { name: 'template.json', type: 'template', records: [corpus.template] },
      { name: 'regions.csv', type: 'region', records: corpus.regions() },
      { name: 'organizations.csv', type: 'organization', records: corpus.organizations() },
      { name: 'service-halls.csv', type: 'service-hall', records: corpus.halls() },
      { name: 'certificates.csv', type: 'certificate', records: corpus.certificates },
      {
        name: 'intermediary-services.csv',
        type: 'intermediary-service',
        records: corpus.intermediaries,
      },
      { name: 'standard-items.csv', type: 'standard-item', records: corpus.items() },
      { name: 'service-guides.csv', type: 'service-guide', records: guidesOf(corpus) },
      { name: 'flowcharts.json', type: 'flowchart', records: chartsOf(corpus) },
    ],
    *expected() {
      for (const { record, breaks } of corpus.guides())
        for (const rule of breaks) yield { code: record.code, rule };
    },
  };
};

function* guidesOf(corpus: Corpus) {
  for (const { record } of corpus.guides()) yield record;
}

/** The chart of each item, in its newest version. */
function* chartsOf(corpus: Corpus) {
  const newest = new Map([...corpus.items()].map((item) => [item.basicCode, item]));
  for (const item of newest.values()) yield chartOf(item);
}
