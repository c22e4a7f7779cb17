import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { drawSpecimens } from './specimens.mjs';

const DEMO_SITE = {
  slug: 'bijie',
  title: '毕节市政务服务办事指南（示例）',
  regionCode: '520500000000',
  locales: ['zh-Hans', 'en'],
  footer: {
    organizer: '毕节市人民政府（示例站点）',
    siteCode: '示例',
    icp: '示例',
    publicSecurity: '示例',
  },
};

const ACCOUNTS = [
  { role: 'strapi-super-admin', email: 'admin@example.com', firstname: '示例管理员' },
  { role: 'guide-editor', email: 'editor@example.com', firstname: '示例编辑' },
  { role: 'guide-reviewer', email: 'reviewer@example.com', firstname: '示例审核' },
];

/**
 * Fills an empty installation with the sample city: accounts with random passwords, the site, the sample through the
 * same import that everybody uses, approved as one set by the demo reviewer. Returns the accounts, or null where the
 * installation already has an account: it is somebody's, and nothing is touched.
 */
export async function seedDemo(strapi, { sample = 'database/sample', report = console.log } = {}) {
  if ((await strapi.db.query('admin::user').count()) > 0) return null;
  const accounts = [];
  for (const account of ACCOUNTS) accounts.push(await createAccount(strapi, account));
  await strapi.db.query('plugin::guide-publisher.site').create({ data: DEMO_SITE });
  report('导入示例城市 / Importing the sample city …');
  const intake = strapi.plugin('guide-publisher').service('intake');
  const outcome = await intake.importFiles({
    files: [sample],
    dryRun: false,
    takeGoodRows: false,
    approver: 'reviewer@example.com',
    actor: 'demo',
  });
  if (!outcome.written) {
    const lines = outcome.problems
      .slice(0, 20)
      .map(({ file, problem }) => `${file}:${problem.row} ${problem.message.en}`);
    throw new Error(`The sample was not imported:\n${lines.join('\n')}`);
  }
  await addSpecimens(strapi, { sample, report });
  return accounts;
}

/** Pictures that the sample's results name. A folder that cannot be written, as in some containers, must not stop the start. */
async function addSpecimens(strapi, { sample, report }) {
  try {
    await drawSpecimens({ sample, folder: path.join(strapi.dirs.static.public, 'samples') });
  } catch (error) {
    report(`结果样本图未生成 / Specimens of results were not drawn: ${error.message}`);
  }
}

async function createAccount(strapi, { role: code, email, firstname }) {
  const role = await strapi.service('admin::role').findOne({ code });
  const password = `${randomBytes(9).toString('base64url')}Aa1`;
  await strapi.service('admin::user').create({
    email,
    firstname,
    lastname: '',
    password,
    preferedLanguage: 'zh-Hans',
    isActive: true,
    roles: [role.id],
    registrationToken: null,
  });
  return { email, password, role: role.name };
}
