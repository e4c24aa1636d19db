import { get } from 'node:http';

/** Whether a GET of the address gives 200 within a few seconds. Never throws. */
export function answers(url, headers = {}) {
  return new Promise(done => {
    const request = get(
      url,
      {
        headers: { 'user-agent': 'slipway', ...headers },
        timeout: 5_000,
        agent: false,
      },
      response => {
        response.resume();
        done(response.statusCode === 200);
      },
    );
    request.once('timeout', () => request.destroy());
    request.once('error', () => done(false));
  });
}
