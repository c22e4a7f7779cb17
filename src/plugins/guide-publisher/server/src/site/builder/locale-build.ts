import type { Locale } from '../../../../domain/codes/tables';
import type { EditionLookup } from '../../editions/types';
import type { ChartPictures } from '../charts/pictures';
import type { ReferenceReader } from '../reference';
import type { StateFiles } from '../state/state-files';
import type { Site } from '../types';
import type { View } from '../view';
import type { OpenGuidePool } from './guide-pool';

/** What the build of one language of a site works with. */
export interface LocaleBuild {
  readonly site: Site;
  readonly view: View;
  readonly stylesheetPath: string;
  readonly editions: EditionLookup;
  readonly asOf: number;
  readonly state: StateFiles;
  readonly reference: ReferenceReader;
  readonly openPool: OpenGuidePool;
  readonly pictures?: ChartPictures;
  /** Codes of guides by language, as far as they are known; of a build of everything. */
  readonly codes: ReadonlyMap<Locale, Set<string>>;
  /** Filled with paths that are to be answered with 410 from now on (true) or no more (false). */
  readonly withdrawn: Map<string, boolean>;
}
