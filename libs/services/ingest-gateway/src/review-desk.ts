import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { encodeEvent, eventKey, fromWire, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type MessageBus } from '@pedigree/messaging';
import {
  CLOCK,
  type Clock,
  GRAPH,
  type KnownPromotion,
  MESSAGE_BUS,
  Policies,
  ProblemException,
  Promotions,
  Recent,
  standingDecision,
  unknown,
} from '@pedigree/service-kit';
import { Asked } from './asked';
import {
  assertOtherPerson,
  assertReviewable,
  assertSameEnvironment,
  reviewableIn,
} from './reviewable';
import { nextOf, type ReviewEvent, reviewEvent } from './review-event';
import { faultsOf, type ReviewRequest } from './review-request';

export interface RecordedReview {
  /** The data of the event, with its key. */
  review: ReviewEvent['data'] & { eventId: string };
  /** What comes of it. */
  next: string;
}

/** Most reviews remembered, for those who send one twice. */
const REMEMBERED = 1000;

/** Takes reviews of promotions in. */
@Injectable()
export class ReviewDesk {
  private readonly sent = new Recent<ReviewEvent['data']>(REMEMBERED);

  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    @Inject(GRAPH) private readonly graph: Pick<Graph, 'history' | 'promotions'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly promotions: Promotions,
    private readonly asked: Asked,
    private readonly policies: Policies,
  ) {}

  /** Publishes the review, unless it was sent before. @throws ProblemException */
  async take(promotionId: string, body: ReviewRequest, principal: string): Promise<RecordedReview> {
    const now = this.clock();
    assertComplete(body, now);
    const promotion = await this.find(promotionId);
    assertSameEnvironment(body, promotion);
    assertOtherPerson(body, promotion);
    this.assertDecided(body, promotion);
    const event = eventOf(body, promotion, { principal, now });
    const data = (await this.earlier(event, body)) ?? (await this.publish(event));
    const decision = standingDecision(promotion);
    const next = nextOf(body, promotion, decision === undefined ? [] : reviewableIn(decision));
    return { review: { ...data, eventId: eventKey(event) }, next };
  }

  private async find(id: string): Promise<KnownPromotion> {
    const asked = this.asked.get(id);
    const promotion =
      asked === undefined ? await this.promotions.find(id) : await this.promotions.now(id);
    if (promotion !== undefined) return promotion;
    if (asked === undefined) throw unknown('promotion', id);
    return { id, ...asked };
  }

  private assertDecided(body: ReviewRequest, promotion: KnownPromotion): void {
    const decision = standingDecision(promotion);
    if (decision !== undefined) assertReviewable(body, decision, this.policies.current.policy);
    else if (body.decision !== 'request') throw undecided(promotion);
  }

  private async publish(event: ReviewEvent): Promise<ReviewEvent['data']> {
    await this.bus.publisher.publish(TOPICS.lineageEvents, [fromWire(encodeEvent(event))]);
    this.sent.set(eventKey(event), event.data);
    return event.data;
  }

  /** What was sent under the same id before. @throws ProblemException conflict: something else was */
  private async earlier(
    event: ReviewEvent,
    body: ReviewRequest,
  ): Promise<ReviewEvent['data'] | undefined> {
    if (body.id === undefined) return undefined;
    const known = this.sent.get(eventKey(event)) ?? (await this.recorded(event));
    if (known === undefined) return undefined;
    if (!isSame(known, event.data, body)) throw taken(body.id);
    return known;
  }

  private async recorded(event: ReviewEvent): Promise<ReviewEvent['data'] | undefined> {
    const key = eventKey(event);
    const known = await this.graph.history.recorded([key]);
    if (!known.has(key)) return undefined;
    const id = event.data.promotion?.id ?? '';
    for (let after: string | undefined; ;) {
      const query = after === undefined ? {} : { after };
      const { items, nextCursor } = await this.graph.promotions.trail(id, query);
      const found = items.find(({ eventId }) => eventId === key)?.document;
      if (found !== undefined) return JSON.parse(found) as ReviewEvent['data'];
      if (nextCursor === undefined) throw taken(event.id);
      after = nextCursor;
    }
  }
}

function assertComplete(body: ReviewRequest, now: Date): void {
  const errors = faultsOf(body, now);
  if (errors.length > 0)
    throw new ProblemException('invalid-body', 'The review is not complete.', { errors });
}

function eventOf(
  body: ReviewRequest,
  promotion: KnownPromotion,
  made: { principal: string; now: Date },
): ReviewEvent {
  const id = body.id ?? `review-${randomUUID()}`;
  const event = reviewEvent(body, promotion, { id, ...made });
  if (event.ok) return event.value;
  throw new ProblemException('invalid-body', 'The review is invalid.', { errors: event.errors });
}

/** A term that the client left open is no difference. */
function isSame(
  known: ReviewEvent['data'],
  now: ReviewEvent['data'],
  { expiresAt }: ReviewRequest,
): boolean {
  const term = expiresAt === undefined ? { expiresAt: undefined } : {};
  return isDeepStrictEqual({ ...known, ...term }, { ...now, ...term });
}

const undecided = ({ id }: KnownPromotion): ProblemException =>
  new ProblemException('conflict', `Promotion "${id}" is not decided yet.`, {
    headers: { 'retry-after': '1' },
    errors: [
      {
        parameter: 'id',
        message: 'names a promotion that is pending',
        remedy: `Review it once GET /api/v1/promotions/${encodeURIComponent(id)} shows a decision.`,
      },
    ],
  });

const taken = (id: string): ProblemException =>
  new ProblemException('conflict', `Another review was sent as "${id}".`, {
    errors: [
      {
        pointer: '/id',
        message: 'stands for another review',
        remedy: 'Use a new id, or leave it out to have one made.',
      },
    ],
  });
