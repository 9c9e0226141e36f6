import { type Progress, progressMetadata } from '@pedigree/messaging';
import { type Response } from './apis';
import {
  type Assigned,
  dealOut,
  decodeAssigned,
  decodeSubscription,
  encodeAssigned,
  encodeSubscription,
  PROTOCOL,
} from './assignment';
import { type Cluster } from './cluster';
import { answerIn, isAnyOf } from './errors';

/** How long the group waits for a member that still works on a batch. */
export const REBALANCE_MS = 60_000;
const JOIN_MS = REBALANCE_MS + 10_000;
const HEARTBEAT_MS = 5_000;
const LEAVE_MS = 2_000;

/** The share of a member in one generation of its group. */
export interface Membership {
  generation: number;
  assigned: Assigned;
}

/** A member of a group; what it is given holds until the group deals out anew. */
export class GroupMember {
  private memberId = '';

  constructor(
    private readonly cluster: Cluster,
    private readonly group: string,
    private readonly topics: readonly string[],
    private readonly sessionMs: number,
  ) {}

  /** Waits for the others. @throws what the client threw */
  async join(): Promise<Membership> {
    for (;;) {
      try {
        const joined = await this.joinOnce();
        const { generationId: generation } = joined;
        return { generation, assigned: await this.share(joined) };
      } catch (error) {
        if (!this.mayJoinAgain(error)) throw error;
      }
    }
  }

  async heartbeat({ generation }: Membership): Promise<void> {
    const node = await this.coordinator();
    const request = [this.group, generation, this.memberId, null] as const;
    await this.cluster.ask(node, 'Heartbeat', [...request], HEARTBEAT_MS);
  }

  async commit(
    { generation }: Membership,
    topic: string,
    partition: number,
    progress: Progress,
  ): Promise<void> {
    const node = await this.coordinator();
    const committed = {
      partitionIndex: partition,
      committedOffset: BigInt(progress.next),
      committedLeaderEpoch: -1,
      committedMetadata: progressMetadata(progress),
    };
    const topics = [{ name: topic, partitions: [committed] }];
    const request = [this.group, generation, this.memberId, null, topics] as const;
    await this.cluster.ask(node, 'OffsetCommit', [...request]);
  }

  async leave(): Promise<void> {
    if (this.memberId === '') return;
    const node = await this.coordinator();
    const members = [{ memberId: this.memberId }];
    await this.cluster.ask(node, 'LeaveGroup', [this.group, members], LEAVE_MS);
  }

  private coordinator(): Promise<number> {
    return this.cluster.coordinator('group', this.group);
  }

  private async joinOnce(): Promise<Response<'JoinGroup'>> {
    const node = await this.coordinator();
    const protocols = [{ name: PROTOCOL, metadata: encodeSubscription(this.topics) }];
    const who = [this.group, this.sessionMs, REBALANCE_MS, this.memberId, null] as const;
    const request = [...who, 'consumer', protocols, null] as const;
    const joined = await this.cluster.ask(node, 'JoinGroup', [...request], JOIN_MS);
    this.memberId = joined.memberId ?? '';
    return joined;
  }

  private async share(joined: Response<'JoinGroup'>): Promise<Assigned> {
    const { generationId, leader, members } = joined;
    const assignments = leader === this.memberId ? await this.dealOut(members) : [];
    const node = await this.coordinator();
    const who = [this.group, generationId, this.memberId, null] as const;
    const request = [...who, 'consumer', PROTOCOL, assignments] as const;
    const { assignment } = await this.cluster.ask(node, 'SyncGroup', [...request], JOIN_MS);
    return decodeAssigned(assignment);
  }

  private async dealOut(members: Response<'JoinGroup'>['members']) {
    const wishes = new Map(
      members.map(({ memberId, metadata }) => [
        memberId,
        metadata ? decodeSubscription(metadata) : [],
      ]),
    );
    const topics = [...new Set([...wishes.values()].flat())].sort();
    const counts = new Map<string, number>();
    for (const topic of topics)
      counts.set(topic, (await this.cluster.layout(topic, 0)).partitions.length);
    return [...dealOut(wishes, counts)].map(([memberId, assigned]) => ({
      memberId,
      assignment: encodeAssigned(assigned),
    }));
  }

  private mayJoinAgain(error: unknown): boolean {
    if (isAnyOf(error, ['UNKNOWN_MEMBER_ID', 'FENCED_INSTANCE_ID'])) this.memberId = '';
    else if (isAnyOf(error, ['MEMBER_ID_REQUIRED'])) this.memberId = memberIdIn(answerIn(error));
    else return isAnyOf(error, ['REBALANCE_IN_PROGRESS', 'ILLEGAL_GENERATION']);
    return true;
  }
}

/** The first join is refused, with the name to join under. */
const memberIdIn = (answer: unknown): string =>
  typeof answer === 'object' && answer !== null && 'memberId' in answer
    ? String(answer.memberId ?? '')
    : '';
