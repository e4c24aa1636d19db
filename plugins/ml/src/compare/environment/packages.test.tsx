import type {
  LoggedEnvironment,
  Run,
  RunEnvironments,
  RunEnvironmentState,
} from '@slipway/plugin-ml-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { live, sampleRun } from '../../model/__testUtils__/samples';
import {
  Refusal,
  type Answers,
} from '../../promotions/__testUtils__/answering';
import { renderAt } from '../../promotions/__testUtils__/renderAt';
import { sampleModel } from '../../promotions/__testUtils__/requestSamples';

jest.mock('../../design/chart/echarts');

const id = (n: number) => n.toString(16).padStart(32, '0');
const entity = '/entities/mlmodel/default/flight-delay';
const asking = `POST ${entity}/runs/environments`;

const runsOf = (count: number): Run[] =>
  Array.from({ length: count }, (_, n) =>
    sampleRun({ id: id(n), name: `trial-${n}`, parameters: { lr: `0.${n}` } }),
  );

type Body = { runIds: string[]; read?: boolean };
const isBody = (body: unknown): body is Body =>
  typeof body === 'object' && body !== null && 'runIds' in body;

const environments: LoggedEnvironment[] = [
  {
    id: 'old',
    python: '3.11.7',
    packages: { mlflow: '3.9.0', numpy: '1.26.4', six: 'any version' },
  },
  {
    id: 'new',
    python: '3.11.7',
    packages: { mlflow: '3.9.0', numpy: '2.0.0' },
  },
];

const read = (environment: string) => ({ state: 'read' as const, environment });

type Found = Omit<RunEnvironmentState, 'runId'>;

/** A backend that knows nothing until it is told to read. */
const reading =
  (found: (runId: string) => Found): Answers[string] =>
  ({ body }): RunEnvironments => {
    if (!isBody(body)) throw new Error('no runs');
    return {
      environments,
      runs: body.runIds.map(runId => ({
        runId,
        ...(body.read ? found(runId) : { state: 'pending' as const }),
      })),
    };
  };

const compare = (runs: Run[], answer: Answers[string], more = '') =>
  renderAt(
    `/ml/compare?model=mlmodel:default/flight-delay&runs=${runs
      .map(run => run.id)
      .join(',')}${more}`,
    {
      [`POST ${entity}/runs/comparison`]: () => ({
        runs,
        missing: [],
        freshness: live,
      }),
      [`GET ${entity}/runs/columns`]: () => ({
        metrics: [],
        parameters: [],
        tags: [],
      }),
      [`GET ${entity}`]: () => sampleModel(),
      [asking]: answer,
    },
  );

const patient = { timeout: 15_000 };

/** What a line of the table says of each run. */
const cells = async (name: string) => {
  const found = await screen.findAllByText(name, undefined, patient);
  const line = found.flatMap(one => one.closest('tr') ?? [])[0];
  const [, ...told] = line?.children ?? [];
  return told.map(({ textContent }) => textContent?.trim());
};

const questions = (asked: { path: string; body: unknown }[]) =>
  asked
    .filter(({ path }) => path.endsWith('/environments'))
    .map(({ body }) => isBody(body) && [body.runIds.length, body.read]);

describe('the packages of compared runs', () => {
  it('show the versions that differ, and in words what is not there', async () => {
    const runs = runsOf(4);
    const found: Record<string, Found> = {
      [id(0)]: read('old'),
      [id(1)]: read('new'),
      [id(2)]: { state: 'none' },
      [id(3)]: { state: 'unread', why: 'conda.yaml is no text', again: false },
    };
    compare(
      runs,
      reading(runId => found[runId]),
    );
    expect(await cells('numpy')).toEqual([
      '==1.26.4',
      '==2.0.0',
      'no packages logged',
      'could not be read',
    ]);
    expect((await cells('six')).slice(0, 2)).toEqual([
      'any version',
      'not listed',
    ]);
    expect(screen.queryByText('mlflow')).toBeNull();
    expect(
      screen.getByText('The packages of 1 of 4 runs could not be read'),
    ).toBeInTheDocument();
    expect(screen.getByText('conda.yaml is no text')).toBeInTheDocument();
    expect(screen.queryByText('Retry')).toBeNull();
    await userEvent.click(screen.getByLabelText('Only differences'));
    expect((await cells('mlflow')).slice(0, 2)).toEqual(['==3.9.0', '==3.9.0']);
    expect((await cells('Python'))[0]).toBe('3.11.7');
  });

  it('are read part by part, after everything that is known at once', async () => {
    const runs = runsOf(45);
    const { asked } = compare(
      runs,
      reading(runId => read(runId === id(44) ? 'old' : 'new')),
      '&layout=columns',
    );
    expect((await cells('numpy'))[0]).toBe('==2.0.0');
    expect(questions(asked)).toEqual([
      [45, undefined],
      [20, true],
      [20, true],
      [5, true],
    ]);
    expect(screen.queryByText(/being read/)).toBeNull();
  });

  it('leave a source alone that is away, until the reader tries again', async () => {
    const runs = runsOf(45);
    let away = true;
    const { asked } = compare(
      runs,
      reading(() =>
        away
          ? { state: 'unread', why: 'MLflow does not answer', again: true }
          : read('new'),
      ),
    );
    const retry = await screen.findByText('Retry', undefined, patient);
    expect(screen.getByText('MLflow does not answer')).toBeInTheDocument();
    expect(questions(asked)).toHaveLength(2);
    away = false;
    await userEvent.click(retry);
    await waitFor(() => expect(questions(asked)).toHaveLength(6), patient);
    await waitFor(
      () => expect(screen.queryByText(/could not be read/)).toBeNull(),
      patient,
    );
  });

  it('fail alone where the portal refuses them', async () => {
    compare(runsOf(2), () => {
      throw new Refusal(400, 'InputError', 'Not these');
    });
    expect(
      await screen.findByText(
        'The packages could not be read',
        undefined,
        patient,
      ),
    ).toBeInTheDocument();
    expect(await cells('lr')).toEqual(['0.0', '0.1']);
  });

  it('are in the CSV file, with words for what is missing', async () => {
    const created = jest.fn((_: Blob) => 'blob:comparison');
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = created;
    URL.revokeObjectURL = () => {};
    compare(
      runsOf(3),
      reading(
        runId =>
          [read('old'), read('new'), { state: 'none' as const }][Number(runId)],
      ),
    );
    await cells('numpy');
    await userEvent.click(screen.getAllByText('CSV')[0]);
    const text = await created.mock.calls[0][0].text();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
    const lines = text.split('\r\n');
    expect(lines).toContain('packages.numpy,1.26.4,2.0.0,no packages logged');
    expect(lines).toContain(
      'packages.six,any version,not listed,no packages logged',
    );
    expect(lines).toContain('packages,3 listed,2 listed,no packages logged');
  });
});
