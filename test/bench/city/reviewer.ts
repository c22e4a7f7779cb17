import type { Core } from '@strapi/strapi';

const EMAIL = 'reviewer@example.com';

/** An account that may approve; returns its e-mail. */
export async function createReviewer(strapi: Core.Strapi): Promise<string> {
  const role = await strapi.service('admin::role').findOne({ code: 'guide-reviewer' });
  await strapi.service('admin::user').create({
    email: EMAIL,
    firstname: 'Reviewer',
    lastname: 'Bench',
    password: 'Bench-password-1',
    isActive: true,
    roles: [role.id],
  });
  return EMAIL;
}
