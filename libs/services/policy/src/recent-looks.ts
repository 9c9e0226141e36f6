import { type Batch } from '@pedigree/messaging';
import { type Due } from './recheck-batch';

type Place = Pick<Batch, 'partition' | 'messages'>;

/**
 * Approvals that were looked at while more rechecks of them lay ahead in the log. What those are for
 * was in the graph before they were published, so the look has seen it: many events in a row about
 * what a model descends from cost one judgement. Bounded by what lies ahead.
 */
export class RecentLooks {
  /** By partition: up to which offset the last look at each approval answers. */
  private readonly looks = new Map<number, Map<string, number>>();
  private policy = '';

  /** Forgets what answers for nothing any more; all of it where another policy is in force. */
  begin({ partition, messages }: Place, policy: string): void {
    if (policy !== this.policy) this.looks.clear();
    this.policy = policy;
    const first = messages[0]?.offset ?? 0;
    const looks = this.looks.get(partition) ?? new Map<string, number>();
    for (const [promotion, end] of looks) if (end <= first) looks.delete(promotion);
  }

  covers({ partition }: Place, { promotion, offset }: Due): boolean {
    return offset < (this.looks.get(partition)?.get(promotion) ?? 0);
  }

  get size(): number {
    return [...this.looks.values()].reduce((sum, { size }) => sum + size, 0);
  }

  /** @param end of the log before the look */
  note({ partition }: Place, promotion: string, end: number): void {
    const looks = this.looks.get(partition) ?? new Map<string, number>();
    this.looks.set(partition, looks.set(promotion, end));
  }
}
