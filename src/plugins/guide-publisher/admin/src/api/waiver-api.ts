import type { NewWaiverRequest, Page, WaiverEntry } from '../../../shared/contracts/admin-api';
import { documentTag, get, post, publisherRequests, unwrap } from './requests';

/** Findings that a reviewer accepts for a time. */
const api = publisherRequests.injectEndpoints({
  endpoints: (build) => ({
    waivers: build.query<
      Page<WaiverEntry>,
      { state: WaiverEntry['state']; rule?: string; page: number; pageSize: number }
    >({
      query: (params) => get('/guide-publisher/waivers', params),
      transformResponse: unwrap<Page<WaiverEntry>>,
      providesTags: ['GuideWaivers'],
    }),
    grantWaiver: build.mutation<WaiverEntry, NewWaiverRequest>({
      query: (request) => post('/guide-publisher/waivers', request),
      transformResponse: unwrap<WaiverEntry>,
      invalidatesTags: (_result, _error, subject) => [
        'GuideWaivers',
        'GuideReviews',
        documentTag(subject),
      ],
    }),
    endWaiver: build.mutation<WaiverEntry, { id: number; comment: string }>({
      query: ({ id, comment }) => post(`/guide-publisher/waivers/${id}/end`, { comment }),
      transformResponse: unwrap<WaiverEntry>,
      invalidatesTags: ['GuideWaivers', 'GuideReviews', 'Document'],
    }),
  }),
  overrideExisting: true,
});

export const { useWaiversQuery, useGrantWaiverMutation, useEndWaiverMutation } = api;
