import { TABLES, type Strapi } from '../strapi';
import type { Subject } from '../content/types';
import type { Actor } from './actor';

export interface AuditEvent {
  readonly actor: Actor;
  readonly action: string;
  readonly at: string;
  readonly subject?: Subject;
  readonly code?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes one audit entry; inside a transaction it is written with the change or not at all. */
export async function recordAudit(strapi: Strapi, event: AuditEvent): Promise<void> {
  await strapi.db.query(TABLES.auditEntry).create({
    data: {
      at: event.at,
      actorId: event.actor.id,
      actorName: event.actor.name,
      action: event.action,
      subjectUid: event.subject?.uid ?? null,
      subjectId: event.subject?.documentId ?? null,
      subjectLocale: event.subject?.locale ?? null,
      subjectCode: event.code ?? null,
      details: event.details ?? {},
    },
  });
}
