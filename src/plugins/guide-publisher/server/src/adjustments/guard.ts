import { PublisherError } from '../../../shared/contracts/errors';
import type { Strapi } from '../strapi';
import { ADJUSTMENT_UID } from './store';

/** What only the desk writes; in a form they are shown, and what is sent of them is passed over. */
const OF_THE_DESK = ['state', 'proposedDate', 'approvedDate', 'effects', 'people'] as const;

/** States in which the text of an adjustment is what was decided on. */
const DECIDED: ReadonlySet<unknown> = new Set(['approved', 'effective']);

interface Context {
  readonly uid: string;
  readonly action: string;
  params: { documentId?: string; data?: Record<string, unknown> };
}

/** Nobody makes an adjustment approved by writing so, or changes one after it was decided on. */
export function guardAdjustments(strapi: Strapi): void {
  strapi.documents.use((async (context: Context, next: () => Promise<unknown>) => {
    if (context.uid !== ADJUSTMENT_UID) return next();
    const { action, params } = context;
    if (action === 'update' || action === 'delete') await refuseDecided(strapi, params.documentId);
    if (params.data && ['create', 'update', 'clone'].includes(action)) {
      const data = { ...params.data };
      for (const field of OF_THE_DESK) delete data[field];
      context.params = { ...params, data };
    }
    return next();
  }) as never);
}

async function refuseDecided(strapi: Strapi, documentId = ''): Promise<void> {
  const rows = (await strapi.db
    .query(ADJUSTMENT_UID)
    .findMany({ select: ['state'], where: { documentId } })) as Array<{ state: string | null }>;
  if (rows.some(({ state }) => DECIDED.has(state))) throw new PublisherError('adjustment.decided');
}
