import { Inject, Injectable } from '@nestjs/common';
import {
  type Decision,
  encodeEvent,
  fromWire,
  type PedigreeEvent,
  type PlanDecision,
  TOPICS,
} from '@pedigree/events';
import { type MessageBus } from '@pedigree/messaging';
import { MESSAGE_BUS } from '@pedigree/service-kit';
import { DecisionWaiters, type Subject } from './decision-waiters';

/** A decision on whatever was asked. */
export type AnyDecision = Decision | PlanDecision;

/** Something to be decided. */
export interface Question {
  subject: Subject;
  /** Asks for the decision. */
  event: PedigreeEvent;
  /** What is known of it from before. @throws ProblemException where the id stands for something else */
  known(): Promise<AnyDecision | 'pending' | 'unknown'>;
  /** Whether a decision under the same id is on this very question. @default any is */
  answeredBy?(decision: AnyDecision): boolean;
  /** Called once the broker holds the event. */
  published(): void;
}

export interface Patience {
  /** Milliseconds to wait for the decision; 0 only asks. */
  waitMs: number;
  /** Aborts when nobody waits any more. */
  signal: AbortSignal;
}

/** Asks for decisions: each question once, however often it is repeated. */
@Injectable()
export class Gate {
  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    private readonly waiters: DecisionWaiters,
  ) {}

  /** Publishes the question unless it is known, and waits. Undefined: it is not decided yet. */
  async ask(question: Question, { waitMs, signal }: Patience): Promise<AnyDecision | undefined> {
    const waiter = this.waiters.expect(question.subject);
    try {
      const known = await question.known();
      if (known !== 'unknown' && known !== 'pending') return known;
      if (known === 'unknown') await this.publish(question);
      if (waitMs === 0) return undefined;
      const decision = await waiter.within(waitMs, signal);
      const { answeredBy = () => true } = question;
      return decision !== undefined && answeredBy(decision) ? decision : undefined;
    } finally {
      waiter.leave();
    }
  }

  private async publish({ event, published }: Question): Promise<void> {
    await this.bus.publisher.publish(TOPICS.promotionRequests, [fromWire(encodeEvent(event))]);
    published();
  }
}
