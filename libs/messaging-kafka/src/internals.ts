import { MessagingError } from '@pedigree/messaging';
import { type Kafka } from 'kafkajs';
import { type AbortedTransaction, type FetchedRecord, hideAborted } from './aborted';

/*
 * What nothing public reaches: two faults of kafkajs 2.2.4, and one thing that it does over and over.
 * It is the last version there is, so its inside stands still; another one is refused rather than run
 * without these repairs.
 */

interface Cluster {
  findBroker(which: object): Promise<Broker>;
  findGroupCoordinatorMetadata(which: Coordinated): Promise<unknown>;
}

interface Broker {
  fetch(request: object): Promise<FetchResponse>;
  initProducerId(request: object): Promise<unknown>;
  addPartitionsToTxn(request: object): Promise<unknown>;
  addOffsetsToTxn(request: object): Promise<unknown>;
  txnOffsetCommit(request: object): Promise<unknown>;
  endTxn(request: object): Promise<unknown>;
}

/** What has a coordinator: a group, or a transactional id (type 1), which kafkajs calls a group too. */
interface Coordinated {
  groupId: string;
  coordinatorType: number;
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
    onFindingBrokers(cluster, repair);
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

/**
 * For a producer with a transactional id: asks where its coordinators are once, and anew after any
 * failure. kafkajs asks before every request, four of the nine round trips of a transaction.
 */
export const rememberingCoordinators = (kafka: Kafka): Kafka =>
  onMaking(kafka, (make) => (options) => {
    const cluster = make(options);
    const known = new Map<string, Promise<unknown>>();
    const forgetAll = () => known.clear();
    const find = cluster.findGroupCoordinatorMetadata.bind(cluster);
    cluster.findGroupCoordinatorMetadata = (which) => {
      const name = `${which.coordinatorType} ${which.groupId}`;
      const found = known.get(name) ?? find(which);
      known.set(name, found);
      found.catch(forgetAll);
      return found;
    };
    onFindingBrokers(cluster, (broker) => telling(broker, forgetAll), forgetAll);
    return cluster;
  });

const COORDINATED = [
  'initProducerId',
  'addPartitionsToTxn',
  'addOffsetsToTxn',
  'txnOffsetCommit',
  'endTxn',
] as const;

function telling(broker: Broker, failed: () => void): void {
  for (const name of COORDINATED) {
    const ask = broker[name].bind(broker);
    broker[name] = async (request) => {
      try {
        return await ask(request);
      } catch (error) {
        failed();
        throw error;
      }
    };
  }
}

/** Changes every broker that is found, once. */
function onFindingBrokers(
  cluster: Cluster,
  change: (broker: Broker) => void,
  failed: () => void = () => undefined,
): void {
  const find = cluster.findBroker.bind(cluster);
  const changed = new WeakSet<Broker>();
  cluster.findBroker = async (which) => {
    try {
      const broker = await find(which);
      if (!changed.has(broker)) change(broker);
      changed.add(broker);
      return broker;
    } catch (error) {
      failed();
      throw error;
    }
  };
}

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
