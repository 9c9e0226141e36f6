/** Where progress goes: one plain line per call, without the line break. */
export type Log = (line: string) => void;

/** The message of whatever was thrown. */
export function messageOf(failure: unknown): string {
  return failure instanceof Error ? failure.message : String(failure);
}
