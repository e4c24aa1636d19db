import { TestDatabases } from '@backstage/backend-test-utils';
import { NotAllowedError, ServiceUnavailableError } from '@backstage/errors';
import { AnswerTooLargeError } from '@slipway/plugin-ml-node';
import { MODEL, startMirror } from './__testUtils__/startMirror';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('looks at models on %p', id => {
  const open = async () => startMirror(await databases.init(id));

  it.each([
    ['fails', new ServiceUnavailableError('500')],
    ['is refused', new NotAllowedError('403')],
  ])(
    'one of which %s stops no other, and is asked for again later',
    async (_, error) => {
      const { registry, look, kept, clock, running, signal } = await open();
      for (const name of ['poisoned', 'flight-delay'])
        registry.addVersion(name);
      await look();
      const get = registry.getModel.bind(registry);
      let isPoisoned = true;
      const asked: string[] = [];
      registry.getModel = async (name, options) => {
        asked.push(name);
        if (name === 'poisoned' && isPoisoned) throw error;
        return get(name, options);
      };
      for (const name of ['poisoned', 'flight-delay'])
        registry.addVersion(name);
      for (let n = 0; n < 4; n += 1) await look();
      expect(await kept('flight-delay')).toEqual(['2', '1']);
      expect(await kept('poisoned')).toEqual(['1']);
      const { trouble } = await running.mirror.turn(signal);
      expect(trouble).toContain('does not give the model poisoned');
      expect(asked.filter(name => name === 'poisoned').length).toBeLessThan(4);
      isPoisoned = false;
      clock.at += 300_000;
      await look();
      expect(await kept('poisoned')).toEqual(['2', '1']);
      expect((await running.mirror.turn(signal)).trouble).toBeUndefined();
    },
  );

  it('asks for a model and its versions once each', async () => {
    const { registry, look, models, now } = await open();
    registry.addVersion('flight-delay');
    await look();
    await look();
    await models.askLook(MODEL, now().toISOString());
    registry.faults.calls.length = 0;
    await look();
    expect(registry.faults.calls).toEqual([
      'getModel',
      'listAllVersions',
      'listModels',
    ]);
  });

  it('asks for fewer where many do not fit into one answer', async () => {
    const { registry, look, kept, clock } = await open();
    const list = registry.listModels.bind(registry);
    registry.listModels = async (request, options) => {
      if (request.limit > 10) throw new AnswerTooLargeError('Too large');
      return list(request, options);
    };
    const listVersions = registry.listAllVersions.bind(registry);
    registry.listAllVersions = async (request, options) => {
      if (request.limit > 10) throw new AnswerTooLargeError('Too large');
      return listVersions(request, options);
    };
    for (let n = 0; n < 30; n += 1) registry.addVersion('flight-delay');
    await look();
    registry.addVersion('flight-delay');
    registry.addVersion('arrival-delay');
    await look();
    clock.at += 60_000;
    await look();
    expect((await kept())[0]).toBe('31');
    expect(await kept('arrival-delay')).toEqual(['1']);
  });

  it('begins a list without end anew after a while', async () => {
    const { registry, look, models, clock } = await open();
    registry.addVersion('flight-delay');
    const list = registry.listModels.bind(registry);
    registry.listModels = async (request, options) => ({
      ...(await list({ ...request, cursor: undefined }, options)),
      nextCursor: 'again',
    });
    await expect(look()).rejects.toThrow('has no end');
    registry.listModels = list;
    registry.faults.calls.length = 0;
    await expect(look()).rejects.toThrow('has no end');
    expect(registry.faults.calls).toEqual([]);
    clock.at += 600_000;
    await look();
    expect(await models.count('default')).toBe(1);
  });
});
