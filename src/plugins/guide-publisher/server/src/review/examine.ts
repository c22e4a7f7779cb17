import { contentHash } from '../../../domain/document/canonical';
import type { Document } from '../../../domain/document/document';
import {
  catalogueEditionDocument,
  certificateDocument,
  intermediaryServiceDocument,
} from '../../../domain/document/simple-documents';
import { flowchartOutcome } from '../../../domain/template/flowchart-outcome';
import type { Finding } from '../../../domain/template/types';
import { readDraft } from '../content/drafts';
import {
  subjectCodeOf,
  toCatalogueEdition,
  toCertificate,
  toGuideRecord,
  toIntermediaryService,
  toOrganization,
  toRegion,
  toServiceHall,
} from '../content/rows';
import { kindOfUid, type Row, type Subject } from '../content/types';
import type { Strapi } from '../strapi';
import { guideDocument, type GuideParts } from './guide-document';
import type { References } from './references';
import { sha256 } from './sha256';
import type { Templates } from './templates';
import { standardItemVersion } from './versions';

/** What a check says of one draft. */
export interface Examination {
  /** Null while the draft lacks what a document needs (standard item, organization); `findings` says what. */
  readonly document: Document | null;
  /** Content hash; blank without a document. */
  readonly hash: string;
  readonly findings: readonly Finding[];
  readonly template: { readonly id: string; readonly version: number };
  readonly code: string;
  readonly name: string;
}

export interface Examiner {
  examine(subject: Subject): Promise<Examination>;
  /** The same for a row that is not saved (yet), with its relations populated. */
  examineRow(subject: Subject, row: Row): Promise<Examination>;
}

/** Resolves and checks drafts with the template in effect. */
export function createExaminer(
  strapi: Strapi,
  { templates, references }: { templates: Templates; references: References }
): Examiner {
  async function examineRow(subject: Subject, row: Row): Promise<Examination> {
    const compiled = await templates.current();
    const { id, version } = compiled.template;
    const code = text(row.code);
    const sets = await references.forGuide(code, subject.documentId);
    const { document, findings } = await documentOf(subject, row);
    return {
      document,
      hash: document ? contentHash(document, sha256) : '',
      findings: document ? [...findings, ...compiled.check(document, sets)] : findings,
      template: { id, version },
      code: document?.code ?? code,
      name: document?.name ?? text(row.name),
    };
  }

  async function documentOf(
    subject: Subject,
    row: Row
  ): Promise<{ document: Document | null; findings: readonly Finding[] }> {
    const { locale } = subject;
    switch (kindOfUid(subject.uid)) {
      case 'intermediary-service':
        return plain(intermediaryServiceDocument(toIntermediaryService(row), locale));
      case 'certificate':
        return plain(certificateDocument(toCertificate(row), locale));
      case 'catalogue-edition':
        return plain(catalogueEditionDocument(toCatalogueEdition(row), locale));
      case 'flowchart':
        return flowchartOutcome({
          code: text(row.code),
          name: text(row.name),
          subjectCode: subjectCodeOf(row),
          chart: row.chart,
          locale,
        });
      default:
        return guideDocument(await guideParts(subject, row), (await templates.current()).template);
    }
  }

  async function guideParts({ locale }: Subject, row: Row): Promise<GuideParts> {
    const record = toGuideRecord(row);
    const organization = row.organization as Row | null;
    const hall = row.hall as Row | null;
    const key = { code: record.basicCode, locale, number: record.itemVersion };
    return {
      record,
      item: await standardItemVersion(strapi, key),
      organization: organization && toOrganization(organization),
      region: toRegion((organization?.region as Row | null | undefined) ?? { code: '' }),
      hall: hall && toServiceHall(hall),
      locale,
    };
  }

  return {
    examineRow,
    examine: async (subject) => examineRow(subject, await readDraft(strapi, subject)),
  };
}

const plain = (document: Document) => ({ document, findings: [] });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
