import { createHash, randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { eventKey, isRecord, type PlanDecision } from '@pedigree/events';
import { CLOCK, type Clock, DecisionFeed, ProblemException, Recent } from '@pedigree/service-kit';
import { Gate, type Patience } from './gate';
import { type PlanRequest, trainingPlanned, type TrainingPlanned } from './plan-request';

export interface PlanAnswer {
  id: string;
  /** Absent while it is pending. */
  decision?: PlanDecision;
}

/** Most plans remembered. */
const REMEMBERED = 1000;
/** A plan that has no decision after this long is asked for again: plans are kept nowhere. */
const LOST_MS = 120_000;

interface AskedPlan {
  /** Hash of what was asked. */
  content: string;
  askedAt: number;
  /** Key of the event that asked. */
  request: string;
}

/** Asks for decisions on plans. A repeat of what this process asked for lately gets the same decision. */
@Injectable()
export class PlanGate {
  private readonly asked = new Recent<AskedPlan>(REMEMBERED);

  constructor(
    private readonly gate: Gate,
    private readonly feed: DecisionFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws ProblemException conflict: the id was used for another plan */
  async ask(body: PlanRequest, principal: string, patience: Patience): Promise<PlanAnswer> {
    const event = this.eventOf(body, principal);
    const { id } = event.data.plan;
    const content = hashOf(event.data);
    const askedAt = this.clock().getTime();
    const decision = await this.gate.ask(
      {
        subject: { about: 'plan', id },
        event,
        known: async () => this.known(id, content),
        answeredBy: (decision) => isOn(this.asked.get(id)?.request, decision as PlanDecision),
        published: () => this.asked.set(id, { content, askedAt, request: eventKey(event) }),
      },
      patience,
    );
    return decision === undefined ? { id } : { id, decision: decision as PlanDecision };
  }

  private eventOf(body: PlanRequest, principal: string): TrainingPlanned {
    const id = body.plan?.id ?? `plan-${randomUUID()}`;
    const time = this.clock().toISOString();
    const event = trainingPlanned(body, { id, eventId: randomUUID(), time, principal });
    if (event.ok) return event.value;
    throw new ProblemException('invalid-body', 'The plan is invalid.', { errors: event.errors });
  }

  private known(id: string, content: string): PlanDecision | 'pending' | 'unknown' {
    const asked = this.asked.get(id);
    if (asked === undefined) return 'unknown';
    if (asked.content !== content) throw otherPlan(id);
    const latest = this.feed.latestPlan(id);
    if (latest !== undefined && isOn(asked.request, latest)) return latest;
    return this.clock().getTime() - asked.askedAt > LOST_MS ? 'unknown' : 'pending';
  }
}

/** Somebody else may have asked for another plan under the same id, at another gateway. */
const isOn = (request: string | undefined, { plan }: PlanDecision): boolean =>
  plan['request'] === request;

/** The same for every order of fields. */
const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value, sorted)).digest('base64');

const sorted = (_key: string, value: unknown): unknown =>
  isRecord(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const otherPlan = (id: string): ProblemException =>
  new ProblemException('conflict', `Plan "${id}" was asked for with another content.`, {
    errors: [
      {
        pointer: '/plan/id',
        message: 'stands for another plan',
        remedy: 'Use a new id, or leave it out to have one made.',
      },
    ],
  });
