// What a page is answered instead of what the backend knows: nothing yet, or that a system is away.

const isOurs = ({ pathname }) => pathname.startsWith('/api/ml/');

/** A reading; some are posted, because what they ask for is long. */
const reads = request =>
  request.method() === 'GET' || /comparison|curves/.test(request.url());

/** An answer of the backend as it is while there is nothing yet: no list has an entry, no count is above none. */
const emptied = value => {
  if (Array.isArray(value)) return [];
  if (typeof value === 'number') return 0;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'nextCursor')
      .map(([name, part]) => [name, emptied(part)]),
  );
};

const insteadOfReadings = (page, answer) =>
  page.route(isOurs, route =>
    reads(route.request()) ? answer(route) : route.continue(),
  );

/** Answers every reading as if there were nothing to read yet. */
export const answerNothing = page =>
  insteadOfReadings(page, async route => {
    const response = await route.fetch({ maxRetries: 2 });
    const isJson = response.headers()['content-type']?.includes('json');
    await route.fulfill(
      isJson
        ? { response, json: emptied(await response.json()) }
        : { response },
    );
  });

/** Answers every reading as the backend does when an outside system is away. */
export const answerAway = page =>
  insteadOfReadings(page, route =>
    route.fulfill({
      status: 503,
      json: {
        error: {
          name: 'ServiceUnavailableError',
          message: 'MLflow (default) does not answer: connect ECONNREFUSED',
        },
        response: { statusCode: 503 },
      },
    }),
  );
