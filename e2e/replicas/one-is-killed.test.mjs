// One of two portals is killed: the other goes on with the mirror, and the pages work.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newestInRegistry, registerAgain } from '../support/mlflowClient.mjs';
import { call, until } from '../support/portal.mjs';
import { killPart } from '../support/processes.mjs';
import { signedIn } from '../support/signedIn.mjs';

const NAME = 'arrival-delay';

describe('two portals on one database', () => {
  const [engineer] = signedIn(['mira']);
  /** As a caller behind a load balancer does it: a question that the killed one could not answer is asked again. */
  const asked = (what, ask) => until(what, ask, Boolean);

  for (const part of ['portal-1', 'portal-2'])
    it(`sees every new version once when ${part} is killed while it comes`, async () => {
      const token = await asked('a token', () => engineer.token());
      const newest = await newestInRegistry(NAME);
      const registered = [];
      for (let count = 0; count < 3; count += 1) {
        if (count === 1) killPart(part);
        registered.push(await registerAgain(NAME, newest));
      }
      const { items } = await until(
        'the new versions',
        () =>
          call(
            token,
            'GET',
            '/entities/mlmodel/default/arrival-delay/versions',
          ),
        page =>
          registered.every(version =>
            page.items.some(item => item.version === version),
          ),
      );
      const versions = items.map(({ version }) => version);
      assert.equal(new Set(versions).size, versions.length);
    });

  it('keeps one history of the aliases', async () => {
    const { items } = await asked('the history', async () =>
      call(
        await engineer.token(),
        'GET',
        '/entities/mlmodel/default/arrival-delay/history',
      ),
    );
    const moves = items.map(move => JSON.stringify({ ...move, id: undefined }));
    assert.ok(moves.length > 0);
    assert.equal(new Set(moves).size, moves.length);
  });
});
