import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { AuthorizedPromotionService } from '../promotions';
import type { OpenPromotionReader } from './types';

/** Most promotions that are looked at for what waits for one caller. */
const MOST_WAITING = 200;

/** What the fleet asks of promotions, answered by the promotions room. */
export class FleetPromotions implements OpenPromotionReader {
  readonly #auth: AuthService;
  readonly #promotions: Pick<
    AuthorizedPromotionService,
    'getOpenByModel' | 'list'
  >;

  constructor(options: {
    auth: AuthService;
    promotions: Pick<AuthorizedPromotionService, 'getOpenByModel' | 'list'>;
  }) {
    this.#auth = options.auth;
    this.#promotions = options.promotions;
  }

  /** With the plugin's own credentials: whom a promotion waits for is added per caller. */
  async getOpenByModel(modelRefs: readonly string[]) {
    return this.#promotions.getOpenByModel(
      [...modelRefs],
      await this.#auth.getOwnServiceCredentials(),
    );
  }

  async getWaitingFor(credentials: BackstageCredentials) {
    const { items } = await this.#promotions.list(
      { scope: 'waiting', limit: MOST_WAITING },
      credentials,
    );
    return items.map(({ id, model }) => ({ id, model }));
  }
}
