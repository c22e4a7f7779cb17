import type { PublisherServices } from '../../shared/contracts/services';
import { publisherOf } from './publisher';
import { releaseService } from './site/release-service';
import type { Strapi } from './strapi';

/** What the command line and scripts ask of the running application; see `shared/contracts/services.ts`. */
export const services = {
  intake: ({ strapi }: { strapi: Strapi }): PublisherServices['intake'] =>
    publisherOf(strapi).intake,
  impact: ({ strapi }: { strapi: Strapi }): PublisherServices['impact'] =>
    publisherOf(strapi).impact,
  figures: ({ strapi }: { strapi: Strapi }): PublisherServices['figures'] =>
    publisherOf(strapi).figures,
  jobs: ({ strapi }: { strapi: Strapi }): PublisherServices['jobs'] => publisherOf(strapi).jobs,
  recheck: ({ strapi }: { strapi: Strapi }): PublisherServices['recheck'] =>
    publisherOf(strapi).recheck,
  /** Counts for boards and for the first start; see `Overview`. */
  review: ({ strapi }: { strapi: Strapi }) => ({
    overview: () => publisherOf(strapi).board.overview(),
  }),
  release: ({ strapi }: { strapi: Strapi }): PublisherServices['release'] =>
    releaseService(publisherOf(strapi).releases),
};
