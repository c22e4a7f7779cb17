import { draftLabels, type Drafts } from '../content/drafts';
import type { Strapi } from '../strapi';
import type { Actor } from './actor';
import { saveReviews } from './records';

/** Remembers who wrote last, and when: nobody approves what they wrote. */
export async function noteEdits(
  strapi: Strapi,
  written: Drafts,
  { actor, at }: { readonly actor: Actor; readonly at: Date }
): Promise<void> {
  const { uid, documentIds, locale } = written;
  const labels = await draftLabels(strapi, written);
  const edit = { editedBy: actor.id, editedByName: actor.name, editedAt: at.toISOString() };
  const entries = documentIds.map((documentId) => ({
    subject: { uid, documentId, locale },
    changes: { ...edit, ...(labels.get(documentId) ?? NO_LABEL) },
  }));
  await saveReviews(strapi, entries, at);
}

const NO_LABEL = { subjectCode: '', subjectName: '' };
