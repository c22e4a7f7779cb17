import type {
  DriftList,
  DriftReport,
  NewPushRequest,
  Page,
  PushActionName,
  PushDecisionRequest,
  PushEntry,
  PushGuides,
  PushReport,
  TakeOverRequest,
} from '../../../shared/contracts/admin-api';
import { GUIDE_UID } from '../review/types';
import { documentTag, get, post, publisherRequests, unwrap } from './requests';

/** Guides behind their standard item, one by one (drift) and all at once (pushes). */

export interface GuideKey {
  readonly documentId: string;
  readonly locale: string;
}

interface DriftQuery {
  readonly page: number;
  readonly pageSize: number;
  readonly item?: string;
  readonly organization?: string;
  readonly section?: string;
}

interface PushGuidesQuery {
  readonly id: number;
  readonly page: number;
  readonly pageSize: number;
  readonly planned?: string;
  readonly outcome?: string;
  readonly organization?: string;
}

/** The decision, or what is done with a push that runs. */
export type PushStep =
  | { readonly action: 'decide'; readonly request: PushDecisionRequest }
  | {
      readonly action: Exclude<PushActionName, 'decide'>;
      readonly request: { readonly comment?: string };
    };

const guideTag = ({ documentId }: GuideKey) => documentTag({ uid: GUIDE_UID, documentId });

const api = publisherRequests.injectEndpoints({
  endpoints: (build) => ({
    drift: build.query<DriftList, DriftQuery>({
      query: (params) => get('/guide-publisher/drift', params),
      transformResponse: unwrap<DriftList>,
      providesTags: ['GuideDrift', 'GuideVersions', 'GuidePushes'],
    }),
    driftReport: build.query<DriftReport, GuideKey>({
      query: ({ documentId, locale }) => get(`/guide-publisher/drift/${documentId}`, { locale }),
      transformResponse: unwrap<DriftReport>,
      providesTags: (_result, _error, key) => ['GuideDrift', 'GuideVersions', guideTag(key)],
    }),
    takeOver: build.mutation<DriftReport, GuideKey & TakeOverRequest>({
      query: ({ documentId, locale, ...request }) =>
        post(`/guide-publisher/drift/${documentId}/take-over`, request, { locale }),
      transformResponse: unwrap<DriftReport>,
      invalidatesTags: (_result, _error, key) => ['GuideDrift', 'GuideReviews', guideTag(key)],
    }),
    confirmDrift: build.mutation<DriftReport, GuideKey & { version: number }>({
      query: ({ documentId, locale, version }) =>
        post(`/guide-publisher/drift/${documentId}/confirm`, { version }, { locale }),
      transformResponse: unwrap<DriftReport>,
      invalidatesTags: (_result, _error, key) => ['GuideDrift', 'GuideReviews', guideTag(key)],
    }),
    pushes: build.query<
      Page<PushEntry>,
      { state?: string; item?: string; page: number; pageSize: number }
    >({
      query: (params) => get('/guide-publisher/pushes', params),
      transformResponse: unwrap<Page<PushEntry>>,
      providesTags: ['GuidePushes'],
    }),
    push: build.query<PushReport, number>({
      query: (id) => get(`/guide-publisher/pushes/${id}`),
      transformResponse: unwrap<PushReport>,
      providesTags: ['GuidePushes'],
    }),
    pushGuides: build.query<PushGuides, PushGuidesQuery>({
      query: ({ id, ...params }) => get(`/guide-publisher/pushes/${id}/guides`, params),
      transformResponse: unwrap<PushGuides>,
      providesTags: ['GuidePushes'],
    }),
    newPush: build.mutation<PushEntry, NewPushRequest>({
      query: (request) => post('/guide-publisher/pushes', request),
      transformResponse: unwrap<PushEntry>,
      invalidatesTags: ['GuidePushes'],
    }),
    pushStep: build.mutation<PushEntry, PushStep & { id: number }>({
      query: ({ id, action, request }) => post(`/guide-publisher/pushes/${id}/${action}`, request),
      transformResponse: unwrap<PushEntry>,
      invalidatesTags: ['GuidePushes', 'GuideDrift', 'GuideReviews'],
    }),
  }),
  overrideExisting: true,
});

export const {
  useDriftQuery,
  useDriftReportQuery,
  useTakeOverMutation,
  useConfirmDriftMutation,
  usePushesQuery,
  usePushQuery,
  usePushGuidesQuery,
  useNewPushMutation,
  usePushStepMutation,
} = api;
