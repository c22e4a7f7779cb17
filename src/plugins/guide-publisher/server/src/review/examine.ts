import { contentHash } from '../../../domain/document/canonical';
import type { Document } from '../../../domain/document/document';
import {
  catalogueEditionDocument,
  certificateDocument,
  intermediaryServiceDocument,
} from '../../../domain/document/simple-documents';
import { flowchartOutcome } from '../../../domain/template/flowchart-outcome';
import type { CompiledTemplate } from '../../../domain/template/compile';
import type { Finding, Template } from '../../../domain/template/types';
import type { WaivedFinding } from '../../../domain/template/waivers';
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
import type { Found, Judged, Lenience } from './lenience';
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
  /** What is open. */
  readonly findings: readonly Finding[];
  /** What a reviewer accepted for a time. */
  readonly waived: readonly WaivedFinding[];
  readonly template: { readonly id: string; readonly version: number };
  readonly code: string;
  readonly name: string;
}

export interface Examiner {
  examine(subject: Subject): Promise<Examination>;
  /** The same for a row that is not saved (yet), with its relations populated. */
  examineRow(subject: Subject, row: Row): Promise<Examination>;
}

interface ExaminerParts {
  readonly templates: Templates;
  readonly references: References;
  readonly lenience: Lenience;
}

/** Resolves and checks drafts with the template in effect. */
export function createExaminer(
  strapi: Strapi,
  { templates, references, lenience }: ExaminerParts
): Examiner {
  async function examineRow(subject: Subject, row: Row): Promise<Examination> {
    const compiled = await templates.current();
    const { id, version } = compiled.template;
    const code = text(row.code);
    const sets = await references.forGuide(code, subject.documentId);
    const under = async (which: CompiledTemplate) => {
      const { document, findings } = await documentOf(subject, row, which.template);
      return {
        document,
        findings: document ? [...findings, ...which.check(document, sets)] : findings,
      };
    };
    const { document, findings } = await under(compiled);
    return {
      document,
      hash: document ? contentHash(document, sha256) : '',
      ...(document
        ? await judge(subject, { code: document.code, findings, under })
        : { findings, waived: [] }),
      template: { id, version },
      code: document?.code ?? code,
      name: document?.name ?? text(row.name),
    };
  }

  async function judge(
    subject: Subject,
    found: Pick<Found, 'code' | 'findings'> & {
      readonly under: (template: CompiledTemplate) => Promise<Pick<Found, 'findings'>>;
    }
  ): Promise<Judged> {
    const { documentId } = subject;
    const lenient = await lenience.for(subject, [documentId]);
    const under = async (template: CompiledTemplate) => (await found.under(template)).findings;
    return lenient({ ...found, documentId, under });
  }

  async function documentOf(
    subject: Subject,
    row: Row,
    template: Template
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
        return guideDocument(await guideParts(subject, row), template);
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
