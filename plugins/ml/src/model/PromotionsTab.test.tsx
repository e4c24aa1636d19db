import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { samplePromotion } from '../promotions/__testUtils__/samples';
import { renderOnEntity } from './__testUtils__/renderOnEntity';
import { PromotionsTab } from './PromotionsTab';

const open = (rest: string) =>
  renderOnEntity(<PromotionsTab />, {
    path: 'promotions',
    rest,
    answers: {
      'GET /promotions': ({ query }) => ({
        items: ['3', '4']
          .filter(version => [null, version].includes(query.get('version')))
          .map(version => samplePromotion({ id: `of-${version}`, version })),
      }),
    },
  });

const row = (version: string) =>
  screen.queryByRole('row', { name: new RegExp(`flight-delay ${version}`) });

describe('PromotionsTab', () => {
  it('shows the promotions of the version that the address names, and then all', async () => {
    const { asked, container } = open('?version=3');
    await waitFor(() => expect(row('3')).toBeInTheDocument());
    expect(row('4')).toBeNull();
    expect(screen.getByLabelText('Version')).toHaveDisplayValue('3');
    expect(asked.at(-1)?.query.get('model')).toBe(
      'mlmodel:default/flight-delay',
    );
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() => expect(row('4')).toBeInTheDocument());
    expect(screen.getByLabelText('Version')).toHaveDisplayValue('');
    expect(screen.queryByRole('button', { name: 'Show all' })).toBeNull();
  });

  it('says that nothing was asked for the version that was written', async () => {
    open('');
    await userEvent.type(await screen.findByLabelText('Version'), '77{Enter}');
    expect(
      await screen.findByText(
        'No promotion of this model made or takes such a version.',
      ),
    ).toBeInTheDocument();
  });
});
