import type { Locale, LocalizedText } from '../../../domain/codes/tables';
import type { StandardItem } from '../../../domain/document/records';
import type { Template } from '../../../domain/template/types';
import { PublisherError } from '../../../shared/contracts/errors';
import type {
  TemplateEntry,
  TemplateReading,
  TemplateText,
  VersionHistory,
} from '../../../shared/contracts/template-api';
import { VERSIONED_UIDS, type Row } from '../content/types';
import type { Strapi } from '../strapi';
import { parseWritten } from './templates';
import type { VersionedSubject } from './version-desk';
import { effectiveVersion, listVersions, writtenTemplate, type VersionSubject } from './versions';

/** Templates and their versions, as the admin's pages read them; saving is the Content Manager's, deciding the version desk's. */
export interface TemplateDesk {
  list(): Promise<TemplateEntry[]>;
  /** The working text, or one version of it. Throws `content.not-found`. */
  text(documentId: string, version?: number): Promise<TemplateText>;
  /** What is wrong with a text that is not saved. */
  check(content: unknown): Promise<TemplateReading>;
  /** All versions of a standard item or template. Throws `content.not-found`. */
  history(subject: VersionedSubject): Promise<VersionHistory>;
}

/** The language in which templates are kept; their texts hold both. */
const LOCALE: Locale = 'zh-Hans';
const uid = VERSIONED_UIDS.template;

export function createTemplateDesk(strapi: Strapi): TemplateDesk {
  async function rowOf({ uid: type, documentId, locale }: VersionedSubject): Promise<Row> {
    const row = (await strapi.documents(type).findOne({ documentId, locale })) as Row | null;
    if (!row) throw new PublisherError('content.not-found', { what: documentId });
    return row;
  }

  async function read(json: unknown): Promise<TemplateReading> {
    const { parsed, parent } = await parseWritten(strapi, json);
    const above = parent ? (await parseWritten(strapi, parent)).parsed : null;
    return {
      complete: parsed.ok ? parsed.template : null,
      parent: above?.ok ? above.template : null,
      problems: parsed.ok ? [] : parsed.problems,
    };
  }

  async function effectiveNumber(key: {
    subject: VersionSubject;
    code: string;
    locale: Locale;
  }): Promise<number | null> {
    return (await effectiveVersion<StandardItem | Template>(strapi, key))?.number ?? null;
  }

  return {
    async list() {
      const rows = (await strapi
        .documents(uid)
        .findMany({ locale: LOCALE, sort: 'code' })) as Row[];
      return Promise.all(
        rows.map(async ({ documentId, code, title, content }) => ({
          documentId: String(documentId),
          code: String(code),
          title: titleOf(content, String(title ?? code)),
          effective: await effectiveNumber({
            subject: 'template',
            code: String(code),
            locale: LOCALE,
          }),
        }))
      );
    },
    async text(documentId, version) {
      const row = await rowOf({ uid, documentId, locale: LOCALE });
      const code = String(row.code);
      const key = { subject: 'template', code, locale: LOCALE } as const;
      const written =
        version === undefined
          ? row.content
          : await writtenTemplate(strapi, { ...key, number: version });
      if (written === undefined) {
        throw new PublisherError('content.not-found', { what: `${code}@${version}` });
      }
      return { documentId, code, version: version ?? null, written, ...(await read(written)) };
    },
    check: (content) => read(content),
    async history(subject) {
      const row = await rowOf(subject);
      const { locale } = subject;
      const isItem = subject.uid === VERSIONED_UIDS['standard-item'];
      const key = {
        subject: isItem ? ('standard-item' as const) : ('template' as const),
        code: String(isItem ? row.basicCode : row.code),
        locale,
      };
      return {
        effective: await effectiveNumber(key),
        versions: (await listVersions(strapi, key)).map(
          ({ subject: _subject, code: _code, locale: _locale, ...version }) => version
        ),
      };
    },
  };
}

/** The title in both languages where the text can be read so far, else the row's own. */
function titleOf(content: unknown, title: string): LocalizedText {
  const found = (content as { title?: Partial<LocalizedText> } | null)?.title;
  return { 'zh-Hans': found?.['zh-Hans'] ?? title, en: found?.en ?? title };
}
