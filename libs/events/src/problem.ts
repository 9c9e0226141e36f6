/** One thing wrong with an input: where (JSON pointer), what, and what to do about it. */
export interface InputProblem {
  /** RFC 6901 JSON pointer into what was sent; empty for the whole. */
  pointer: string;
  message: string;
  remedy: string;
}

/** An outcome as a value: nothing that bad input can cause is thrown. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: InputProblem[] };
