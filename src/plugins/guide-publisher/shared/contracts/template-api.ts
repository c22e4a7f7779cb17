import type { LocalizedText } from '../../domain/codes/tables';
import type { TemplateProblem } from '../../domain/template/parse';
import type { Template } from '../../domain/template/types';
import type { VersionEntry } from './admin-api';

/** Requests and answers of the pages about templates and versions; see `admin-api.ts` for their common shape. */

/** `GET /versions/:uid/:documentId/history?locale=`: versions of a standard item or template, newest first. */
export interface VersionHistory {
  /** Number of the version in effect. */
  readonly effective: number | null;
  readonly versions: readonly VersionRecordEntry[];
}

export interface VersionRecordEntry extends Pick<
  VersionEntry,
  'id' | 'number' | 'proposedByName' | 'proposedAt'
> {
  readonly state: string;
  readonly decidedByName: string;
  readonly decidedAt: string | null;
  readonly comment: string;
}

/** `GET /templates`: what the Content Manager keeps as templates, with the version of each that is in effect. */
export interface TemplateEntry {
  readonly documentId: string;
  readonly code: string;
  readonly title: LocalizedText;
  readonly effective: number | null;
}

/**
 * `GET /templates/:documentId?version=`: a version, or without its number the working text, which is saved through the
 * Content Manager and proposed from there or from the template's page.
 */
export interface TemplateText extends TemplateReading {
  readonly documentId: string;
  readonly code: string;
  readonly version: number | null;
  /** As it was written: with what it extends by name, and with its overrides. */
  readonly written: unknown;
}

/** `POST /templates/check`: what is wrong with a text that is not saved. */
export interface TemplateCheckRequest {
  readonly content: unknown;
}

export interface TemplateReading {
  /** With what it extends merged in and overrides carried out; null while anything is wrong. */
  readonly complete: Template | null;
  /** What it extends, complete; null where it extends nothing or what it extends is not in effect. */
  readonly parent: Template | null;
  readonly problems: readonly TemplateProblem[];
}
