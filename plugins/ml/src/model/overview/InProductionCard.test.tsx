import type { ModelOverview } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleOverview } from '../__testUtils__/samples';
import { TURN, turnedTexts } from '../__testUtils__/turnedTexts';
import { InProductionCard } from './InProductionCard';

const noticedAt = '2026-03-02T08:00:00.000Z';
const environments = [
  { name: 'production', title: 'Production', alias: 'champion' },
];
const movedOutside = [
  { environment: 'production', alias: 'champion', from: '3', at: noticedAt },
];

const open = (change: Partial<ModelOverview>) =>
  renderOnEntity(<InProductionCard />, {
    answers: { [`GET ${ofModel}`]: () => sampleOverview(change) },
  });

const notice = (title: string | RegExp) =>
  screen.findByText(title).then(found => within(found.closest('[role]')!));

describe('InProductionCard', () => {
  it('says how a first version comes where none was ever registered', async () => {
    open({ environments, newestVersion: undefined });
    expect(
      await screen.findByText(/Launch the training pipeline/),
    ).toBeVisible();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('says that the registry has the model no more, and not that it never had a version', async () => {
    const { container } = open({
      environments,
      newestVersion: undefined,
      gone: { noticedAt },
    });
    const { getByText } = await notice('The registry has this model no more');
    expect(getByText(/What was known of it is kept/)).toBeVisible();
    expect(
      screen.getByText(/no version by this name that a promotion could take/),
    ).toBeVisible();
    expect(screen.queryByText(/Launch the training/)).not.toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says what still serves of a model that is gone, and offers no version again that is gone with it', async () => {
    open({ newestVersion: undefined, gone: { noticedAt }, movedOutside });
    await notice('The registry has this model no more');
    expect(screen.getByRole('link', { name: 'version 3' })).toBeVisible();
    expect(screen.queryByText(/outside Slipway/)).not.toBeInTheDocument();
  });

  it('says that an alias was moved outside while the model is there', async () => {
    open({ movedOutside });
    expect(await screen.findByText(/taken away outside Slipway/)).toBeVisible();
  });

  it('leads to the page by the new name, and says how to go on here', async () => {
    const { container } = open({
      environments,
      newestVersion: undefined,
      gone: {
        noticedAt,
        renamedTo: 'lateness',
        describedBy: 'mlmodel:default/late',
        url: 'http://mlflow.test/#/models/lateness/versions/3',
      },
    });
    const { getByRole, getByText } = await notice(
      'The registry calls this model lateness now',
    );
    expect(
      getByRole('link', { name: 'See its page by that name' }),
    ).toHaveAttribute('href', '/catalog/default/mlmodel/late');
    expect(getByText(/as spec.registry.model into/)).toBeVisible();
    expect(getByText('lateness')).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each([
    ['https://mlflow.test/#/models/lateness/versions/3', 1],
    ['data:text/html,alert', 0],
    [undefined, 0],
  ])(
    'leads to the registry where no entity describes it by the new name: %s',
    async (url, links) => {
      open({
        environments,
        newestVersion: undefined,
        gone: { noticedAt, renamedTo: 'lateness', url },
      });
      const { queryAllByRole } = await notice(/calls this model lateness now/);
      expect(queryAllByRole('link')).toHaveLength(links);
    },
  );

  it('writes out what turns round the new name', async () => {
    open({
      environments,
      newestVersion: undefined,
      gone: { noticedAt, renamedTo: `a${TURN}b` },
    });
    await notice(/calls this model a\\u/);
    expect(turnedTexts()).toEqual([]);
  });
});
