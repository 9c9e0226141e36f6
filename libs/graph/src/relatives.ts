import { type Subgraph } from '@pedigree/lineage';
import { closureOf } from './closure';
import { GraphError } from './errors';
import { KinGroups } from './kin';
import { inOrder } from './order';
import { type Ids, type LineageReader, type ReachQuery } from './ports';

type Reader = Pick<LineageReader, 'reach' | 'namesakes' | 'claimed'>;
/** Without bound: who is kin is not a matter of hops. */
type Query = Omit<ReachQuery, 'depth' | 'weights'>;

/**
 * The closure, and with it all that claims tie to it: claims that may relate two models, whichever of
 * their descendants they name, with the weights between. For whoever concludes from an ancestry that two
 * things do not start the same.
 *
 * Where there are no such claims it costs one read more, which finds nothing in an index; otherwise it
 * follows the number of claims and of what their ends come from, wherever in the graph they are. More
 * than `limit` of either gives `truncated`.
 *
 * @throws GraphError also `timeout`, when all calls together exceed `timeoutMs`
 */
export async function closureWithKin(reader: Reader, query: Query): Promise<Subgraph> {
  const left = deadline(query.timeoutMs);
  const [closure, claimed] = await Promise.all([
    closureOf(reader, query),
    reader.claimed({ limit: query.limit, timeoutMs: query.timeoutMs }),
  ]);
  if (claimed.ids.length === 0 || closure.truncated) return closure;
  const own = closure.nodes.map(({ id }) => id);
  const kin = await kinOf(reader, claimed, own, { ...query, timeoutMs: left() });
  const truncated = kin.truncated || kin.ids.length > query.limit;
  if (truncated || kin.ids.length === own.length) return { ...closure, truncated };
  const all = { ...query, roots: kin.ids, depth: 0, limit: kin.ids.length, timeoutMs: left() };
  return inOrder({ ...(await reader.reach(all)), roots: query.roots, truncated });
}

/**
 * The artifacts themselves, and all that claims tie to them: what is to be looked at again where one of
 * them changes. @throws GraphError
 */
export async function withKin(
  reader: Reader,
  { roots, ...bounds }: Omit<Query, 'direction'>,
): Promise<Ids> {
  const left = deadline(bounds.timeoutMs);
  const claimed = await reader.claimed(bounds);
  if (claimed.ids.length === 0) return { ids: roots, truncated: false };
  return kinOf(reader, claimed, roots, { ...bounds, timeoutMs: left() });
}

async function kinOf(
  reader: Reader,
  claimed: Ids,
  ids: readonly string[],
  bounds: Pick<Query, 'limit' | 'timeoutMs'>,
): Promise<Ids> {
  const query = { direction: 'upstream', weights: true, ...bounds } as const;
  const weights = await closureOf(reader, { ...query, roots: claimed.ids });
  const kin = new KinGroups(weights).with(ids);
  return { ids: [...kin], truncated: claimed.truncated || weights.truncated };
}

function deadline(timeoutMs: number): () => number {
  const end = performance.now() + timeoutMs;
  return () => {
    const left = Math.ceil(end - performance.now());
    if (left > 0) return left;
    throw new GraphError('timeout', `The closure took longer than ${timeoutMs} ms.`);
  };
}
