import type { Run, RunDetail } from '@slipway/plugin-ml-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Refusal,
  type Answers,
} from '../../promotions/__testUtils__/answering';
import {
  addressElsewhere,
  ofModel,
  renderOnEntity,
} from '../__testUtils__/renderOnEntity';
import { live, sampleOverview, sampleRun } from '../__testUtils__/samples';
import { RunsTab } from './RunsTab';

jest.mock('../../design/chart/echarts');

const model = 'mlmodel:default/flight-delay';

/** The page of the sample run, changed. */
const open = (change: Partial<Run>, answers: Answers = {}) => {
  const run: RunDetail = {
    ...sampleRun(change),
    describedDatasets: [],
    models: [],
    systemMetrics: [],
  };
  return renderOnEntity(<RunsTab />, {
    path: 'runs',
    rest: `/${run.id}`,
    answers: {
      [`GET ${ofModel}`]: () => sampleOverview(),
      [`GET ${ofModel}/runs/${run.id}`]: () => run,
      [`GET ${ofModel}/runs/${run.id}/artefacts`]: () => ({ items: [] }),
      [`GET ${ofModel}/runs/columns`]: () => ({
        metrics: [],
        parameters: [],
        tags: [],
      }),
      ...answers,
    },
  });
};

const idOf = (n: number) => `trial-${n}`;

/** A sweep of so many runs, which are given in pages as the API does. */
const sweepOf = (parent: Partial<Run>, count: number): Answers => ({
  [`GET ${ofModel}/runs`]: ({ query }) => {
    if (query.get('filter'))
      return { items: [sampleRun(parent)], freshness: live };
    const from = Number(query.get('cursor') ?? 0);
    const until = Math.min(from + Number(query.get('limit')), count);
    return {
      items: Array.from({ length: until - from }, (_, n) =>
        sampleRun({ id: idOf(from + n) }),
      ),
      nextCursor: until < count ? String(until) : undefined,
      freshness: live,
    };
  },
});

const bestBy = (direction: 'higher' | 'lower') => ({
  bestChild: { runId: idOf(0), metric: 'val loss', value: 0.1, direction },
});

const press = async (name: string) =>
  userEvent.click(await screen.findByRole('button', { name }));

const comparedRuns = async () => {
  const { pathname, searchParams } = await addressElsewhere();
  expect(pathname).toBe('/ml/compare');
  expect(searchParams.get('model')).toBe(model);
  return searchParams.get('runs')?.split(',');
};

describe('the acts of a run', () => {
  it('ask for the promotion of the newest version that was made of it', async () => {
    open({ versions: ['2', '10'] });
    const promote = await screen.findByRole('button', {
      name: 'Promote version 10',
    });
    await waitFor(() =>
      expect(promote).not.toHaveAttribute('aria-disabled', 'true'),
    );
    await userEvent.click(promote);
    const { pathname, searchParams } = await addressElsewhere();
    expect(pathname).toBe('/ml/promotions/request');
    expect(Object.fromEntries(searchParams)).toEqual({ model, version: '10' });
  });

  it('say why a run without a version cannot be promoted', async () => {
    open({ versions: [] });
    const promote = await screen.findByRole('button', { name: 'Promote' });
    expect(promote).toHaveAttribute('aria-disabled', 'true');
    expect(promote).toHaveAccessibleDescription(/no registered version/);
    await userEvent.click(promote);
    expect(screen.queryByText('elsewhere')).toBeNull();
  });

  it('say why the reader may not promote it', async () => {
    open(
      { versions: ['3'] },
      {
        [`GET ${ofModel}`]: () =>
          sampleOverview({
            requestPromotion: {
              allowed: false,
              reason: 'Only members of departures may ask.',
            },
          }),
      },
    );
    const promote = await screen.findByRole('button', {
      name: 'Promote version 3',
    });
    await waitFor(() =>
      expect(promote).toHaveAccessibleDescription(/Only members/),
    );
  });

  it('compare the best 500 of a sweep’s runs, by the direction of its metric', async () => {
    const { asked } = open(
      { childCount: 1_200 },
      sweepOf(bestBy('lower'), 1_200),
    );
    await press('Compare this sweep');
    expect(await comparedRuns()).toEqual(
      Array.from({ length: 500 }, (_, n) => idOf(n)),
    );
    const pages = asked
      .filter(({ query }) => query.get('parent') === sampleRun().id)
      .map(({ query }) => [query.get('orderBy'), query.get('limit')]);
    expect(pages).toEqual(
      ['200', '200', '100'].map(limit => ['metrics.`val loss` ASC', limit]),
    );
  });

  it('compare a run with all of the sweep that it is part of, itself first', async () => {
    const { asked } = open(
      { id: idOf(2), parentRunId: 'sweep' },
      sweepOf(bestBy('higher'), 4),
    );
    await press('Compare with its sweep');
    expect(await comparedRuns()).toEqual([2, 0, 1, 3].map(idOf));
    expect(asked.map(({ query }) => query.get('filter'))).toContain(
      "attributes.run_id = 'sweep'",
    );
    expect(asked.map(({ query }) => query.get('orderBy'))).toContain(
      'metrics.`val loss` DESC',
    );
  });

  it('take the newest of a sweep whose best run is not known', async () => {
    const { asked } = open({ childCount: 3 }, sweepOf({}, 3));
    await press('Compare this sweep');
    expect(await comparedRuns()).toHaveLength(3);
    const page = asked.find(({ query }) => query.get('parent'));
    expect(page?.query.get('orderBy')).toBeNull();
  });

  it('compare no sweep of one run, and say so', async () => {
    open({ childCount: 1 });
    expect(
      await screen.findByRole('button', { name: 'Compare this sweep' }),
    ).toHaveAccessibleDescription(/takes two/);
  });

  it('say that the other runs of its sweep are gone', async () => {
    open({ id: idOf(0), parentRunId: 'sweep' }, sweepOf({}, 1));
    await press('Compare with its sweep');
    expect(
      await screen.findByText('The sweep has no two runs to compare.'),
    ).toHaveAttribute('role', 'alert');
  });

  it('say why the runs of a sweep could not be read', async () => {
    open(
      { childCount: 3 },
      {
        [`GET ${ofModel}/runs`]: () => {
          throw new Refusal(503, 'ServiceUnavailableError', 'MLflow is away.');
        },
      },
    );
    await press('Compare this sweep');
    expect(
      await screen.findByText('Its runs could not be read. MLflow is away.'),
    ).toHaveAttribute('role', 'alert');
  });

  it('select a run that is part of no sweep in the table, to choose others beside it', async () => {
    open({}, sweepOf({}, 2));
    await press('Compare with others…');
    expect(await screen.findByText('1 selected')).toBeInTheDocument();
  });

  it('trust no id of a parent that nothing but a run itself names', async () => {
    open({ parentRunId: "x' OR '1' = '1" });
    expect(
      await screen.findByRole('button', { name: 'Compare with others…' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Compare with its sweep' }),
    ).toBeNull();
  });
});
