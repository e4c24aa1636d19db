import { AppThemeSelector } from '@backstage/core-app-api';
import { appThemeApiRef } from '@backstage/frontend-plugin-api';
import { TestApiProvider } from '@backstage/frontend-test-utils';
import Typography from '@material-ui/core/Typography';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { lazy, Suspense, useMemo, type ComponentType } from 'react';
import { PortalTheme } from './PortalTheme';
import { darkTheme, lightTheme } from './themes';
import { useThemeMode } from './useThemeMode';

const colourOf = (theme: typeof lightTheme) =>
  theme.getTheme('v4')!.palette.text.secondary;

/** Something that has to be loaded: React gives up what it began to draw beside it, as on a page that is just opened. */
const loadedLater = () => {
  let loaded!: () => void;
  const Later = lazy(
    () =>
      new Promise<{ default: ComponentType }>(resolve => {
        loaded = () => resolve({ default: () => <i>here</i> });
      }),
  );
  return { Later, loaded: () => loaded() };
};

const Words = () => <Typography color="textSecondary">Words</Typography>;

const Page = () => {
  const mode = useThemeMode();
  const { Later, loaded } = useMemo(loadedLater, [mode]);
  return (
    <>
      <input aria-label="Why" />
      <button onClick={loaded}>Load for {mode}</button>
      <Suspense key={mode} fallback="Loading">
        <Words />
        <Later />
      </Suspense>
    </>
  );
};

function open() {
  const themes = AppThemeSelector.createWithStorage(
    (['light', 'dark'] as const).map(id => ({
      id,
      title: id,
      variant: id,
      Provider: PortalTheme,
    })),
  );
  render(
    <TestApiProvider apis={[[appThemeApiRef, themes]]}>
      <PortalTheme>
        <Page />
      </PortalTheme>
    </TestApiProvider>,
  );
  /** Chooses a theme and lets everything be loaded in it. */
  const choose = async (mode: 'light' | 'dark') => {
    act(() => themes.setActiveThemeId(mode));
    await userEvent.click(screen.getByText(`Load for ${mode}`));
    return getComputedStyle(await screen.findByText('Words')).color;
  };
  return { choose };
}

const rgb = (colour: string) => {
  const element = document.createElement('i');
  element.style.color = colour;
  return element.style.color;
};

describe('the theme of the portal', () => {
  beforeEach(() => localStorage.clear());

  it('keeps what was typed when it changes', async () => {
    const { choose } = open();
    await choose('light');
    await userEvent.type(screen.getByLabelText('Why'), 'Better recall');
    await choose('dark');
    expect(screen.getByLabelText('Why')).toHaveValue('Better recall');
  });

  it('has its own colours after every change, also where drawing was given up', async () => {
    const { choose } = open();
    for (const [mode, theme] of [
      ['light', lightTheme],
      ['dark', darkTheme],
      ['light', lightTheme],
      ['dark', darkTheme],
    ] as const)
      expect(await choose(mode)).toBe(rgb(colourOf(theme)));
  });

  it('is the one that the system prefers while nobody chose', () => {
    open();
    expect(screen.getByText('Load for light')).toBeInTheDocument();
  });
});
