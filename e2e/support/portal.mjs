// The portal under test and its API.

/** Address of the running portal, given by the test runner. */
export function portalUrl() {
  const url = process.env.SLIPWAY_PORTAL_URL;
  if (!url)
    throw new Error(
      'SLIPWAY_PORTAL_URL is not set: start by ./slipway test e2e',
    );
  return url;
}

/** An answer that was not a success, with its status. */
export class ApiError extends Error {
  constructor(status, message) {
    super(`${status}: ${message}`);
    this.status = status;
  }
}

/** Calls one plugin's API with a token; answers JSON. Throws `ApiError`. */
export async function call(token, method, path, body, plugin = 'ml') {
  const answer = await fetch(`${portalUrl()}/api/${plugin}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  });
  const text = await answer.text();
  const json = text ? JSON.parse(text) : undefined;
  if (!answer.ok)
    throw new ApiError(answer.status, json?.error?.message ?? text);
  return json;
}

/** Reads again until `isDone` says so; throws with the last value when the time is over. */
export async function until(what, read, isDone, { seconds = 120 } = {}) {
  const deadline = Date.now() + seconds * 1000;
  let last;
  let failure;
  while (Date.now() < deadline) {
    try {
      last = await read();
      failure = undefined;
      if (isDone(last)) return last;
    } catch (error) {
      failure = error;
    }
    await new Promise(resolve => setTimeout(resolve, 500));
  }
  throw new Error(
    `${what}: not within ${seconds} s; last seen ${
      failure ?? JSON.stringify(last)?.slice(0, 2000)
    }`,
  );
}
