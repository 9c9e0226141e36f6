/** An error for people, or with `--json` as a document: code, message, and whether trying again may help. */
export function errorText(error: unknown, json: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  if (!json) return message;
  const { code = 'internal', retriable = false } = error as { code?: string; retriable?: boolean };
  return JSON.stringify({ error: { code, message, retriable } });
}
