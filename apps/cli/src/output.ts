/** Where a command writes, and how it ends. */
export interface Output {
  out(text: string): void;
  err(text: string): void;
  exitCode: number;
}

export const terminal = (): Output => ({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  exitCode: 0,
});

/** The command line cannot be carried out as it is. */
export class UsageError extends Error {
  readonly code = 'usage';
  readonly retriable = false;

  constructor(
    message: string,
    /** Whoever threw it has written the message already. */
    readonly told = false,
  ) {
    super(message);
  }
}
