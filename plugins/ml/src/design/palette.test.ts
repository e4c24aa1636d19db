import { navigationColours, palettes, type Palette } from './palette';

// Contrast as WCAG 2.2 computes it: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
const luminance = (colour: string) => {
  const [r, g, b] = [1, 3, 5]
    .map(at => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (one: string, other: string) => {
  const [dark, light] = [luminance(one), luminance(other)].sort(
    (a, b) => a - b,
  );
  return (light + 0.05) / (dark + 0.05);
};

const words: (keyof Palette)[] = [
  'ink',
  'primary',
  'healthy',
  'degraded',
  'failing',
  'unknown',
];

describe.each(Object.entries(palettes))('the %s palette', (_, palette) => {
  it.each(words)('has %s readable on both grounds', word => {
    expect(contrast(palette[word], palette.paper)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(palette[word], palette.ground)).toBeGreaterThanOrEqual(4.5);
  });
});

it('has a navigation that can be read', () => {
  const { ground, item, selected } = navigationColours;
  expect(contrast(item, ground)).toBeGreaterThanOrEqual(4.5);
  expect(contrast(selected, ground)).toBeGreaterThanOrEqual(4.5);
});
