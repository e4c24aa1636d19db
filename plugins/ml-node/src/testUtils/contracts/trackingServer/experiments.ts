import type { CreateTrackingServer } from './harness';

/** Experiments, by name and by id. */
export function experimentContract(create: CreateTrackingServer): void {
  it('finds experiments by name and leaves out what is not there', async () => {
    const { server, experimentName, addRun } = await create();
    await addRun(experimentName, {});
    const found = await server.getExperimentsByName([
      experimentName,
      `${experimentName}-none`,
    ]);
    expect(found).toEqual([
      {
        id: expect.any(String),
        name: experimentName,
        lifecycleStage: 'active',
      },
    ]);
    await expect(server.getExperimentsByName([])).resolves.toEqual([]);
  });

  it('finds many experiments by name at once, and one that is asked for twice once', async () => {
    const { server, experimentName, addRun } = await create();
    const names = Array.from(
      { length: 8 },
      (_, at) => `${experimentName}-${at}`,
    );
    await addRun(names[0], {});
    await addRun(names[7], {});
    const found = await server.getExperimentsByName([...names, names[0]]);
    expect(found.map(({ name }) => name).sort()).toEqual([names[0], names[7]]);
  });

  it('gives an experiment by its id', async () => {
    const { server, experimentName, addRun } = await create();
    await addRun(experimentName, {});
    const [found] = await server.getExperimentsByName([experimentName]);
    await expect(server.getExperiment(found.id)).resolves.toEqual(found);
    await expect(server.getExperiment('987654321')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
}
