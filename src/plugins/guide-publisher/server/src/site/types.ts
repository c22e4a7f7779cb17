import type { Locale } from '../../../domain/codes/tables';
import type { PictureForm } from './charts/forms';

/** A public site: its region, its languages, and what the law wants in the footer of a government site. */
export interface Site {
  /** `[a-z0-9-]+`, the folder under `public/sites/`. */
  readonly slug: string;
  readonly title: string;
  /** 12 digits; everything in this region and below is on the site. */
  readonly regionCode: string;
  readonly locales: readonly Locale[];
  /** Where the site is mounted, without a trailing slash, e.g. `/sites/bijie`. */
  readonly basePath: string;
  /** Scheme and host for canonical links, feeds and sitemaps, e.g. `https://zwfw.example.gov.cn`. */
  readonly origin: string;
  /** Forms in which charts can be downloaded besides SVG and BPMN. */
  readonly chartForms: readonly PictureForm[];
  readonly footer: {
    readonly organizer: string;
    readonly siteCode: string;
    readonly icp: string;
    readonly publicSecurity: string;
  };
}
