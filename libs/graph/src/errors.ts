export type GraphErrorCode = 'unavailable' | 'timeout' | 'conflict' | 'rejected' | 'incompatible';

/** Whatever a graph adapter throws. `retriable` errors pass when the same call is made again later. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly retriable: boolean;

  constructor(
    readonly code: GraphErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.retriable = code === 'unavailable' || code === 'timeout' || code === 'conflict';
  }
}

/** Survives two copies of this module, where `instanceof` does not. */
export const isGraphError = (error: unknown): error is GraphError =>
  error instanceof Error && error.name === 'GraphError';
