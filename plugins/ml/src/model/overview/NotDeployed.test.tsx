import type { ModelOverview } from '@slipway/plugin-ml-common';
import { screen, within } from '@testing-library/react';
import { axe } from 'jest-axe';
import { ofModel, renderOnEntity } from '../__testUtils__/renderOnEntity';
import { sampleOverview } from '../__testUtils__/samples';
import { InProductionCard } from './InProductionCard';

type Environment = ModelOverview['environments'][number];

const since = '2026-01-01T00:00:00.000Z';

/** Production as it is told by an alias. */
const production: Environment = {
  name: 'production',
  title: 'Production',
  alias: 'champion',
};

const open = async (environments: Environment[]) => {
  const { container } = renderOnEntity(<InProductionCard />, {
    answers: { [`GET ${ofModel}`]: () => sampleOverview({ environments }) },
  });
  const card = await screen.findByRole('region', { name: 'In production' });
  // What it says comes after its frame.
  await within(card).findAllByText(/Nothing serves here yet|By the registry/);
  return { card, container };
};

const request = (card: HTMLElement) =>
  within(card).queryByRole('button', { name: 'Request promotion' });

describe('what serves where Slipway deployed nothing', () => {
  it('shows what an alias says serves where Slipway deployed nothing, since when and how it came there, without barriers', async () => {
    const { card, container } = await open([
      {
        ...production,
        byRegistry: {
          environment: 'production',
          version: '3',
          says: 'alias',
          since,
          by: 'unknown',
        },
      },
    ]);
    expect(
      within(card).getByRole('link', { name: 'version 3' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/mlmodel/flight-delay/versions/3',
    );
    expect(card).toHaveTextContent(
      'The alias of production at the registry says so; Slipway did not deploy it',
    );
    expect(within(card).getByText('Known since')).toBeVisible();
    expect(within(card).getByText('Found there')).toBeVisible();
    expect(card).not.toHaveTextContent('Nothing serves here yet');
    expect(request(card)).toBeVisible();
    expect(await axe(container)).toHaveNoViolations();
  });

  it('says who moved it since', async () => {
    const { card } = await open([
      {
        ...production,
        byRegistry: {
          environment: 'production',
          version: '3',
          says: 'stage',
          since,
          by: 'outside',
        },
      },
    ]);
    expect(within(card).getByText('Since')).toBeVisible();
    expect(within(card).getByText('Outside Slipway')).toBeVisible();
    expect(card).toHaveTextContent('The stage of production');
  });

  it('leads to a promotion where nothing serves by an alias', async () => {
    const { card } = await open([production]);
    expect(card).toHaveTextContent(
      'Version 4 is the newest in the registry. A promotion takes it here.',
    );
    expect(request(card)).toBeVisible();
  });

  it('advises no promotion to a stage, for it would be refused', async () => {
    const { card } = await open([{ ...production, stage: 'Production' }]);
    expect(card).toHaveTextContent('No version is in the stage Production');
    expect(card).not.toHaveTextContent('A promotion takes it here');
    expect(request(card)).toBeNull();
  });

  it('keeps the act where another environment can be promoted to', async () => {
    const { card } = await open([
      { name: 'staging', alias: 'staging' },
      { ...production, stage: 'Production' },
    ]);
    expect(card).toHaveTextContent('nothing serves');
    expect(request(card)).toBeVisible();
  });

  it('marks in the other environments too what only the registry says', async () => {
    const { card } = await open([
      {
        name: 'staging',
        title: 'Staging',
        alias: 'staging',
        byRegistry: { environment: 'staging', version: '4', says: 'alias' },
      },
      production,
    ]);
    expect(within(card).getByRole('link', { name: 'version 4' })).toBeVisible();
    expect(within(card).getByText('By the registry')).toBeVisible();
    expect(card).not.toHaveTextContent('nothing serves');
  });
});
