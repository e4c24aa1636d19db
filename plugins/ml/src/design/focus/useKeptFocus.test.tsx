import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState, type PropsWithChildren } from 'react';
import { keepsFocus } from './nearby';
import { useKeptFocus } from './useKeptFocus';

const Kept = ({ children }: PropsWithChildren<{}>) => {
  useKeptFocus();
  return <main>{children}</main>;
};

const Names = () => {
  const [names, setNames] = useState(['one', 'two', 'three']);
  return (
    <section aria-label="Names">
      <button>Add</button>
      <ul>
        {names.map(name => (
          <li key={name}>
            <button
              onClick={() => setNames(names.filter(other => other !== name))}
            >
              {name}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};

const press = async (name: string) => {
  screen.getByRole('button', { name }).focus();
  await userEvent.keyboard('{Enter}');
};
describe('useKeptFocus', () => {
  it('gives it to what follows, and to what is before where nothing follows', async () => {
    render(<Names />, { wrapper: Kept });
    await press('two');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'three' })).toHaveFocus(),
    );
    await press('three');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'one' })).toHaveFocus(),
    );
    await press('one');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Add' })).toHaveFocus(),
    );
  });

  it('gives it to what takes the place, else to the part it was in', async () => {
    const Failed = () => {
      const [state, setState] = useState<'failed' | 'read' | 'empty'>('failed');
      if (state === 'empty') return <p>Nothing</p>;
      return state === 'failed' ? (
        <button onClick={() => setState('read')}>Retry</button>
      ) : (
        <p>
          <button onClick={() => setState('empty')}>Clear</button>
        </p>
      );
    };
    render(
      <>
        <section aria-label="Another">
          <button>Unconcerned</button>
        </section>
        <section aria-label="Files">
          <Failed />
        </section>
      </>,
      { wrapper: Kept },
    );
    await press('Retry');
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Clear' })).toHaveFocus(),
    );
    await press('Clear');
    await waitFor(() =>
      expect(screen.getByRole('region', { name: 'Files' })).toHaveFocus(),
    );
  });

  it('leaves it in a table whose rows come and go', async () => {
    const Table = () => {
      const [isThere, setThere] = useState(true);
      return (
        <div role="group" aria-label="Runs" tabIndex={0} {...keepsFocus}>
          {isThere ? (
            <button onClick={() => setThere(false)}>Last row</button>
          ) : null}
          <button>Load more</button>
        </div>
      );
    };
    render(<Table />, { wrapper: Kept });
    await press('Last row');
    await waitFor(() =>
      expect(screen.getByRole('group', { name: 'Runs' })).toHaveFocus(),
    );
  });

  it('gives it on when what has it is turned off', async () => {
    const Form = () => {
      const [isSaved, setSaved] = useState(false);
      return (
        <form>
          <input aria-label="Name" />
          <button
            type="button"
            disabled={isSaved}
            onClick={() => setSaved(true)}
          >
            Save
          </button>
        </form>
      );
    };
    render(<Form />, { wrapper: Kept });
    await press('Save');
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Name' })).toHaveFocus(),
    );
  });

  it('does not take it from somebody who has gone elsewhere', async () => {
    const Vanishing = () => {
      const [isThere, setThere] = useState(true);
      return (
        <>
          {isThere ? (
            <button onClick={() => setTimeout(() => setThere(false), 50)}>
              Go
            </button>
          ) : (
            <p>gone</p>
          )}
          <input aria-label="Elsewhere" />
          <button>Near</button>
        </>
      );
    };
    render(<Vanishing />, { wrapper: Kept });
    await press('Go');
    screen.getByRole('textbox', { name: 'Elsewhere' }).focus();
    await screen.findByText('gone');
    await waitFor(() =>
      expect(screen.getByRole('textbox', { name: 'Elsewhere' })).toHaveFocus(),
    );
  });

  describe('on another address', () => {
    afterEach(() => window.history.replaceState(null, '', '/'));

    const Runs = () => {
      const [isOpen, setOpen] = useState(false);
      const open = () => {
        window.history.replaceState(null, '', '/model/runs/1');
        setOpen(true);
      };
      return isOpen ? (
        <p>
          <a href="/model/runs">All runs</a>
        </p>
      ) : (
        <button onClick={open}>Open</button>
      );
    };

    it('gives it to what is opened within a page', async () => {
      render(
        <>
          <h1>Model</h1>
          <Runs />
        </>,
        { wrapper: Kept },
      );
      await press('Open');
      await waitFor(() =>
        expect(screen.getByRole('link', { name: 'All runs' })).toHaveFocus(),
      );
    });

    it('lets a new page begin at its top', async () => {
      render(<Runs />, { wrapper: Kept });
      await press('Open');
      await new Promise(resolve => {
        setTimeout(resolve);
      });
      expect(document.body).toHaveFocus();
    });
  });
});
