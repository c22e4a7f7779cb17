import { PERMISSIONS } from '../../../shared/contracts/admin-api';

type Permission = (typeof PERMISSIONS)[keyof typeof PERMISSIONS];
type Method = 'GET' | 'POST';

/** A route of the admin: signed in, and with the permission; none is open. */
const route = (method: Method, path: string, handler: string, permission: Permission) => ({
  method,
  path,
  handler,
  config: {
    policies: [
      'admin::isAuthenticatedAdmin',
      { name: 'admin::hasPermissions', config: { actions: [permission] } },
    ],
  },
});

const { read, submit, decide, withdraw, waive, release } = PERMISSIONS;
const { propose, decideVersion, adjust, decideAdjustment } = PERMISSIONS;
const { push, decidePush } = PERMISSIONS;

/** See `shared/contracts/admin-api.ts` for requests and answers. */
export const admin = {
  type: 'admin',
  routes: [
    route('GET', '/documents/:uid/:documentId', 'documents.status', read),
    route('POST', '/documents/:uid/:documentId/submit', 'documents.submit', submit),
    route(
      'POST',
      '/documents/:uid/:documentId/request-changes',
      'documents.requestChanges',
      decide
    ),
    route('POST', '/documents/:uid/:documentId/approve', 'documents.approve', decide),
    route('POST', '/documents/:uid/:documentId/publish', 'documents.publish', read),
    route('POST', '/documents/:uid/:documentId/withdraw', 'documents.withdraw', withdraw),
    route('POST', '/check/:uid', 'documents.check', read),
    route('POST', '/chart-source/:uid', 'documents.chartSource', read),
    route('GET', '/reviews', 'reviews.list', read),
    route('GET', '/badges/:uid', 'reviews.badges', read),
    route('GET', '/overview', 'reviews.overview', read),
    route('GET', '/versions/proposals', 'versions.proposals', read),
    route('POST', '/versions/:uid/:documentId/propose', 'versions.propose', propose),
    route('POST', '/versions/:id/decide', 'versions.decide', decideVersion),
    route('GET', '/versions/:id/impact', 'versions.impact', read),
    route('GET', '/versions/:id/impact/list', 'versions.impactList', read),
    route('GET', '/versions/:uid/:documentId/history', 'versions.history', read),
    route('GET', '/templates', 'templates.list', read),
    route('GET', '/templates/:documentId', 'templates.text', read),
    route('POST', '/templates/check', 'templates.check', read),
    route('GET', '/drift', 'drift.list', read),
    route('GET', '/drift/:documentId', 'drift.report', read),
    route('POST', '/drift/:documentId/take-over', 'drift.takeOver', submit),
    route('POST', '/drift/:documentId/confirm', 'drift.confirm', submit),
    route('GET', '/pushes', 'pushes.list', read),
    route('POST', '/pushes', 'pushes.propose', push),
    route('GET', '/pushes/:id', 'pushes.report', read),
    route('GET', '/pushes/:id/guides', 'pushes.guides', read),
    route('GET', '/pushes/:id/export', 'pushes.export', read),
    route('POST', '/pushes/:id/decide', 'pushes.decide', decidePush),
    route('POST', '/pushes/:id/cancel', 'pushes.cancel', push),
    route('POST', '/pushes/:id/pause', 'pushes.pause', push),
    route('POST', '/pushes/:id/resume', 'pushes.resume', push),
    route('POST', '/pushes/:id/undo', 'pushes.undo', decidePush),
    route('GET', '/waivers', 'waivers.list', read),
    route('POST', '/waivers', 'waivers.grant', waive),
    route('POST', '/waivers/:id/end', 'waivers.end', waive),
    route('GET', '/vocabularies', 'versions.vocabularies', read),
    route('POST', '/guides', 'guides.create', submit),
    route('GET', '/adjustments/:documentId', 'adjustments.status', read),
    route('POST', '/adjustments/:documentId/propose', 'adjustments.propose', adjust),
    route('POST', '/adjustments/:documentId/decide', 'adjustments.decide', decideAdjustment),
    route('POST', '/adjustments/:documentId/undo', 'adjustments.undo', decideAdjustment),
    route('GET', '/sites', 'sites.list', read),
    route('POST', '/sites/:slug/release', 'sites.release', release),
    route('POST', '/sites/:slug/rollback', 'sites.rollback', release),
    route('POST', '/sites/:slug/verify', 'sites.verify', read),
  ],
};
