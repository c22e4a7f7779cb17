import type {
  AdjustmentDecisionRequest,
  AdjustmentStatus,
} from '../../../shared/contracts/admin-api';
import { get, post, publisherRequests, unwrap } from './requests';

const path = (documentId: string, action = ''): string =>
  `/guide-publisher/adjustments/${documentId}${action && `/${action}`}`;

const api = publisherRequests.injectEndpoints({
  endpoints: (build) => ({
    adjustment: build.query<AdjustmentStatus, string>({
      query: (documentId) => get(path(documentId)),
      transformResponse: unwrap<AdjustmentStatus>,
      providesTags: ['Document'],
    }),
    proposeAdjustment: build.mutation<AdjustmentStatus, string>({
      query: (documentId) => post(path(documentId, 'propose')),
      transformResponse: unwrap<AdjustmentStatus>,
      invalidatesTags: ['Document'],
    }),
    decideAdjustment: build.mutation<
      AdjustmentStatus,
      AdjustmentDecisionRequest & { documentId: string }
    >({
      query: ({ documentId, ...request }) => post(path(documentId, 'decide'), request),
      transformResponse: unwrap<AdjustmentStatus>,
      invalidatesTags: ['Document', 'GuideReviews', 'GuideSites'],
    }),
    undoAdjustment: build.mutation<AdjustmentStatus, string>({
      query: (documentId) => post(path(documentId, 'undo')),
      transformResponse: unwrap<AdjustmentStatus>,
      invalidatesTags: ['Document'],
    }),
  }),
});

export const {
  useAdjustmentQuery,
  useDecideAdjustmentMutation,
  useProposeAdjustmentMutation,
  useUndoAdjustmentMutation,
} = api;
