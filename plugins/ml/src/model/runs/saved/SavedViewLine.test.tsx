import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { axe } from 'jest-axe';
import { SavedViewLine } from './SavedViewLine';

describe('the line of a saved view', () => {
  it('refuses the name of another while it is typed', async () => {
    const renamed = jest.fn();
    const { container } = render(
      <ul>
        <SavedViewLine
          view={{ name: 'Mine', search: '' }}
          taken={['Best']}
          isCurrent={false}
          onApply={() => {}}
          onRename={renamed}
          onRemove={() => {}}
        />
      </ul>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Rename Mine' }));
    const box = screen.getByRole('textbox', { name: 'New name of Mine' });
    await userEvent.clear(box);
    await userEvent.type(box, 'Best{Enter}');
    expect(renamed).not.toHaveBeenCalled();
    expect(box).toHaveAccessibleDescription('Another view has this name.');
    expect(screen.getByRole('button', { name: 'Rename' })).toBeDisabled();
    expect(await axe(container)).toHaveNoViolations();
    await userEvent.type(box, ' of all{Enter}');
    expect(renamed).toHaveBeenCalledWith('Best of all');
  });
});
