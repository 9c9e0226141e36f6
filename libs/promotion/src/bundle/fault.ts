/** One thing wrong with a bundle, or with a document of cases: where, what, and what to do about it. */
export interface BundleFault {
  /** As the caller named it. */
  file?: string;
  /** From 1. */
  line: number;
  /** From 1, in UTF-16 code units. */
  column: number;
  /** Where in the document, e.g. `rules.same-base-transmission.when`; empty for the whole. */
  path: string;
  message: string;
  remedy: string;
}

/** For a terminal: `policies/default.yaml:12:5 rules.relay.when: ...`, as editors make links of. */
export function faultInWords({ file, line, column, path, message, remedy }: BundleFault): string {
  const place = `${file ?? 'line '}${file === undefined ? '' : ':'}${String(line)}:${String(column)}`;
  return `${place} ${path === '' ? '' : `${path}: `}${message} ${remedy}`;
}

/** What is wrong, before it is known where. */
export interface Complaint {
  message: string;
  remedy: string;
}

/** Keys and indexes from the root of a document. */
export type Path = readonly (string | number)[];

/** Most faults that are reported at once: nobody reads more, and input is not to be multiplied. */
export const MAX_FAULTS = 100;
