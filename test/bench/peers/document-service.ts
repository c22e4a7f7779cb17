import { createRequire } from 'node:module';
import path from 'node:path';
import type { Core } from '@strapi/strapi';

const UID = 'api::service-guide.service-guide';
const LOCALE = 'zh-Hans';

/** Of the document service, what is measured. */
type Documents = (uid: string) => {
  create(params: object): Promise<{ documentId: string }>;
  publish(params: object): Promise<unknown>;
};

/**
 * Guides per second that Strapi's document service creates and publishes, run by run: a document service of its own,
 * without the middlewares of this product and without lifecycles, so that nothing of ours slows it down.
 */
export async function documentServicePerItem(
  strapi: Core.Strapi,
  { guides, runs }: { readonly guides: number; readonly runs: number }
): Promise<number[]> {
  const documents = plainDocuments(strapi);
  const rows = await sampleRows(strapi, guides);
  const rates: number[] = [];
  strapi.db.lifecycles.disable();
  try {
    for (let run = 1; run <= runs; run += 1) {
      const start = performance.now();
      for (const [i, row] of rows.entries()) {
        const data = { ...row, code: `P${run}-${i}` };
        const { documentId } = await documents(UID).create({ locale: LOCALE, data });
        await documents(UID).publish({ documentId, locale: LOCALE });
      }
      rates.push(rows.length / ((performance.now() - start) / 1000));
    }
  } finally {
    strapi.db.lifecycles.enable();
  }
  return rates;
}

function plainDocuments(strapi: Core.Strapi): Documents {
  const root = strapi.dirs.app.root;
  const file = path.join(root, 'node_modules/@strapi/core/dist/services/document-service/index.js');
  const { createDocumentService } = createRequire(file)(file) as {
    createDocumentService: (strapi: Core.Strapi) => Documents;
  };
  return createDocumentService(strapi);
}

/** Guides as they are stored, with their relations by document id, as the admin sends them. */
async function sampleRows(strapi: Core.Strapi, guides: number): Promise<object[]> {
  const idOnly = { select: ['documentId'] };
  const rows = (await strapi.db.query(UID).findMany({
    where: { publishedAt: { $null: true }, locale: LOCALE },
    populate: { standardItem: idOnly, organization: idOnly, hall: idOnly } as never,
    limit: guides,
  })) as Array<Record<string, unknown>>;
  return rows.map((row) => {
    const {
      id: _id,
      documentId: _document,
      createdAt: _created,
      updatedAt: _updated,
      ...rest
    } = row;
    const { publishedAt: _published, locale: _locale, ...data } = rest;
    for (const name of ['standardItem', 'organization', 'hall']) {
      data[name] = (data[name] as { documentId: string } | null)?.documentId ?? null;
    }
    return data;
  });
}
