import { contentIn, contentOf, eventKey } from '@pedigree/events';
import { type HistoryReader } from '@pedigree/graph';
import { type Stamp } from '@pedigree/lineage';
import { type Batch, type Outcome } from '@pedigree/messaging';
import { reusedId } from '@pedigree/service-kit';
import { type Decoded, type Request } from './decode-requests';

/** A request with its place in the batch. */
interface Placed {
  request: Request;
  key: string;
  index: number;
}

/**
 * Which requests of a batch repeat one that came before, with the same source and id. The one that the
 * graph took first is answered; where the graph has not got there, the first of the batch.
 */
export class Repeats {
  private constructor(private readonly outcomes: ReadonlyMap<number, Outcome>) {}

  /** What is to become of a message that repeats another; undefined where it is the first. */
  at(index: number): Outcome | undefined {
    return this.outcomes.get(index);
  }

  /** @throws GraphError */
  static async among(
    decoded: readonly Decoded[],
    batch: Batch,
    history: Pick<HistoryReader, 'recorded' | 'documents'>,
  ): Promise<Repeats> {
    const placed = decoded.flatMap((one, index) =>
      'request' in one ? [{ request: one.request, key: eventKey(one.request), index }] : [],
    );
    const known = await history.recorded(placed.map(({ key }) => key));
    const firsts = firstsOf(placed);
    const repeated = placed.filter((one) => !isFirst(one, known.get(one.key), firsts, batch));
    if (repeated.length === 0) return new Repeats(new Map());
    const documents = await history.documents(repeated.map(({ key }) => key));
    const outcomes = repeated.map((one): [number, Outcome] => {
      const document = documents.get(one.key);
      const first = document === undefined ? contentAt(firsts, one) : contentIn(document);
      return [one.index, first === contentOf(one.request) ? ACK : reusedId(one.key)];
    });
    return new Repeats(new Map(outcomes));
  }
}

const ACK: Outcome = { kind: 'ack' };

const firstsOf = (placed: readonly Placed[]): ReadonlyMap<string, Placed> =>
  new Map(placed.toReversed().map((one) => [one.key, one]));

const contentAt = (firsts: ReadonlyMap<string, Placed>, { key }: Placed): string | undefined => {
  const first = firsts.get(key);
  return first && contentOf(first.request);
};

function isFirst(
  { key, index }: Placed,
  stamp: Stamp | undefined,
  firsts: ReadonlyMap<string, Placed>,
  { topic, partition, messages }: Batch,
): boolean {
  if (stamp === undefined) return firsts.get(key)?.index === index;
  const { offset } = messages[index] ?? {};
  return stamp.topic === topic && stamp.partition === partition && stamp.offset === offset;
}
