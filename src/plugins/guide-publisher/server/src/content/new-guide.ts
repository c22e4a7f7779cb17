import { composeImplementationCode } from '../../../domain/codes/implementation';
import { PublisherError } from '../../../shared/contracts/errors';
import { TABLES, type Strapi } from '../strapi';
import { UID_OF_KIND, type Row } from './types';

/**
 * A new draft of a guide: an organization takes on a standard item. Code, contact and hours come from the
 * organization, so that an editor only fills in what is local. Throws `guide.exists` where it already has one.
 */
export async function createGuideFromItem(
  strapi: Strapi,
  { standardItemId, organizationId }: { standardItemId: string; organizationId: string }
): Promise<{ documentId: string }> {
  const locale = 'zh-Hans';
  const [item, organization] = await Promise.all([
    strapi
      .documents('api::standard-item.standard-item')
      .findOne({ documentId: standardItemId, locale }),
    strapi
      .documents('api::organization.organization')
      .findOne({ documentId: organizationId, locale }),
  ]);
  if (!item) throw new PublisherError('content.not-found', { what: standardItemId });
  if (!organization) throw new PublisherError('content.not-found', { what: organizationId });
  const code = codeOf(organization as Row, item as Row);
  const guides = strapi.documents(UID_OF_KIND.guide);
  if (await guides.findFirst({ filters: { code }, locale })) {
    throw new PublisherError('guide.exists', { code });
  }
  const { documentId } = await guides.create({
    locale,
    data: {
      code,
      standardItem: standardItemId,
      organization: organizationId,
      address: organization.address,
      hours: organization.hours,
      consultationPhone: organization.consultationPhone,
      supervisionPhone: organization.supervisionPhone,
      itemVersion: await versionInEffect(strapi, String(item.basicCode), locale),
      powerSource: '1',
      itemStatus: '1',
    } as never,
  });
  return { documentId };
}

/** A new guide begins with what the item says now; 1 while none of its versions is in effect. */
async function versionInEffect(strapi: Strapi, code: string, locale: string): Promise<number> {
  const version = await strapi.db.query(TABLES.version).findOne({
    select: ['number'],
    where: { subject: 'standard-item', code, subjectLocale: locale, state: 'effective' },
    orderBy: { number: 'desc' },
  });
  return (version?.number as number | undefined) ?? 1;
}

/** Throws `content.invalid` where the two cannot make an implementation code. */
function codeOf(organization: Row, item: Row): string {
  const composed = composeImplementationCode({
    creditCode: String(organization.creditCode ?? ''),
    level: String(organization.level ?? ''),
    basicCode: String(item.basicCode ?? ''),
  });
  if (!composed.ok) {
    throw new PublisherError('content.invalid', { reason: composed.problem.message['zh-Hans'] });
  }
  return composed.value;
}
