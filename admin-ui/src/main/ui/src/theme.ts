import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

/** The one accent: the blue of the icon is its shade 6. */
const toll: MantineColorsTuple = [
  '#eef4fe', '#dbe8fc', '#b7d0f8', '#8fb5f5', '#6a9df0', '#3a78e0', '#0b55c4', '#0a4cb0', '#083f93', '#063175',
];

/** Cool greys, so that the dark scheme is calm rather than black. */
const dark: MantineColorsTuple = [
  '#dfe3e8', '#c3c9d1', '#a3acb7', '#7d8793', '#363d45', '#272c33', '#1d2126', '#15181c', '#101317', '#0b0d10',
];

const small = { size: 'sm' } as const;

export const theme = createTheme({
  primaryColor: 'toll',
  primaryShade: { light: 6, dark: 6 },
  colors: { toll, dark },
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  defaultRadius: 'md',
  cursorType: 'pointer',
  headings: {
    fontWeight: '600',
    sizes: { h1: { fontSize: '1.375rem' }, h2: { fontSize: '1.0625rem' }, h3: { fontSize: '0.9375rem' } },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: small },
    Textarea: { defaultProps: small },
    Select: { defaultProps: small },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.5 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
    },
    Drawer: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 200, events: { hover: true, focus: true, touch: true } } },
  },
});

/** Mantine's own quiet greys are too pale for small text: these keep 4.5 to 1. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59626d',
    '--mantine-color-placeholder': '#68717c',
    '--mantine-color-error': '#c42727',
    '--mantine-color-anchor': '#0b55c4',
    '--mantine-color-toll-light-color': '#0b55c4',
    '--mantine-color-toll-light-hover': '#eaf1fd',
    '--tg-line': '#e2e6eb',
    '--tg-quiet': '#f6f7f9',
    '--tg-good': '#1b7f4b',
    '--tg-warn': '#b35c00',
    '--tg-bad': '#c42727',
    '--tg-accent': '#0b55c4',
    '--tg-accent-soft': '#eaf1fd',
  },
  dark: {
    '--mantine-color-dimmed': '#a3acb7',
    '--mantine-color-placeholder': '#8d97a3',
    '--mantine-color-error': '#ff8a80',
    '--mantine-color-anchor': '#8fb5f5',
    '--mantine-color-toll-light-color': '#8fb5f5',
    '--mantine-color-toll-light-hover': '#1b2a44',
    '--tg-line': '#2d333a',
    '--tg-quiet': '#1b1f24',
    '--tg-good': '#4fc38a',
    '--tg-warn': '#f0a648',
    '--tg-bad': '#ff7a70',
    '--tg-accent': '#6a9df0',
    '--tg-accent-soft': '#1b2a44',
  },
});
