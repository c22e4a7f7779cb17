import { PERMISSIONS } from '../../../shared/contracts/admin-api';
import { PublisherError } from '../../../shared/contracts/errors';
import { adminActor, type Actor } from '../review/actor';
import type { Strapi } from '../strapi';

interface AdminUser {
  readonly id: number;
  readonly email: string;
  readonly firstname?: string;
  readonly lastname?: string;
  readonly isActive: boolean;
  readonly blocked: boolean;
}

/**
 * The account in whose name an imported set is approved: active, and with the permission to review.
 * Throws `import.no-approver`.
 */
export async function findApprover(strapi: Strapi, email: string): Promise<Actor> {
  const user = (await strapi.db.query('admin::user').findOne({
    where: { email: email.toLowerCase() },
    populate: ['roles'],
  })) as AdminUser | null;
  if (!user?.isActive || user.blocked || !(await mayReview(strapi, user))) {
    throw new PublisherError('import.no-approver', { approver: email });
  }
  return adminActor(user);
}

async function mayReview(strapi: Strapi, user: AdminUser): Promise<boolean> {
  const ability = await strapi.service('admin::permission').engine.generateUserAbility(user);
  return ability.can(PERMISSIONS.decide);
}
