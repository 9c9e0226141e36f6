/** `a`, `b` and 3 more. */
export function listed(names: readonly string[], most = 3): string {
  const shown = [...new Set(names)];
  const rest = shown.length - most;
  return shown.slice(0, most).join(', ') + (rest > 0 ? ` and ${String(rest)} more` : '');
}
