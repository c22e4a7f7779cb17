import type { Strapi } from './strapi';

/** Actions that may be granted to a role; the ids are in `shared/contracts/admin-api.ts`. */
const ACTIONS = [
  { uid: 'read', displayName: '查看检查与审核 / Read checks and reviews', subCategory: 'general' },
  { uid: 'review.submit', displayName: '提交审核 / Submit for review', subCategory: 'review' },
  { uid: 'review.decide', displayName: '审核 / Approve or request changes', subCategory: 'review' },
  { uid: 'review.withdraw', displayName: '撤回已公开内容 / Withdraw', subCategory: 'review' },
  {
    uid: 'review.waive',
    displayName: '豁免问题 / Accept a finding for a time',
    subCategory: 'review',
  },
  {
    uid: 'push.propose',
    displayName: '提出、暂停和继续批量更新 / Propose, pause and resume bulk updates',
    subCategory: 'versions',
  },
  {
    uid: 'push.decide',
    displayName: '批准和撤销批量更新 / Decide on and undo bulk updates',
    subCategory: 'versions',
  },
  {
    uid: 'adjustment.propose',
    displayName: '提出动态调整 / Propose adjustments',
    subCategory: 'versions',
  },
  {
    uid: 'adjustment.decide',
    displayName: '批准和撤销动态调整 / Decide on adjustments',
    subCategory: 'versions',
  },
  {
    uid: 'version.propose',
    displayName: '提出标准事项和模板的新版本 / Propose versions',
    subCategory: 'versions',
  },
  {
    uid: 'version.decide',
    displayName: '批准标准事项和模板的版本 / Decide on versions',
    subCategory: 'versions',
  },
  {
    uid: 'release.run',
    displayName: '发布和回退站点 / Release and roll back',
    subCategory: 'release',
  },
  { uid: 'import.run', displayName: '导入 / Import', subCategory: 'import' },
] as const;

export async function registerPermissions(strapi: Strapi): Promise<void> {
  await strapi
    .service('admin::permission')
    .actionProvider.registerMany(
      ACTIONS.map((action) => ({ ...action, section: 'plugins', pluginName: 'guide-publisher' }))
    );
}
