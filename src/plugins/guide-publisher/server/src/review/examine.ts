import { contentHash } from '../../../domain/document/canonical';
import type { Document } from '../../../domain/document/document';
import {
  catalogueEditionDocument,
  certificateDocument,
  intermediaryServiceDocument,
} from '../../../domain/document/simple-documents';
import { flowchartOutcome } from '../../../domain/template/flowchart-outcome';
import type { CompiledTemplate } from '../../../domain/template/compile';
import type { Finding, ReferenceSets, Template } from '../../../domain/template/types';
import type { WaivedFinding } from '../../../domain/template/waivers';
import { PublisherError } from '../../../shared/contracts/errors';
import { readDrafts, type Drafts } from '../content/drafts';
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
import { createItemVersions, type ItemVersions } from './item-versions';
import type { Lenience } from './lenience';
import type { References } from './references';
import { sha256 } from './sha256';
import type { Templates } from './templates';

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
  /**
   * The same for many drafts of one type and language, in the order of their ids. `items` keeps what the guides of a
   * set are resolved with. Throws `content.not-found` where there is no draft.
   */
  examineAll(drafts: Drafts, items?: ItemVersions): Promise<Examination[]>;
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
  async function examineRows(
    { rows, ...type }: DraftRows,
    items: ItemVersions
  ): Promise<Examination[]> {
    const compiled = await templates.current();
    const drafts = rows.map(({ documentId, row }) => ({
      ...{ ...type, documentId, row },
      code: text(row.code),
    }));
    const setsOf = await references.forDocuments(drafts);
    const judge = await lenience.for(
      type,
      drafts.map(({ documentId }) => documentId)
    );
    await items.load(drafts.flatMap((draft) => pinOf(draft) ?? []));
    return Promise.all(
      drafts.map((draft) => examineDraft({ draft, compiled, sets: setsOf(draft), judge, items }))
    );
  }

  async function examineAll(wanted: Drafts, items?: ItemVersions): Promise<Examination[]> {
    const { uid, documentIds, locale } = wanted;
    const stored = await readDrafts(strapi, wanted);
    const rows = documentIds.map((documentId) => {
      const row = stored.get(documentId);
      if (!row) throw new PublisherError('content.not-found', { what: documentId });
      return { documentId, row };
    });
    return examineRows({ uid, locale, rows }, items ?? createItemVersions(strapi, locale));
  }

  return {
    examineAll,
    async examineRow({ uid, locale, documentId }, row) {
      const items = createItemVersions(strapi, locale);
      const [examination] = await examineRows({ uid, locale, rows: [{ documentId, row }] }, items);
      return examination!;
    },
    async examine({ uid, locale, documentId }) {
      const [examination] = await examineAll({ uid, locale, documentIds: [documentId] });
      return examination!;
    },
  };
}

interface DraftRows extends Pick<Subject, 'uid' | 'locale'> {
  readonly rows: ReadonlyArray<{ readonly documentId: string; readonly row: Row }>;
}

/** A draft with the relations that its document needs. */
interface Draft extends Subject {
  readonly row: Row;
  readonly code: string;
}

interface DraftParts {
  readonly draft: Draft;
  readonly compiled: CompiledTemplate;
  readonly sets: ReferenceSets;
  readonly judge: Awaited<ReturnType<Lenience['for']>>;
  readonly items: ItemVersions;
}

async function examineDraft(parts: DraftParts): Promise<Examination> {
  const { draft, compiled, sets, judge, items } = parts;
  const { documentId } = draft;
  const { id, version } = compiled.template;
  const under = (which: CompiledTemplate) => {
    const { document, findings } = documentOf(draft, which.template, items);
    return {
      document,
      findings: document ? [...findings, ...which.check(document, sets)] : findings,
    };
  };
  const { document, findings } = under(compiled);
  if (!document) {
    const { code, row } = draft;
    const none = { document, hash: '', findings, waived: [] };
    return { ...none, template: { id, version }, code, name: text(row.name) };
  }
  const { code, name } = document;
  return {
    document,
    hash: contentHash(document, sha256),
    ...(await judge({ code, documentId, findings, under: async (each) => under(each).findings })),
    template: { id, version },
    code,
    name,
  };
}

interface DraftDocument {
  readonly document: Document | null;
  readonly findings: readonly Finding[];
}

function documentOf(draft: Draft, template: Template, items: ItemVersions): DraftDocument {
  const { uid, locale, row } = draft;
  switch (kindOfUid(uid)) {
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
      return guideDocument(guideParts(draft, items), template);
  }
}

function guideParts({ locale, row }: Draft, items: ItemVersions): GuideParts {
  const record = toGuideRecord(row);
  const organization = row.organization as Row | null;
  const hall = row.hall as Row | null;
  return {
    record,
    item: items.get(record),
    organization: organization && toOrganization(organization),
    region: toRegion((organization?.region as Row | null | undefined) ?? { code: '' }),
    hall: hall && toServiceHall(hall),
    locale,
  };
}

/** By what a guide is pinned, as its row has it; null for what is no guide. */
function pinOf({ uid, row }: Draft): { basicCode: string; itemVersion: number } | null {
  const item = row.standardItem as Row | null | undefined;
  if (kindOfUid(uid) !== 'guide' || !item) return null;
  const number = row.itemVersion ?? 1;
  return { basicCode: text(item.basicCode), itemVersion: Number(number) };
}

const plain = (document: Document): DraftDocument => ({ document, findings: [] });

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
