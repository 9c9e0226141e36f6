import { MessagingError } from '@pedigree/messaging';
import { type Kafka } from 'kafkajs';
import { type AbortedTransaction, type FetchedRecord, hideAborted } from './aborted';

/*
 * Two faults of kafkajs 2.2.4 that nothing public reaches. It is the last version there is, so its
 * inside stands still; another one is refused rather than run without these repairs.
 */

interface Cluster {
  findBroker(which: object): Promise<Broker>;
}

interface Broker {
  fetch(request: object): Promise<FetchResponse>;
}

interface FetchResponse {
  responses: readonly { partitions: readonly FetchedPartition[] }[];
}

interface FetchedPartition {
  abortedTransactions?: readonly AbortedTransaction[];
  messages: readonly FetchedRecord[];
}

type MakeCluster = (options: object) => Cluster;

const READ_UNCOMMITTED = 0;

/**
 * For an admin client: the end of a partition is after all that was acknowledged.
 *
 * By default it is before the first open transaction. What others have had acknowledged since lies
 * beyond it, and so does a committed transaction whose mark is still on its way: somebody who waits
 * for "everything until now" would not wait for that.
 */
export const countingUndecided = (kafka: Kafka): Kafka =>
  onMaking(kafka, (make) => (options) => make({ ...options, isolationLevel: READ_UNCOMMITTED }));

/** For a consumer: nobody sees a record of an aborted transaction (`hideAborted`). */
export const hidingAborted = (kafka: Kafka): Kafka =>
  onMaking(kafka, (make) => (options) => {
    const cluster = make(options);
    const find = cluster.findBroker.bind(cluster);
    const repaired = new WeakSet<Broker>();
    cluster.findBroker = async (which) => {
      const broker = await find(which);
      if (!repaired.has(broker)) repair(broker);
      repaired.add(broker);
      return broker;
    };
    return cluster;
  });

function repair(broker: Broker): void {
  const fetch = broker.fetch.bind(broker);
  broker.fetch = async (request) => {
    const response = await fetch(request);
    const responses = response.responses.map((topic) => ({
      ...topic,
      partitions: topic.partitions.map(withoutAborted),
    }));
    return { ...response, responses };
  };
}

const withoutAborted = (partition: FetchedPartition): FetchedPartition => ({
  ...partition,
  messages: hideAborted(partition.messages, partition.abortedTransactions ?? []),
  abortedTransactions: [],
});

function onMaking(kafka: Kafka, change: (make: MakeCluster) => MakeCluster): Kafka {
  const key = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  const make: unknown = key && Reflect.get(kafka, key);
  if (!key || typeof make !== 'function') throw new MessagingError('rejected', UNKNOWN_VERSION);
  Reflect.set(kafka, key, change(make as MakeCluster));
  return kafka;
}

const UNKNOWN_VERSION =
  'This version of kafkajs is not known. Install 2.2.4, or check libs/messaging-kafka/src/internals.ts against yours.';
