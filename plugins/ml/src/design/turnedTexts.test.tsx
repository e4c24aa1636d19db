import { renderInTestApp } from '@backstage/frontend-test-utils';
import { render, screen } from '@testing-library/react';
import { TURN, turnedTexts } from '../model/__testUtils__/turnedTexts';
import { ActButton } from './ActButton';
import { Empty } from './Empty';
import { Page } from './Page';
import { PageLink } from './PageLink';
import { ReasonDialog } from './ReasonDialog';

const text = `delay${TURN}`;
const WRITTEN = /delay\\u\{202E\}/;

describe('marks that turn text around are written out', () => {
  it.each([
    ['what is not there', <Empty title={text} />],
    [
      'why an act is off',
      <ActButton act={{ allowed: false, reason: text }} onClick={() => {}}>
        Act
      </ActButton>,
    ],
    [
      'a link to a page that is not there',
      <PageLink to={undefined}>{text}</PageLink>,
    ],
    [
      'a question for a reason',
      <ReasonDialog
        open
        title={text}
        consequence={text}
        act="Reject"
        onAct={() => {}}
        onClose={() => {}}
      />,
    ],
  ])('in %s', (_, part) => {
    render(part);
    expect(screen.getAllByText(WRITTEN)).not.toHaveLength(0);
    expect(turnedTexts()).toEqual([]);
  });

  it('in the title of a page and of its window', async () => {
    renderInTestApp(<Page title={text} />);
    expect(
      await screen.findByRole('heading', { name: WRITTEN }),
    ).toBeInTheDocument();
    expect(document.title).not.toContain(TURN);
  });
});
