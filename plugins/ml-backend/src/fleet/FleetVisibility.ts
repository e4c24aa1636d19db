import type {
  AuthService,
  BackstageCredentials,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { MODEL_ENTITIES } from '@slipway/plugin-ml-node';
import type { Visibility } from './types';

/** Most models that are read for one caller under a conditional policy; beyond it the caller sees the first ones. */
const MOST_MODELS = 20_000;
/** How long an answer of the catalog is taken for the present, in milliseconds. */
const AGE = 15_000;
/** How long it is shown while the catalog is asked again, in milliseconds: nobody waits for it who reads on. */
const LONGEST_AGE = 60_000;
const MOST_PERSONS = 1_000;

/** What the catalog said that a person may see. */
type Known = {
  refs: Promise<string[]>;
  askedAt: number;
  isAskedAgain?: boolean;
};

/**
 * Which models a caller may see. Under a policy that allows or denies reading the catalog as a whole that is one
 * question to the permission system. Under a conditional one the catalog itself is asked with the caller's credentials,
 * so that its rules decide and the fleet cannot show more than the catalog does.
 */
export class FleetVisibility {
  readonly #auth: AuthService;
  readonly #logger: LoggerService;
  readonly #permissions: PermissionsService;
  readonly #catalog: CatalogService;
  readonly #now: () => Date;
  readonly #known = new Map<string, Known>();
  #hasSaid = false;

  constructor(options: {
    auth: AuthService;
    logger: LoggerService;
    now: () => Date;
    permissions: PermissionsService;
    catalog: CatalogService;
  }) {
    this.#auth = options.auth;
    this.#logger = options.logger;
    this.#now = options.now;
    this.#permissions = options.permissions;
    this.#catalog = options.catalog;
  }

  async of(credentials: BackstageCredentials): Promise<Visibility> {
    const [{ result }] = await this.#permissions.authorizeConditional(
      [{ permission: catalogEntityReadPermission }],
      { credentials },
    );
    if (result === AuthorizeResult.ALLOW) return 'all';
    if (result === AuthorizeResult.DENY) return 'none';
    return this.#readable(credentials);
  }

  /** Asked of the catalog at most every 15 s for a person, whatever the page asks meanwhile. */
  async #readable(credentials: BackstageCredentials): Promise<string[]> {
    if (!this.#auth.isPrincipal(credentials, 'user')) {
      return this.#readNow(credentials);
    }
    const person = credentials.principal.userEntityRef;
    const known = this.#known.get(person);
    const age = known ? +this.#now() - known.askedAt : Infinity;
    if (!known || age > LONGEST_AGE) return this.#ask(person, credentials).refs;
    if (age > AGE) this.#askAgain(known, person, credentials);
    return known.refs;
  }

  #ask(person: string, credentials: BackstageCredentials): Known {
    this.#forgetOld();
    if (this.#known.size >= MOST_PERSONS) this.#known.clear();
    const known = {
      refs: this.#readNow(credentials),
      askedAt: +this.#now(),
    };
    this.#known.set(person, known);
    known.refs.catch(() => this.#forget(person, known));
    return known;
  }

  /** In the background; what is known stays until the answer is there. */
  #askAgain(known: Known, person: string, credentials: BackstageCredentials) {
    if (known.isAskedAgain) return;
    known.isAskedAgain = true;
    const askedAt = +this.#now();
    this.#readNow(credentials)
      .then(refs =>
        this.#known.set(person, { refs: Promise.resolve(refs), askedAt }),
      )
      .catch(() => {
        known.isAskedAgain = false;
      });
  }

  #forgetOld() {
    const oldest = +this.#now() - LONGEST_AGE;
    for (const [person, { askedAt }] of this.#known) {
      if (askedAt < oldest) this.#known.delete(person);
    }
  }

  #forget(person: string, known: Known) {
    if (this.#known.get(person) === known) this.#known.delete(person);
  }

  async #readNow(credentials: BackstageCredentials): Promise<string[]> {
    const refs: string[] = [];
    const pages = this.#catalog.streamEntities(
      {
        filter: MODEL_ENTITIES,
        fields: ['kind', 'metadata.name', 'metadata.namespace'],
      },
      { credentials },
    );
    for await (const page of pages) {
      refs.push(...page.map(entity => stringifyEntityRef(entity)));
      if (refs.length >= MOST_MODELS) {
        this.#sayCut();
        break;
      }
    }
    return refs;
  }

  #sayCut() {
    const level = this.#hasSaid ? 'debug' : 'warn';
    this.#hasSaid = true;
    this.#logger[level](
      `Somebody whose catalog is restricted may read ${MOST_MODELS} models or more; only the first ones are shown`,
    );
  }
}
