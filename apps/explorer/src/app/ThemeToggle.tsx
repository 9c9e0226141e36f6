import { useState } from 'react';
import { applyTheme, storedTheme, THEMES } from '../theme/theme';
import { Button } from '../ui/Button';

const SIGNS = { system: '◐', light: '☀', dark: '☾' } as const;

/** Goes through the themes: the system's, light, dark. */
export function ThemeToggle() {
  const [theme, setTheme] = useState(storedTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'system';
  const change = () => {
    applyTheme(next);
    setTheme(next);
  };
  return (
    <Button onClick={change} aria-label={`Theme: ${theme}. Change to ${next}`} title="Theme">
      <span aria-hidden="true">{SIGNS[theme]}</span>
    </Button>
  );
}
