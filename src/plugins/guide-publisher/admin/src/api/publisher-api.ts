import type { ListRow } from '../strapi/content-manager';
import type {
  Badges,
  ChartSource,
  DocumentStatus,
  LiveCheckAnswer,
  LiveCheckRequest,
  NewGuideAnswer,
  NewGuideRequest,
  Overview,
  Page,
  ReleaseEntry,
  ReviewActionName,
  ReviewActionRequest,
  ReviewListEntry,
  ReviewStateName,
  SiteEntry,
  VersionDecisionRequest,
  VersionEntry,
  Vocabularies,
} from '../../../shared/contracts/admin-api';
import { documentTag, get, post, publisherRequests, unwrap, type DocumentKey } from './requests';

export type { DocumentKey } from './requests';

/** Requests to the server half; see `shared/contracts/admin-api.ts`. Answers are cached and fetched again after a change. */

/** Answer of `POST /sites/:slug/verify`: every published byte compared with its manifest. */
export interface Verification {
  readonly ok: boolean;
  readonly number: number;
  readonly files: number;
  readonly problems: ReadonlyArray<{ readonly path: string; readonly problem: string }>;
}

const documentPath = ({ uid, documentId }: DocumentKey) =>
  `/guide-publisher/documents/${uid}/${documentId}`;

const api = publisherRequests.injectEndpoints({
  endpoints: (build) => ({
    documentStatus: build.query<DocumentStatus, DocumentKey>({
      query: (key) => get(documentPath(key), { locale: key.locale }),
      transformResponse: unwrap<DocumentStatus>,
      providesTags: (_result, _error, key) => [documentTag(key), 'GuideVersions'],
    }),
    reviewAction: build.mutation<
      DocumentStatus,
      { key: DocumentKey; action: ReviewActionName; request: ReviewActionRequest }
    >({
      query: ({ key, action, request }) =>
        post(`${documentPath(key)}/${action}`, request, { locale: key.locale }),
      transformResponse: unwrap<DocumentStatus>,
      invalidatesTags: (_result, error, { key }) => [
        documentTag(key),
        ...(error ? [] : (['GuideReviews', 'GuideSites'] as const)),
      ],
    }),
    chartSource: build.query<
      ChartSource | null,
      LiveCheckRequest & { uid: string; locale: string }
    >({
      query: ({ uid, locale, ...request }) =>
        post(`/guide-publisher/chart-source/${uid}`, request, { locale }),
      transformResponse: unwrap<ChartSource | null>,
      keepUnusedDataFor: 0,
    }),
    liveCheck: build.query<LiveCheckAnswer, LiveCheckRequest & { uid: string; locale: string }>({
      query: ({ uid, locale, ...request }) =>
        post(`/guide-publisher/check/${uid}`, request, { locale }),
      transformResponse: unwrap<LiveCheckAnswer>,
      keepUnusedDataFor: 0,
    }),
    badges: build.query<
      Badges,
      { uid: string; locale: string; ids: ReadonlyArray<ListRow['documentId']> }
    >({
      query: ({ uid, locale, ids }) =>
        get(`/guide-publisher/badges/${uid}`, { ids: ids.join(','), locale }),
      transformResponse: unwrap<Badges>,
      providesTags: ['GuideReviews', 'Document'],
    }),
    reviews: build.query<
      Page<ReviewListEntry>,
      { state?: ReviewStateName; page: number; pageSize: number }
    >({
      query: (params) => get('/guide-publisher/reviews', params),
      transformResponse: unwrap<Page<ReviewListEntry>>,
      providesTags: ['GuideReviews', 'Document'],
    }),
    overview: build.query<Overview, void>({
      query: () => get('/guide-publisher/overview'),
      transformResponse: unwrap<Overview>,
      providesTags: ['GuideReviews', 'Document'],
    }),
    proposals: build.query<readonly VersionEntry[], void>({
      query: () => get('/guide-publisher/versions/proposals'),
      transformResponse: unwrap<readonly VersionEntry[]>,
      providesTags: ['GuideVersions'],
    }),
    proposeVersion: build.mutation<VersionEntry, DocumentKey>({
      query: ({ uid, documentId, locale }) =>
        post(`/guide-publisher/versions/${uid}/${documentId}/propose`, {}, { locale }),
      transformResponse: unwrap<VersionEntry>,
      invalidatesTags: ['GuideVersions'],
    }),
    decideVersion: build.mutation<VersionEntry, VersionDecisionRequest & { id: number }>({
      query: ({ id, ...request }) => post(`/guide-publisher/versions/${id}/decide`, request),
      transformResponse: unwrap<VersionEntry>,
      invalidatesTags: ['GuideVersions', 'GuideReviews'],
    }),
    vocabularies: build.query<Vocabularies, void>({
      query: () => get('/guide-publisher/vocabularies'),
      transformResponse: unwrap<Vocabularies>,
      providesTags: ['GuideVersions'],
    }),
    newGuide: build.mutation<NewGuideAnswer, NewGuideRequest>({
      query: (request) => post('/guide-publisher/guides', request),
      transformResponse: unwrap<NewGuideAnswer>,
      invalidatesTags: ['Document'],
    }),
    sites: build.query<readonly SiteEntry[], void>({
      query: () => get('/guide-publisher/sites'),
      transformResponse: unwrap<readonly SiteEntry[]>,
      providesTags: ['GuideSites'],
    }),
    releaseSite: build.mutation<ReleaseEntry, { slug: string }>({
      query: ({ slug }) => post(`/guide-publisher/sites/${slug}/release`),
      transformResponse: unwrap<ReleaseEntry>,
      invalidatesTags: ['GuideSites'],
    }),
    rollbackSite: build.mutation<ReleaseEntry, { slug: string; to?: number }>({
      query: ({ slug, to }) => post(`/guide-publisher/sites/${slug}/rollback`, { to }),
      transformResponse: unwrap<ReleaseEntry>,
      invalidatesTags: ['GuideSites'],
    }),
    verifySite: build.mutation<Verification, { slug: string }>({
      query: ({ slug }) => post(`/guide-publisher/sites/${slug}/verify`),
      transformResponse: unwrap<Verification>,
    }),
    organizations: build.query<readonly OrganizationChoice[], { search: string; locale: string }>({
      query: ({ search, locale }) =>
        get('/content-manager/collection-types/api::organization.organization', {
          page: 1,
          pageSize: ORGANIZATION_CHOICES,
          sort: 'creditCode:ASC',
          locale,
          ...(search ? { _q: search } : {}),
        }),
      transformResponse: ({ results }: { results: readonly OrganizationChoice[] }) => results,
    }),
  }),
  overrideExisting: true,
});

/** Organizations that one search offers: a city has over four thousand, so the search narrows them. */
const ORGANIZATION_CHOICES = 20;

export interface OrganizationChoice {
  readonly documentId: string;
  readonly name: string;
  readonly creditCode: string;
}

export const {
  useDocumentStatusQuery,
  useReviewActionMutation,
  useLazyChartSourceQuery,
  useLiveCheckQuery,
  useBadgesQuery,
  useReviewsQuery,
  useOverviewQuery,
  useProposalsQuery,
  useProposeVersionMutation,
  useDecideVersionMutation,
  useVocabulariesQuery,
  useNewGuideMutation,
  useSitesQuery,
  useReleaseSiteMutation,
  useRollbackSiteMutation,
  useVerifySiteMutation,
  useOrganizationsQuery,
} = api;
