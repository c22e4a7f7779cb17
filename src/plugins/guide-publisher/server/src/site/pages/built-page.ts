/** A page as it goes into the release and the site map. */
export interface BuiltPage {
  readonly path: string;
  readonly body: string;
  /** Day of the last true change, where it is known. */
  readonly changed?: string;
  /** Kept out of the site map. */
  readonly hidden?: boolean;
}
