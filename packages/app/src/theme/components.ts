import type { UnifiedThemeOptions } from '@backstage/theme';
import type { Palette } from '@slipway/plugin-ml';

const RADIUS = 6;
/** By the browser, or by Material UI where the focus is on what is inside. */
const FOCUSED = '&:focus-visible, &.Mui-focusVisible';

/** How the parts of Material UI and of Backstage look: flat, one radius, one border. */
export const components = (
  palette: Palette,
): NonNullable<UnifiedThemeOptions['components']> => ({
  MuiPaper: {
    styleOverrides: {
      rounded: { borderRadius: RADIUS },
      elevation1: { boxShadow: 'none', border: `1px solid ${palette.border}` },
      elevation2: { boxShadow: 'none', border: `1px solid ${palette.border}` },
    },
  },
  MuiCard: {
    styleOverrides: {
      root: { boxShadow: 'none', border: `1px solid ${palette.border}` },
    },
  },
  MuiButton: {
    styleOverrides: {
      root: { textTransform: 'none', borderRadius: RADIUS, fontWeight: 600 },
      contained: { boxShadow: 'none' },
    },
  },
  // Without its ripple a button shows nothing of its focus by itself.
  MuiButtonBase: {
    defaultProps: { disableRipple: true },
    styleOverrides: {
      root: {
        [FOCUSED]: {
          outline: `2px solid ${palette.primary}`,
          outlineOffset: 1,
        },
      },
    },
  },
  // What stands from edge to edge, or has others close by, shows it inside.
  MuiListItem: {
    styleOverrides: { root: { [FOCUSED]: { outlineOffset: -2 } } },
  },
  MuiIconButton: {
    styleOverrides: { root: { [FOCUSED]: { outlineOffset: -4 } } },
  },
  MuiTab: {
    styleOverrides: {
      root: { textTransform: 'none', fontWeight: 600, minWidth: 0 },
    },
  },
  MuiChip: { styleOverrides: { root: { borderRadius: RADIUS } } },
  MuiTooltip: {
    styleOverrides: {
      tooltip: {
        fontSize: '0.75rem',
        lineHeight: 1.45,
        borderRadius: RADIUS,
        backgroundColor: '#0B2239',
        color: '#FFFFFF',
      },
    },
  },
  MuiOutlinedInput: { styleOverrides: { root: { borderRadius: RADIUS } } },
  BackstageHeader: {
    styleOverrides: {
      header: {
        backgroundImage: 'none',
        backgroundColor: palette.ground,
        boxShadow: 'none',
        paddingBottom: 0,
      },
      title: { color: palette.ink, fontSize: '1.5rem', fontWeight: 650 },
      subtitle: { color: palette.unknown },
      type: { color: palette.unknown },
      breadcrumb: { color: palette.unknown },
      breadcrumbType: { color: palette.unknown },
      breadcrumbTitle: { color: palette.ink },
    },
  },
  BackstageHeaderLabel: {
    styleOverrides: {
      label: { color: palette.unknown },
      value: { color: palette.ink },
    },
  },
  BackstageHeaderTabs: {
    styleOverrides: {
      defaultTab: {
        textTransform: 'none',
        fontSize: '0.875rem',
        color: palette.unknown,
      },
      tabsWrapper: { backgroundColor: palette.ground },
    },
  },
  BackstageTableHeader: {
    styleOverrides: {
      header: {
        textTransform: 'none',
        color: palette.unknown,
        fontSize: '0.8125rem',
        borderTop: 0,
      },
    },
  },
  CatalogReactUserListPicker: {
    styleOverrides: {
      root: { backgroundColor: 'transparent', border: 0 },
      title: { textTransform: 'none', color: palette.unknown, margin: 0 },
      groupWrapper: { margin: '4px 0 16px' },
      menuItem: { minHeight: 40 },
    },
  },
  MuiToggleButton: {
    styleOverrides: {
      root: {
        textTransform: 'none',
        color: palette.unknown,
        '&.Mui-selected': {
          color: palette.ink,
          backgroundColor: palette.ground,
        },
        '&.Mui-selected > span': { color: palette.ink },
      },
    },
  },
  MuiTypography: { styleOverrides: { button: { textTransform: 'none' } } },
  // Its arrows stay on the screen where it is narrow.
  MuiTablePagination: { styleOverrides: { toolbar: { flexWrap: 'wrap' } } },
  MuiTableCell: { styleOverrides: { root: { borderColor: palette.border } } },
  BackstageIconLinkVertical: {
    styleOverrides: {
      label: {
        textTransform: 'none',
        letterSpacing: 'normal',
        fontSize: '0.8125rem',
      },
    },
  },
  BackstageInfoCard: { styleOverrides: { header: { padding: '12px 16px' } } },
});
