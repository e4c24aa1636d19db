import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  searchApiRef,
  SearchContextProvider,
  type SearchApi,
} from '@backstage/plugin-search-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Results } from './Results';

const found = (title: string) => ({
  type: 'ml',
  document: { title, text: `About ${title}`, location: `/${title}` },
});

const show = (query: SearchApi['query']) =>
  renderInTestApp(
    <SearchContextProvider
      initialState={{ term: 'delay', types: [], filters: {} }}
    >
      <Results items={[]} />
    </SearchContextProvider>,
    { apis: [[searchApiRef, { query }]] },
  );

describe('Results', () => {
  it('lists what was found, also for screen readers', async () => {
    show(async () => ({ results: [found('one'), found('two')] }));
    const list = await screen.findByRole('list');
    expect(within(list).getAllByRole('listitem')).toHaveLength(2);
  });

  it('says that nothing was found, and what to try', async () => {
    show(async () => ({ results: [] }));
    expect(await screen.findByText('Nothing was found.')).toBeInTheDocument();
    expect(screen.getByText(/take a filter away/)).toBeInTheDocument();
  });

  it('says why nothing can be found, and asks again', async () => {
    let isAway = true;
    show(async () => {
      if (isAway) throw new Error('The index does not answer');
      return { results: [found('one')] };
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The index does not answer.',
    );
    isAway = false;
    await userEvent.click(screen.getByRole('button', { name: 'Retry' }));
    expect(await screen.findByText('one')).toBeInTheDocument();
  });
});
