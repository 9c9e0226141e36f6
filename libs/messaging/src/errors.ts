export type MessagingErrorCode =
  'unavailable' | 'timeout' | 'too-large' | 'unknown-topic' | 'rejected';

/** Whatever a messaging adapter throws. `retriable` errors pass when the same call is made again later. */
export class MessagingError extends Error {
  override readonly name = 'MessagingError';
  readonly retriable: boolean;

  constructor(
    readonly code: MessagingErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.retriable = code === 'unavailable' || code === 'timeout';
  }
}

/** A fault of a handler: it emitted what can not be published. Never passes by trying again. */
export class EmissionFault extends Error {
  override readonly name = 'EmissionFault';
  readonly code = 'emission-refused';
  readonly retriable = false;
}

/** Any error that says of itself that trying again may help. */
export const isRetriable = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'retriable' in error && error.retriable === true;

/** What an error says, whatever was thrown. Does not ask for `Error`: drivers bring their own. */
export const errorText = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'message' in error
    ? String(error.message)
    : String(error);
