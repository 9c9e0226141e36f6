import fc from 'fast-check';
import { type LineageGraph } from '../../../api/queries';

/** A graph out of `from -> to` pairs, for the specs beside it; ids that begin with `d` are datasets. */
export function graphOf(root: string, pairs: readonly (readonly [string, string])[]): LineageGraph {
  const ids = [...new Set([root, ...pairs.flat()])];
  return {
    root,
    nodes: ids.map((id) => ({
      id,
      kind: id.startsWith('d') ? ('dataset' as const) : ('model' as const),
      name: id.toUpperCase(),
      placeholder: false,
    })),
    edges: pairs.map(([from, to]) => edge('INITIALIZED_FROM', from, to)),
    truncated: false,
  };
}

export const edge = (
  type: string,
  from: string,
  to: string,
  more: object = {},
): LineageGraph['edges'][number] => ({
  ...{ type, from, to, eventId: `${from}-${to}` },
  occurredAt: '2026-11-01T00:00:00.000Z',
  recordedAt: '2026-11-01T00:00:01.000Z',
  ...more,
});

const id = fc.integer({ min: 0, max: 29 }).map((index) => `${index % 3 === 0 ? 'd' : 'm'}${index}`);

/** Graphs of up to thirty artifacts, with cycles, diamonds, and parts that the root does not reach. */
export const graphs: fc.Arbitrary<LineageGraph> = fc
  .array(fc.tuple(id, id), { maxLength: 60 })
  .map((pairs) => graphOf('m1', pairs));

/** Some ids of such graphs. */
export const ids = fc.array(id, { maxLength: 5 });
