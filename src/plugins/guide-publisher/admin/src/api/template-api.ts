import type { VersionImpact } from '../../../shared/contracts/admin-api';
import type {
  TemplateCheckRequest,
  TemplateEntry,
  TemplateReading,
  TemplateText,
  VersionHistory,
} from '../../../shared/contracts/template-api';
import { TEMPLATE_UID } from '../review/types';
import {
  documentTag,
  get,
  post,
  publisherRequests,
  put,
  unwrap,
  type DocumentKey,
} from './requests';

/** Templates, the versions of what has versions, and what a new version would change. */
const api = publisherRequests.injectEndpoints({
  endpoints: (build) => ({
    templates: build.query<readonly TemplateEntry[], void>({
      query: () => get('/guide-publisher/templates'),
      transformResponse: unwrap<readonly TemplateEntry[]>,
      providesTags: ['GuideTemplates', 'GuideVersions'],
    }),
    templateText: build.query<TemplateText, { documentId: string; version?: number }>({
      query: ({ documentId, version }) =>
        get(`/guide-publisher/templates/${documentId}`, version ? { version } : {}),
      transformResponse: unwrap<TemplateText>,
      providesTags: (_result, _error, { documentId }) => [
        'GuideTemplates',
        'GuideVersions',
        documentTag({ uid: TEMPLATE_UID, documentId }),
      ],
    }),
    templateCheck: build.mutation<TemplateReading, TemplateCheckRequest>({
      query: (request) => post('/guide-publisher/templates/check', request),
      transformResponse: unwrap<TemplateReading>,
    }),
    /** The Content Manager's own way to save: same row, same permissions, same history. */
    saveTemplate: build.mutation<unknown, { documentId: string; content: unknown }>({
      query: ({ documentId, content }) =>
        put(
          `/content-manager/collection-types/${TEMPLATE_UID}/${documentId}`,
          { content },
          { locale: 'zh-Hans' }
        ),
      invalidatesTags: (_result, _error, { documentId }) => [
        'GuideTemplates',
        documentTag({ uid: TEMPLATE_UID, documentId }),
      ],
    }),
    versionHistory: build.query<VersionHistory, DocumentKey>({
      query: ({ uid, documentId, locale }) =>
        get(`/guide-publisher/versions/${uid}/${documentId}/history`, { locale }),
      transformResponse: unwrap<VersionHistory>,
      providesTags: ['GuideVersions'],
    }),
    versionImpact: build.query<VersionImpact, number>({
      query: (id) => get(`/guide-publisher/versions/${id}/impact`),
      transformResponse: unwrap<VersionImpact>,
      providesTags: ['GuideVersions'],
    }),
  }),
  overrideExisting: true,
});

export const {
  useTemplatesQuery,
  useTemplateTextQuery,
  useLazyTemplateTextQuery,
  useTemplateCheckMutation,
  useSaveTemplateMutation,
  useVersionHistoryQuery,
  useVersionImpactQuery,
} = api;
