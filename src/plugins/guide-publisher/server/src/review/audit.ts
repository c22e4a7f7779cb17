import { insertRows } from '../content/database-rows';
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
export function recordAudit(strapi: Strapi, event: AuditEvent): Promise<void> {
  return recordAudits(strapi, [event]);
}

/** The same for many events, in their order. */
export async function recordAudits(strapi: Strapi, events: readonly AuditEvent[]): Promise<void> {
  await insertRows(
    strapi,
    TABLES.auditEntry,
    events.map(({ at, actor, action, subject, code, details }) => ({
      at,
      actorId: actor.id,
      actorName: actor.name,
      action,
      subjectUid: subject?.uid ?? null,
      subjectId: subject?.documentId ?? null,
      subjectLocale: subject?.locale ?? null,
      subjectCode: code ?? null,
      details: details ?? {},
    }))
  );
}
