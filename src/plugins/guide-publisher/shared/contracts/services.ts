import type { CatalogueKind } from '../../domain/catalogue/catalogue-kinds';
import type { FigureGroup, FigureUnit } from '../../domain/catalogue/figure-definitions';
import type { FigureValue } from '../../domain/catalogue/figures';
import type { Locale, LocalizedText } from '../../domain/codes/tables';
import type { CatalogueEntry } from '../../domain/document/document';
import type { Finding } from '../../domain/template/types';
import type { ErrorCode } from './errors';

/** What the command line (and the admin) ask of the running application. Implemented in `server`. */

/** One line of an import report: where, what, in both languages. */
export interface ImportProblem {
  /** `error` refuses the record; `warning` takes it and says what to look at. */
  readonly severity: 'error' | 'warning';
  /** Sheet or file. */
  readonly sheet: string;
  /** From 1 as spreadsheet programs count; in JSON the place in the list; 0 when it concerns the whole file. */
  readonly row: number;
  /** Header of the column as the file has it, else our Chinese label; blank when it concerns the whole row. */
  readonly column: string;
  readonly code: ErrorCode;
  readonly message: LocalizedText;
  /** Value as found, shortened. */
  readonly value: string;
}

/** What became of one type of record in one file. */
export interface ImportedFile {
  readonly file: string;
  /** `null` when the file could not be read. */
  readonly type: string | null;
  /** Records of the file: `taken + unchanged + refused`. */
  readonly rows: number;
  readonly taken: number;
  /** Equal to what is already there. */
  readonly unchanged: number;
  readonly refused: number;
}

export interface ImportReport {
  readonly dryRun: boolean;
  /** Were rows written? No, when it was a dry run, or when a row was refused and good rows were not to be taken. */
  readonly written: boolean;
  readonly files: readonly ImportedFile[];
  /** With an approver: what became of the reviewed documents. */
  readonly decision?:
    { readonly published: number; readonly unchanged: number; readonly held: number } | undefined;
  readonly problems: ReadonlyArray<{
    readonly file: string;
    readonly key: string;
    readonly problem: ImportProblem;
  }>;
  /** Problems beyond those listed; a file that is wrong throughout must not fill the memory. */
  readonly omittedProblems: number;
}

export interface ImportProgress {
  readonly file: string;
  readonly rows: number;
}

export interface IntakeService {
  /** Imports files in order of dependency. A refused row stops all writing unless `takeGoodRows`. */
  importFiles(
    params: {
      readonly files: readonly string[];
      readonly type?: string;
      readonly dryRun: boolean;
      readonly takeGoodRows: boolean;
      /** E-mail of the reviewer in whose name the set is approved and published; absent: drafts only. */
      readonly approver?: string;
      /** Who imports, for the audit entry. */
      readonly actor: string;
    },
    onProgress?: (progress: ImportProgress) => void
  ): Promise<ImportReport>;
  exportType(params: {
    readonly type: string;
    /** `.csv`, `.xlsx` or `.json`. */
    readonly out: string;
  }): Promise<{ readonly records: number; readonly files: readonly string[] }>;
}

export interface ReleaseSummary {
  readonly site: string;
  readonly number: number;
  readonly createdAt: string;
  readonly files: number;
  readonly bytes: number;
  /** Is it the one that the public sees? */
  readonly current: boolean;
}

export interface ReleaseProgress {
  readonly stage: string;
  readonly done: number;
  /** `null` when it is not known yet. */
  readonly total: number | null;
}

export interface ReleaseOutcome {
  readonly site: string;
  /** Number of the release that the public sees now; `null` for a first dry run. */
  readonly number: number | null;
  readonly previous: number | null;
  readonly dryRun: boolean;
  /** Files written anew, and files taken over from the release before. */
  readonly written: number;
  readonly reused: number;
  readonly files: number;
  readonly bytes: number;
}

export interface VerifyOutcome {
  readonly site: string;
  readonly number: number | null;
  readonly files: number;
  /** Paths that are not as the manifest says; empty when every byte is right. */
  readonly faults: ReadonlyArray<{
    readonly path: string;
    readonly problem: 'missing' | 'changed' | 'truncated' | 'extra' | 'unreadable';
  }>;
}

export interface ReleaseService {
  release(
    params: {
      readonly site: string;
      readonly dryRun: boolean;
      /** Draws and writes everything, and mends what is damaged, whatever the release before was. */
      readonly rewrite?: boolean;
    },
    onProgress?: (progress: ReleaseProgress) => void
  ): Promise<ReleaseOutcome>;
  /** Back to release `to`, or to the one before the current one. */
  rollback(params: { readonly site: string; readonly to?: number }): Promise<ReleaseOutcome>;
  verify(params: { readonly site: string }): Promise<VerifyOutcome>;
  list(params: { readonly site: string }): Promise<readonly ReleaseSummary[]>;
  /** Resolves when no release is running or asked for. */
  idle(): Promise<void>;
}

/** Findings that come and go with a new template. Guides are counted once, however many findings they have. */
export interface ImpactCounts {
  readonly gained: number;
  readonly gainingGuides: number;
  readonly lost: number;
  readonly losingGuides: number;
}

/** What a template changes in the findings of all guides. Every count is exact. */
export interface ImpactReport {
  /** The template to which it is compared: the one in effect, else the one before; `null` where there was none. */
  readonly from: { readonly id: string; readonly version: number } | null;
  readonly to: { readonly id: string; readonly version: number };
  readonly guides: 'draft' | 'published';
  /** Guides that were compared. */
  readonly checked: number;
  /** Guides without a document yet: no standard item in effect, no organization. */
  readonly incomplete: number;
  /** Guides that gain or lose anything. */
  readonly affected: number;
  /** Guides that gain an error, and so could not be published as they are. */
  readonly blocked: number;
  readonly totals: ImpactCounts;
  /** Most gained first, in all three. */
  readonly rules: ReadonlyArray<
    ImpactCounts & {
      readonly rule: string;
      readonly severity: string;
      readonly title: LocalizedText;
    }
  >;
  readonly levels: ReadonlyArray<ImpactCounts & { readonly level: string }>;
  readonly organizations: ReadonlyArray<
    ImpactCounts & { readonly creditCode: string; readonly name: string }
  >;
}

export interface AffectedGuide {
  readonly documentId: string;
  readonly code: string;
  readonly name: string;
  readonly level: string;
  readonly organization: { readonly creditCode: string; readonly name: string };
  readonly gained: readonly Finding[];
  readonly lost: readonly Finding[];
}

export interface ImpactService {
  /**
   * Compares the findings of all guides under a template with those under the one in effect. `template` is a version
   * in the database, proposed or in effect, or the JSON of one that is not proposed yet.
   * Throws `content.not-found`, `template.invalid`.
   */
  assess(
    params: {
      readonly template:
        { readonly id: string; readonly version: number } | { readonly content: unknown };
      readonly guides: 'draft' | 'published';
      /** Called for each guide that gains or loses anything, one after the other. */
      readonly onAffected?: (guide: AffectedGuide) => void | Promise<void>;
    },
    onProgress?: (progress: { readonly done: number; readonly total: number }) => void
  ): Promise<ImpactReport>;
}

export interface RecheckOutcome {
  readonly template: { readonly id: string; readonly version: number };
  /** Drafts whose check results were stored. */
  readonly checked: number;
  /** Results of documents that are no more, taken away. */
  readonly removed: number;
}

export interface RecheckService {
  /** Checks all drafts with the template in effect and stores the results. Throws `template.none`. */
  run(): Promise<RecheckOutcome>;
  /** Resolves when no check of everything is running or asked for. */
  idle(): Promise<void>;
}

/** Editions by which one side of a comparison is computed. */
export interface FiguresSide {
  /** ISO date. */
  readonly date: string;
  /** Codes of the newest edition of each kind at that date. */
  readonly editions: readonly string[];
}

/** A figure at two dates, not rounded; `null` where no edition gives it. */
export interface ReportedFigure {
  readonly id: string;
  readonly group: FigureGroup;
  readonly label: LocalizedText;
  readonly unit: FigureUnit;
  readonly catalogue: CatalogueKind;
  /** Digits after the point in print. */
  readonly decimals: number;
  /** Which entries, and what is done with them. */
  readonly formula: LocalizedText;
  readonly before: FigureValue | null;
  readonly after: FigureValue | null;
  readonly change: number | null;
  readonly changeShare: number | null;
}

export interface FiguresReport {
  readonly from: FiguresSide;
  readonly to: FiguresSide;
  readonly figures: readonly ReportedFigure[];
}

export interface FigureEntries {
  readonly figure: string;
  readonly catalogue: CatalogueKind;
  readonly entries: readonly CatalogueEntry[];
}

interface FiguresQuery {
  /** Code of an edition or ISO date; the first and the last edition by default. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Year whose adjustments are added up; by default that before the later date. */
  readonly year?: number | undefined;
  readonly locale: Locale;
}

export interface FiguresService {
  /** Throws `catalogue.none`, `catalogue.no-edition`. */
  compute(query: FiguresQuery): Promise<FiguresReport>;
  /** The entries that a figure counts. Throws also `catalogue.no-figure`. */
  entries(
    query: FiguresQuery & { readonly figure: string; readonly side: 'before' | 'after' }
  ): Promise<FigureEntries>;
}

/** Durable jobs of this process; see `server/src/jobs`. */
export interface JobsService {
  /** Begins to work on jobs, where the configuration left it off. */
  start(): void;
  /** Resolves when no job is due or under way. Never, where nobody works on them. */
  idle(): Promise<void>;
}

/** Services of the plugin by the name that Strapi keeps them under. */
export interface PublisherServices {
  readonly figures: FiguresService;
  readonly impact: ImpactService;
  readonly intake: IntakeService;
  readonly jobs: JobsService;
  readonly recheck: RecheckService;
  readonly release: ReleaseService;
}
