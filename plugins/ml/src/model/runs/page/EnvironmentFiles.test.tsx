import type { RunDetail } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { MlProvider } from '../../../query';
import { ofModel, renderOnEntity } from '../../__testUtils__/renderOnEntity';
import { sampleRun } from '../../__testUtils__/samples';
import { EnvironmentFiles } from './EnvironmentFiles';

const FOLDER = 'models/delay\u202E';

const run = (change: Partial<RunDetail>): RunDetail => ({
  ...sampleRun(),
  describedDatasets: [],
  models: [],
  systemMetrics: [],
  ...change,
});

const open = (change: Partial<RunDetail>, files: string[] = []) => {
  const detail = run(change);
  const ofRun = `${ofModel}/runs/${detail.id}`;
  const { container, asked } = renderOnEntity(
    <MlProvider>
      <EnvironmentFiles model="mlmodel:default/flight-delay" run={detail} />
    </MlProvider>,
    {
      path: 'runs',
      answers: {
        [`GET ${ofRun}/artefacts`]: ({ query }) => ({
          items: files.map(name => ({
            path: [query.get('path'), name].filter(Boolean).join('/'),
            name,
            isDirectory: false,
          })),
        }),
        [`GET ${ofRun}/artefact`]: ({ query }) => ({
          path: query.get('path'),
          kind: 'text',
          mediaType: 'text/plain',
          truncated: false,
          text: 'xgboost==3.1.2',
        }),
      },
    },
  );
  const askedFor = (what: string) =>
    asked.filter(({ path }) => path === `${ofRun}/${what}`);
  return { container, askedFor };
};

const environment = () => screen.findByRole('region', { name: 'Environment' });

describe('EnvironmentFiles', () => {
  it('shows what a model needs that is a folder of the run’s artefacts', async () => {
    const { container, askedFor } = open({ modelFolders: [{ path: FOLDER }] }, [
      'MLmodel',
      'requirements.txt',
    ]);
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'models/delay\\u{202E}/requirements.txt',
      }),
    );
    const panel = within(await environment());
    expect(await panel.findByText('xgboost==3.1.2')).toBeInTheDocument();
    expect(panel.queryByText(/No model of this run/)).not.toBeInTheDocument();
    const [{ query }] = askedFor('artefact');
    expect(query.get('path')).toBe(`${FOLDER}/requirements.txt`);
    expect(query.has('model')).toBe(false);
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says of a folder without such a file that the model names no packages', async () => {
    open({ modelFolders: [{ path: FOLDER }] }, ['MLmodel']);
    expect(
      await screen.findByText('The model names no packages.'),
    ).toBeInTheDocument();
  });

  it('does not say so before all files of the model were looked through', async () => {
    const detail = run({ modelFolders: [{ path: 'model' }] });
    const entry = (name: string) => ({
      path: `model/${name}`,
      name,
      isDirectory: false,
    });
    renderOnEntity(
      <MlProvider>
        <EnvironmentFiles model="mlmodel:default/flight-delay" run={detail} />
      </MlProvider>,
      {
        path: 'runs',
        answers: {
          [`GET ${ofModel}/runs/${detail.id}/artefacts`]: ({ query }) =>
            query.get('cursor')
              ? { items: [entry('requirements.txt')] }
              : {
                  items: [entry('conda.yaml'), entry('part-1')],
                  nextCursor: 'more',
                },
        },
      },
    );
    const further = await screen.findByRole('button', { name: 'Look further' });
    expect(await environment()).toHaveTextContent(
      'The first 2 files of the model were looked through.',
    );
    await userEvent.click(further);
    expect(
      await screen.findByRole('button', { name: 'model/requirements.txt' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('button', { name: 'model/conda.yaml' }),
    ).toBeInTheDocument();
    expect(further).not.toBeInTheDocument();
  });

  it('says that no model tells it only where the run made none', async () => {
    const { askedFor } = open({});
    expect(await environment()).toHaveTextContent(
      'No model of this run says what it needs.',
    );
    expect(askedFor('artefacts')).toEqual([]);
  });

  it('counts folders among the models of which it shows the first', async () => {
    open({
      modelFolders: Array.from({ length: 7 }, (_, index) => ({
        path: `model-${index}`,
      })),
    });
    expect(await environment()).toHaveTextContent('Of the first 5 of 7 models');
  });
});
