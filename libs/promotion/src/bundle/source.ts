import { type Document, type Node, parseDocument } from 'yaml';
import { type BundleFault, type Path } from './fault';
import { keyNodeAt, nodeAt } from './source-nodes';
import { documentFaults, type OffsetFault, textFault } from './source-checks';
import { offsetWithin } from './scalar-offset';

export interface Place {
  line: number;
  column: number;
}

/** A document that was read, with the way back from a value to where it stands in the text. */
export interface Source {
  value: unknown;
  /** Of what stands there; of its nearest parent where nothing does. */
  placeOf(path: Path): Place;
  /** Of the key, for what should not be there at all. */
  placeOfKey(path: Path): Place;
  /** Of the n-th character of a text. Exact but for folded and escaped ones, whose start it is. */
  placeWithin(path: Path, offset: number): Place;
}

type Reading = { ok: true; source: Source } | { ok: false; faults: BundleFault[] };

/**
 * Reads YAML, of which JSON is a part. Nothing is taken that one reader may understand differently
 * from another: keys given twice, tags, several documents, YAML 1.1. Never throws.
 */
export function readSource(text: string, file?: string): Reading {
  const lines = linesOf(text);
  const fault = textFault(text);
  const composed = fault === undefined ? compose(text) : [fault];
  if (!Array.isArray(composed)) return { ok: true, source: sourceOf(text, lines, composed) };
  return {
    ok: false,
    faults: composed.map(({ offset, message, remedy }) => ({
      ...(file === undefined ? {} : { file }),
      ...placeAt(lines, offset),
      ...{ path: '', message, remedy },
    })),
  };
}

interface Composed {
  document: Document;
  value: unknown;
}

function compose(text: string): Composed | OffsetFault[] {
  try {
    const document = parseDocument(text, {
      ...{ version: '1.2', schema: 'core', resolveKnownTags: false },
      ...{ stringKeys: true, uniqueKeys: false, prettyErrors: false, logLevel: 'error' },
    });
    const faults = documentFaults(document);
    return faults.length > 0 ? faults : { document, value: document.toJS() as unknown };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      {
        offset: 0,
        message: `The document cannot be read: ${why}.`,
        remedy: 'Write it flatter, and with fewer anchors and aliases.',
      },
    ];
  }
}

/** Where lines start, from the first on. */
const linesOf = (text: string): readonly number[] => [
  0,
  ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1),
];

function placeAt(lines: readonly number[], offset: number): Place {
  let [first, last] = [0, lines.length - 1];
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if ((lines[middle] ?? 0) <= offset) first = middle;
    else last = middle - 1;
  }
  return { line: first + 1, column: offset - (lines[first] ?? 0) + 1 };
}

function sourceOf(text: string, lines: readonly number[], { document, value }: Composed): Source {
  const start = (node: Node | undefined): Place => placeAt(lines, node?.range?.[0] ?? 0);
  return {
    value,
    placeOf: (path) => start(nodeAt(document, path)),
    placeOfKey: (path) => start(keyNodeAt(document, path)),
    placeWithin: (path, offset) => {
      const node = nodeAt(document, path);
      const [from, to] = node?.range ?? [0, 0];
      return placeAt(lines, from + offsetWithin(text.slice(from, to), node, offset));
    },
  };
}
