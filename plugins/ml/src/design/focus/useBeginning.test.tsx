import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type PropsWithChildren } from 'react';
import { useBeginning } from './useBeginning';
import { useKeptFocus } from './useKeptFocus';

const Begun = ({ title }: { title: string }) => (
  <h1 ref={useBeginning()} tabIndex={-1}>
    {title}
  </h1>
);

const Kept = ({ children }: PropsWithChildren<{}>) => {
  useKeptFocus();
  return <main>{children}</main>;
};

const Pages = () => {
  const [at, setAt] = useState<'list' | 'detail'>('list');
  return (
    <>
      <button onClick={() => setAt('detail')}>Outside</button>
      {at === 'list' ? (
        <>
          <Begun key="list" title="List" />
          <button onClick={() => setAt('detail')}>Open</button>
        </>
      ) : (
        <Begun key="detail" title="Detail" />
      )}
    </>
  );
};

describe('useBeginning', () => {
  it('leaves the focus alone where a page is loaded by its address', () => {
    render(<Pages />, { wrapper: Kept });
    expect(document.body).toHaveFocus();
  });

  it('gives it to the heading when what had it went with the page before', async () => {
    render(<Pages />, { wrapper: Kept });
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('heading', { name: 'Detail' })).toHaveFocus();
  });

  it('leaves it where it is on what stays', async () => {
    render(<Pages />, { wrapper: Kept });
    const outside = screen.getByRole('button', { name: 'Outside' });
    await userEvent.click(outside);
    expect(outside).toHaveFocus();
  });
});
