import type {
  VersionDecisionRequest,
  VersionEntry,
  Vocabularies,
} from '../../../shared/contracts/admin-api';
import type { Locale } from '../../../domain/codes/tables';
import { changedSections } from '../../../domain/document/sections';
import type { StandardItem } from '../../../domain/document/records';
import type { Template } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import { toStandardItem } from '../content/rows';
import { VERSIONED_UIDS, type Row } from '../content/types';
import type { Strapi } from '../strapi';
import type { Activation } from './activation';
import type { Actor } from './actor';
import { readTemplate, type Templates } from './templates';
import {
  effectiveVersion,
  listProposals,
  proposeVersion,
  type Version,
  type VersionSubject,
} from './versions';

export interface VersionedSubject {
  readonly uid: (typeof VERSIONED_UIDS)[VersionSubject];
  readonly documentId: string;
  readonly locale: Locale;
}

/** Versions of standard items and templates, as the admin's pages see them. */
export interface VersionDesk {
  proposals(): Promise<VersionEntry[]>;
  propose(subject: VersionedSubject, actor: Actor): Promise<VersionEntry>;
  decide(request: VersionDecisionRequest & { id: number }, actor: Actor): Promise<VersionEntry>;
  /** Lists that the template in effect names. */
  vocabularies(): Promise<Vocabularies>;
}

interface VersionDeskParts {
  readonly templates: Templates;
  readonly activation: Activation;
  readonly now: () => Date;
}

export function createVersionDesk(
  strapi: Strapi,
  { templates, activation, now }: VersionDeskParts
): VersionDesk {
  const instant = () => now().toISOString();

  async function present(version: Version): Promise<VersionEntry> {
    const { id, subject, code, locale, number, state, proposedByName, proposedAt } = version;
    const before = await effectiveVersion<StandardItem>(strapi, { subject, code, locale });
    const comparable = subject === 'standard-item' && before && before.id !== id;
    const snapshot = version.snapshot as StandardItem & Template;
    return {
      id,
      subject,
      code,
      locale,
      number,
      state,
      proposedByName,
      proposedAt,
      effectiveFrom: version.effectiveFrom,
      graceUntil: version.graceUntil,
      name: subject === 'template' ? snapshot.title[locale] : snapshot.name,
      changedSections: comparable ? [...changedSections(before.snapshot, snapshot)] : [],
    };
  }

  async function contentOf({ uid, documentId, locale }: VersionedSubject) {
    const row = (await strapi.documents(uid).findOne({ documentId, locale })) as Row | null;
    if (!row) throw new PublisherError('content.not-found', { what: documentId });
    if (uid === VERSIONED_UIDS['standard-item']) {
      const item = toStandardItem(row);
      return { subject: 'standard-item' as const, code: item.basicCode, content: item };
    }
    const template = await readTemplate(strapi, row.content);
    const { content: written } = row;
    return { subject: 'template' as const, code: template.id, content: template, written };
  }

  return {
    async proposals() {
      return Promise.all((await listProposals(strapi)).map(present));
    },
    async propose(subject, actor) {
      const { locale } = subject;
      const proposal = { ...(await contentOf(subject)), locale, actor, at: instant() };
      return present(await proposeVersion(strapi, proposal));
    },
    async decide(request, actor) {
      return present(await activation.decide(request, actor));
    },
    async vocabularies() {
      return (await templates.current()).template.vocabularies;
    },
  };
}
