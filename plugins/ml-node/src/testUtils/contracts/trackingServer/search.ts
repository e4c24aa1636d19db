import type { Run } from '../../../ports';
import { parseRunFilter } from '../../fakes/runFilter';
import { filteredRuns, runFilters } from '../runFilters';
import type { CreateTrackingServer } from './harness';

/** Runs, by what is asked of them: filters, order, pages. */
export function searchContract(create: CreateTrackingServer): void {
  it('filters runs by tag, parameter and metric, and orders them', async () => {
    const { server, experimentName, addRun } = await create();
    const ids: string[] = [];
    for (const [index, auc] of [0.7, 0.9, 0.8].entries()) {
      const { id } = await addRun(experimentName, {
        metrics: { auc },
        parameters: { lr: `0.${index}` },
        tags: { 'team.name': index === 0 ? 'a' : 'b' },
      });
      ids.push(id);
    }
    const [{ id: experimentId }] = await server.getExperimentsByName([
      experimentName,
    ]);
    const search = async (filter?: string, orderBy?: string[]) => {
      const page = await server.searchRuns({
        experimentIds: [experimentId],
        filter,
        orderBy,
        limit: 10,
      });
      return page.items.map(run => ids.indexOf(run.id));
    };
    await expect(search(undefined, ['metrics.auc DESC'])).resolves.toEqual([
      1, 2, 0,
    ]);
    await expect(search("tags.`team.name` = 'a'")).resolves.toEqual([0]);
    await expect(
      search("params.lr != '0.1' and metrics.auc > 0.75"),
    ).resolves.toEqual([2]);
    await expect(search(undefined, ['metrics.auc ASC'])).resolves.toEqual([
      0, 2, 1,
    ]);
  });

  it('means by a filter what the portal means by it', async () => {
    const { server, experimentName, addRun } = await create();
    for (const run of filteredRuns) await addRun(experimentName, run);
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const find = async (filter: string) => {
      const query = { experimentIds: [id], filter, limit: 100 };
      return (await server.searchRuns(query)).items;
    };
    const names = (runs: readonly Run[]) => runs.map(({ name }) => name).sort();
    const all = await find('');
    expect(all).toHaveLength(filteredRuns.length);
    for (const filter of runFilters) {
      expect([filter, names(await find(filter))]).toEqual([
        filter,
        names(all.filter(parseRunFilter(filter))),
      ]);
    }
  });

  it('gives each run on exactly one page', async () => {
    const { server, experimentName, addRun } = await create();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.push((await addRun(experimentName, { metrics: { index } })).id);
    }
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await server.searchRuns({
        experimentIds: [id],
        orderBy: ['metrics.index ASC'],
        limit: 2,
        cursor,
      });
      expect(page.items.length).toBeLessThanOrEqual(2);
      seen.push(...page.items.map(run => run.id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  it('refuses a filter it cannot read and a limit out of bounds', async () => {
    const { server, experimentName, addRun } = await create();
    await addRun(experimentName, {});
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const query = { experimentIds: [id], limit: 10 };
    await expect(
      server.searchRuns({ ...query, filter: 'metrix.a >< 1' }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      server.searchRuns({ ...query, limit: 501 }),
    ).rejects.toMatchObject({ name: 'InputError' });
    await expect(
      server.searchRuns({ ...query, cursor: 'no cursor of this list' }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('finds no runs where there are no experiments', async () => {
    const { server } = await create();
    await expect(
      server.searchRuns({ experimentIds: [], limit: 10 }),
    ).resolves.toMatchObject({ items: [] });
  });

  it('gives a page again only where it has changed', async () => {
    const { server, experimentName, addRun, deleteRun } = await create();
    for (const name of ['a', 'b', 'c']) {
      await addRun(experimentName, {
        name,
        metrics: { auc: 0.5, broken: NaN },
        parameters: { lr: '0.1', seed: '1' },
        tags: { team: 'a', note: 'b' },
      });
    }
    const [{ id }] = await server.getExperimentsByName([experimentName]);
    const query = { experimentIds: [id], view: 'all' as const, limit: 2 };
    const { etag, ...first } = await server.searchRuns(query);
    expect(etag).toEqual(expect.any(String));
    expect(first.notModified).toBeUndefined();
    const again = { ...query, ifNoneMatch: etag };
    await expect(server.searchRuns(again)).resolves.toEqual({
      items: [],
      etag,
      notModified: true,
    });
    await expect(
      server.searchRuns({ ...again, cursor: first.nextCursor }),
    ).resolves.toMatchObject({ items: [{ experimentId: id }] });
    await deleteRun(first.items[1].id);
    const changed = await server.searchRuns(again);
    expect(changed.items.map(run => run.lifecycleStage)).toEqual([
      'active',
      'deleted',
    ]);
    expect(changed.etag).not.toBe(etag);
  });

  it('finds runs by the time of their begin and end, and deleted ones when asked', async () => {
    const { server, experimentName, addRun, deleteRun } = await create();
    const ids: string[] = [];
    for (const second of [1, 2, 3]) {
      const startTime = 1_700_000_000_000 + second * 1_000;
      const { id } = await addRun(experimentName, {
        startTime,
        endTime: startTime + 100,
      });
      ids.push(id);
    }
    await deleteRun(ids[2]);
    const [{ id: experimentId }] = await server.getExperimentsByName([
      experimentName,
    ]);
    const search = async (
      filter: string,
      view?: 'active' | 'deleted' | 'all',
    ) => {
      const { items } = await server.searchRuns({
        experimentIds: [experimentId],
        filter,
        orderBy: ['attributes.start_time DESC'],
        view,
        limit: 10,
      });
      return items.map(run => [ids.indexOf(run.id), run.lifecycleStage]);
    };
    const late = 'attributes.start_time >= 1700000002000';
    await expect(search(late)).resolves.toEqual([[1, 'active']]);
    await expect(search(late, 'deleted')).resolves.toEqual([[2, 'deleted']]);
    await expect(
      search(`${late} and attributes.start_time <= 1700000002500`, 'all'),
    ).resolves.toEqual([[1, 'active']]);
    await expect(search(late, 'all')).resolves.toEqual([
      [2, 'deleted'],
      [1, 'active'],
    ]);
    await expect(
      search('attributes.end_time >= 1700000001101', 'all'),
    ).resolves.toEqual([
      [2, 'deleted'],
      [1, 'active'],
    ]);
  });
}
