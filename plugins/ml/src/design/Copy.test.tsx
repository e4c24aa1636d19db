import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { Copy } from './Copy';

/** A browser with this clipboard. */
const withClipboard = (clipboard: Partial<Clipboard> | undefined) =>
  Object.defineProperty(navigator, 'clipboard', {
    value: clipboard,
    configurable: true,
  });

const said = (words: string) =>
  screen.findByText(words, { selector: '[aria-live=polite]' });

const press = async () => {
  const { container } = render(<Copy text="sha256:a1" what="digest" />);
  await userEvent.click(screen.getByRole('button', { name: 'Copy digest' }));
  return container;
};

describe('Copy', () => {
  afterEach(() => withClipboard(undefined));

  it('copies, and says so to those who do not see its mark', async () => {
    const writeText = jest.fn(async () => {});
    withClipboard({ writeText });
    const container = await press();
    expect(await said('Copied')).toBeInTheDocument();
    expect(writeText).toHaveBeenCalledWith('sha256:a1');
    expect(screen.getByRole('button', { name: 'Copy digest' })).toHaveFocus();
    expect(await axe(container)).toHaveNoViolations();
  });

  it.each([
    ['has no clipboard', undefined],
    ['refuses', { writeText: async () => Promise.reject(new Error('no')) }],
  ])('says that nothing was copied where the browser %s', async (_, found) => {
    withClipboard(found);
    await press();
    expect(
      await said('The browser did not let this be copied'),
    ).toBeInTheDocument();
  });
});
