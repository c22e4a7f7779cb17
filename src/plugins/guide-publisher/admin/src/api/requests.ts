import { adminApi } from '@strapi/strapi/admin';

/** What every request to the server half is made of; the endpoints are in the files beside this one. */

export interface DocumentKey {
  readonly uid: string;
  readonly documentId: string;
  readonly locale: string;
}

/** The admin's own api with the tags by which answers of ours are fetched again. */
export const publisherRequests = adminApi.enhanceEndpoints({
  addTagTypes: [
    'Document',
    'GuideReviews',
    'GuideVersions',
    'GuideSites',
    'GuideTemplates',
    'GuideDrift',
    'GuidePushes',
    'GuideWaivers',
  ],
});

interface Answer<T> {
  readonly data: T;
}

export const unwrap = <T>(answer: Answer<T>): T => answer.data;

export const get = (url: string, params: object = {}) => ({
  url,
  method: 'GET' as const,
  config: { params },
});

export const post = (url: string, data: object = {}, params: object = {}) => ({
  url,
  method: 'POST' as const,
  data,
  config: { params },
});

export const put = (url: string, data: object, params: object = {}) => ({
  url,
  method: 'PUT' as const,
  data,
  config: { params },
});

/** The Content Manager's own tag: saving a document fetches its status again, a review action the document. */
export const documentTag = ({ uid, documentId }: Pick<DocumentKey, 'uid' | 'documentId'>) =>
  ({ type: 'Document', id: `${uid}_${documentId}` }) as const;
