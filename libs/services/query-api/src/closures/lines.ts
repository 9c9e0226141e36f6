import { type Subgraph } from '@pedigree/lineage';
import { type Problem } from '@pedigree/service-kit';
import { edgeView, nodeView } from '../views';

type Part = Pick<Subgraph, 'nodes' | 'edges'>;

/** Records in one piece of text: some tens of kilobytes. */
const RECORDS_AT_ONCE = 100;

export interface LineOptions {
  truncated: boolean;
  /** What to answer where a later part cannot be read. */
  problemOf: (error: unknown) => Problem;
}

/**
 * A closure as JSON lines: `{"node":…}`, `{"edge":…}`, and at last `{"end":…}` or `{"error":…}`. Reads a
 * part only once the one before was taken.
 */
export async function* linesOf(
  parts: AsyncIterable<Part>,
  { truncated, problemOf }: LineOptions,
): AsyncGenerator<string, void, void> {
  const end = { nodes: 0, edges: 0, truncated };
  try {
    for await (const { nodes, edges } of parts) {
      yield* piecesOf(nodes, (node) => ({ node: nodeView(node) }));
      yield* piecesOf(edges, (edge) => ({ edge: edgeView(edge) }));
      end.nodes += nodes.length;
      end.edges += edges.length;
    }
  } catch (error) {
    yield line({ error: problemOf(error) });
    return;
  }
  yield line({ end });
}

function* piecesOf<T>(records: readonly T[], show: (record: T) => object): Generator<string> {
  for (let at = 0; at < records.length; at += RECORDS_AT_ONCE)
    yield records
      .slice(at, at + RECORDS_AT_ONCE)
      .map((record) => line(show(record)))
      .join('');
}

const line = (record: object): string => `${JSON.stringify(record)}\n`;

/** Reads the first part at once, so that where it fails the answer can still be a problem. */
export async function begun<T>(parts: AsyncGenerator<T, void, void>): Promise<AsyncIterable<T>> {
  const first = await parts.next();
  return (async function* () {
    if (first.done !== true) yield first.value;
    yield* parts;
  })();
}
