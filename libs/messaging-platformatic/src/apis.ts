import type {
  addOffsetsToTxnV4,
  addPartitionsToTxnV5,
  API,
  createPartitionsV3,
  createTopicsV7,
  endTxnV4,
  fetchV17,
  findCoordinatorV6,
  heartbeatV4,
  initProducerIdV5,
  joinGroupV9,
  leaveGroupV5,
  listOffsetsV9,
  metadataV12,
  offsetCommitV9,
  offsetFetchV9,
  produceV11,
  syncGroupV5,
  txnOffsetCommitV4,
} from '@platformatic/kafka';

/** What is asked of brokers, by the protocol's names. Older versions that are used have the same shape. */
export interface Apis {
  AddOffsetsToTxn: typeof addOffsetsToTxnV4.api;
  AddPartitionsToTxn: typeof addPartitionsToTxnV5.api;
  CreatePartitions: typeof createPartitionsV3.api;
  CreateTopics: typeof createTopicsV7.api;
  EndTxn: typeof endTxnV4.api;
  Fetch: typeof fetchV17.api;
  FindCoordinator: typeof findCoordinatorV6.api;
  Heartbeat: typeof heartbeatV4.api;
  InitProducerId: typeof initProducerIdV5.api;
  JoinGroup: typeof joinGroupV9.api;
  LeaveGroup: typeof leaveGroupV5.api;
  ListOffsets: typeof listOffsetsV9.api;
  Metadata: typeof metadataV12.api;
  OffsetCommit: typeof offsetCommitV9.api;
  OffsetFetch: typeof offsetFetchV9.api;
  Produce: typeof produceV11.api;
  SyncGroup: typeof syncGroupV5.api;
  TxnOffsetCommit: typeof txnOffsetCommitV4.api;
}

export type Request<N extends keyof Apis> =
  Apis[N] extends API<infer Arguments, unknown> ? Arguments : never;

export type Response<N extends keyof Apis> =
  Apis[N] extends API<never, infer Answer> ? Answer : Awaited<ReturnType<Apis[N]['async']>>;
