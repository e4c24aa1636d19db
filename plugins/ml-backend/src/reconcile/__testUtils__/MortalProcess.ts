import type { Knex } from 'knex';

/** The process is dead: nothing that it does has an effect any more. */
export class Death extends Error {
  constructor() {
    super('The process died here');
    this.name = 'Death';
  }
}

/**
 * A process that dies at the n-th point where it waits for something: before the call is made, or after it took effect
 * and before its answer was seen. From then on every further call fails.
 */
export class MortalProcess {
  /** Points passed so far. */
  points = 0;
  isDead = false;

  constructor(private readonly diesAt = Infinity) {}

  /** The same object, whose methods that answer with a promise are points. */
  wrap<T extends object>(mortal: T): T {
    return new Proxy(mortal, {
      get: (target, name) => {
        const value = Reflect.get(target, name, target);
        return typeof value === 'function'
          ? (...parameters: unknown[]) =>
              this.#call(() => Reflect.apply(value, target, parameters))
          : value;
      },
    });
  }

  /** The same database: transactions are points, and a dead process sends no queries. */
  wrapDatabase(database: Knex): Knex {
    return new Proxy(database, {
      apply: (target, self, parameters) => {
        this.#requireAlive();
        return Reflect.apply(target, self, parameters);
      },
      get: (target, name) =>
        name === 'transaction'
          ? (work: (transaction: Knex.Transaction) => Promise<unknown>) =>
              this.#call(() => target.transaction(work))
          : Reflect.get(target, name, target),
    });
  }

  #call(act: () => unknown): unknown {
    this.#pass();
    const result = act();
    return result instanceof Promise
      ? result.then(answer => {
          this.#pass();
          return answer;
        })
      : result;
  }

  #pass() {
    this.#requireAlive();
    this.points += 1;
    if (this.points >= this.diesAt) {
      this.isDead = true;
      throw new Death();
    }
  }

  #requireAlive() {
    if (this.isDead) throw new Death();
  }
}
