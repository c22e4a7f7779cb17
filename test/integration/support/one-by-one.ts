import type { Core } from '@strapi/strapi';
import type { StandardItem } from '../../../src/plugins/guide-publisher/domain/document/records';
import type { Template } from '../../../src/plugins/guide-publisher/domain/template/types';
import {
  uidOf,
  type RecordOf,
  type RecordType,
} from '../../../src/plugins/guide-publisher/server/src/content/record-rows';
import {
  kindOfUid,
  type Subject,
} from '../../../src/plugins/guide-publisher/server/src/content/types';
import { writeDocument } from '../../../src/plugins/guide-publisher/server/src/content/write';
import { createEditionLog } from '../../../src/plugins/guide-publisher/server/src/editions/log';
import type { Actor } from '../../../src/plugins/guide-publisher/server/src/review/actor';
import { recordAudit } from '../../../src/plugins/guide-publisher/server/src/review/audit';
import { saveCheckResult } from '../../../src/plugins/guide-publisher/server/src/review/check-results';
import { createExaminer } from '../../../src/plugins/guide-publisher/server/src/review/examine';
import { createLenience } from '../../../src/plugins/guide-publisher/server/src/review/lenience';
import {
  findReview,
  saveReview,
} from '../../../src/plugins/guide-publisher/server/src/review/records';
import { createReferences } from '../../../src/plugins/guide-publisher/server/src/review/references';
import { createTemplates } from '../../../src/plugins/guide-publisher/server/src/review/templates';
import {
  decideVersion,
  proposeVersion,
} from '../../../src/plugins/guide-publisher/server/src/review/versions';
import type { RecordsOfType } from './small-city';

const LOCALE = 'zh-Hans';
const COMMENT = '成批导入 / imported as one set';

/** The importer, as the document service sees an API token. */
export const TOKEN = { id: 'one-by-one', name: 'test' };
const IMPORTER: Actor = { id: `token:${TOKEN.id}`, name: TOKEN.name };

/**
 * Imports a set as editors and reviewers would, one record after the other through the document service and the gate:
 * what the bulk writer must agree with, row by row.
 */
export async function importOneByOne(
  strapi: Core.Strapi,
  { set, approver }: { readonly set: readonly RecordsOfType[]; readonly approver: Approver }
): Promise<void> {
  const way = createWay(strapi, approver);
  for (const { type, records } of set) {
    const subjects: Subject[] = [];
    for (const record of records) {
      const documentId = await way.write(type, record);
      const uid = uidOf(type) as Subject['uid'];
      if (kindOfUid(uid)) subjects.push({ uid, documentId, locale: LOCALE });
      else await way.propose(type, record);
    }
    if (subjects.length > 0) await way.decide(subjects);
  }
}

export interface Approver {
  readonly id: number;
  readonly actor: Actor;
}

function createWay(strapi: Core.Strapi, approver: Approver) {
  const now = () => new Date();
  const instant = () => now().toISOString();
  const log = createEditionLog(strapi);
  const templates = createTemplates(strapi);
  const examiner = createExaminer(strapi, {
    templates,
    references: createReferences(strapi, log, now),
    lenience: createLenience(strapi, { templates, now }),
  });
  const as = <T>(state: object, task: () => Promise<T>): Promise<T> =>
    strapi.requestContext.run({ state } as never, task) as Promise<T>;

  async function decideOne(subject: Subject): Promise<'published' | 'unchanged' | 'held'> {
    const examination = await examiner.examine(subject);
    const at = instant();
    await saveCheckResult(strapi, { subject, examination, at });
    const { hash, code, name, template, findings } = examination;
    const before = await findReview(strapi, subject);
    if (before?.state === 'published' && before.publishedHash === hash) return 'unchanged';
    if (findings.some(({ severity }) => severity === 'error')) {
      await saveReview(strapi, subject, { subjectCode: code, subjectName: name });
      return 'held';
    }
    await saveReview(strapi, subject, {
      ...{ state: 'approved', hash, comment: COMMENT, subjectCode: code, subjectName: name },
      ...{ submittedBy: IMPORTER.id, submittedByName: IMPORTER.name, submittedAt: at },
      ...{ decidedBy: approver.actor.id, decidedByName: approver.actor.name, decidedAt: at },
      ...{ templateCode: template.id, templateVersion: template.version },
    });
    const { uid, documentId, locale } = subject;
    const [lastname, firstname] = ['', approver.actor.name];
    await as({ user: { id: approver.id, lastname, firstname } }, () =>
      strapi.documents(uid).publish({ documentId, locale })
    );
    return 'published';
  }

  return {
    write: <T extends RecordType>(type: T, record: RecordOf[T]): Promise<string> =>
      as({ auth: { credentials: TOKEN } }, () =>
        writeDocument(strapi, { type, record, locale: LOCALE })
      ),

    async propose(type: RecordType, record: RecordOf[RecordType]): Promise<void> {
      if (type !== 'standard-item' && type !== 'template') return;
      const content = record as StandardItem | Template;
      const code = 'basicCode' in content ? content.basicCode : content.id;
      const proposal = { subject: type, code, locale: LOCALE, content, actor: IMPORTER } as const;
      const { id, state } = await proposeVersion(strapi, { ...proposal, at: instant() });
      if (state !== 'proposed') return;
      const decision = { id, approve: true, comment: COMMENT, at: instant() };
      await decideVersion(strapi, { ...decision, actor: approver.actor });
    },

    async decide(subjects: readonly Subject[]): Promise<void> {
      const outcome = { published: 0, unchanged: 0, held: 0 };
      for (const subject of subjects) outcome[await decideOne(subject)] += 1;
      const details = { ...outcome, comment: COMMENT };
      const action = 'review.approve-set';
      await recordAudit(strapi, { actor: approver.actor, at: instant(), action, details });
    },
  };
}
