// The portal's API as a service uses it: with a token that may launch and ask, never approve.

/** The portal refused; `status` tells how. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** A launch ended without success. */
export class Unsuccessful extends Error {
  /** @param {{ state: string, stateReason?: string }} launch */
  constructor({ state, stateReason }) {
    super(`it ${state}: ${stateReason ?? 'no reason'}`);
    this.state = state;
  }
}

const ENDS = ['succeeded', 'failed', 'stopped', 'lost'];

/** Whether a launch has ended, one way or another. */
export const isOver = ({ state }) => ENDS.includes(state);

export class Portal {
  #url;
  #token;

  constructor({ url, token }) {
    this.#url = url;
    this.#token = token;
  }

  /** Registers a catalog file once. */
  async register(target) {
    try {
      await this.call('catalog', 'POST', '/locations', { type: 'url', target });
    } catch (error) {
      if (!(error instanceof Refused && error.status === 409)) throw error;
    }
  }

  /** Waits until the catalog has the entity. */
  hasEntity(ref) {
    const [kind, rest] = ref.split(':');
    return this.#eventually(`${ref} in the catalog`, 120, async () => {
      try {
        await this.call('catalog', 'GET', `/entities/by-name/${kind}/${rest}`);
        return true;
      } catch (error) {
        if (error instanceof Refused && error.status === 404) return false;
        throw error;
      }
    });
  }

  /** Launches once: the same key again answers with the first launch. */
  launch(key, request) {
    return this.call('ml', 'POST', '/launches', request, key);
  }

  /** Asks for a promotion once. */
  promote(key, request) {
    return this.call('ml', 'POST', '/promotions', request, key);
  }

  /** Waits for a launch's end. Throws `Unsuccessful` with the reason that the portal gives. */
  async ended(launch) {
    let seen = launch;
    await this.#eventually(`launch ${launch.id}`, 600, async () => {
      seen = await this.call('ml', 'GET', `/launches/${launch.id}`);
      return isOver(seen);
    });
    if (seen.state !== 'succeeded') throw new Unsuccessful(seen);
    return seen;
  }

  async call(plugin, method, path, body, idempotencyKey) {
    const answer = await fetch(`${this.#url}/api/${plugin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      let message = text;
      try {
        message = JSON.parse(text).error.message;
      } catch {
        // An answer that is no JSON is its own message.
      }
      throw new Refused(answer.status, message.slice(0, 2000));
    }
    return JSON.parse(text || 'null');
  }

  async #eventually(what, seconds, isDone) {
    const deadline = Date.now() + seconds * 1000;
    while (!(await isDone())) {
      if (Date.now() > deadline)
        throw new Error(`${what}: not within ${seconds} s`);
      await new Promise(resolve => setTimeout(resolve, 1000));
    }
  }
}
