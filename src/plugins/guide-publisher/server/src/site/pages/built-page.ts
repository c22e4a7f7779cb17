import type { ReleaseFile } from '../../release/types';

/** A page as it goes into the release and the site map. */
export interface BuiltPage {
  readonly path: string;
  readonly body: string | Uint8Array;
  /** Day of the last true change, where it is known. */
  readonly changed?: string;
  /** Kept out of the site map. */
  readonly hidden?: boolean;
  /** What the page brings with it, such as the files of a chart. */
  readonly files?: readonly ReleaseFile[];
}
