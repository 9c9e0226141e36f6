const NAMES = [
  'accent',
  'bg',
  'border-strong',
  'danger',
  'danger-soft',
  'dataset',
  'dataset-soft',
  'model',
  'model-soft',
  'ok',
  'surface',
  'surface-sunken',
  'text',
  'text-muted',
] as const;

type Name = (typeof NAMES)[number];

/** Colours of the page as it looks now, light or dark, by the names of the design tokens. */
export type Palette = Readonly<Record<Name, string>>;

/** The tokens themselves depend on the theme; what an element has of them does not. */
export function currentPalette(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colorOf = (name: Name): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = Object.fromEntries(NAMES.map((name) => [name, colorOf(name)])) as Palette;
  probe.remove();
  return palette;
}
