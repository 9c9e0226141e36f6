import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { decodeHttp, EVENT_TYPES, type Parsed, type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type MessageBus } from '@pedigree/messaging';
import { CLOCK, type Clock, MESSAGE_BUS, Principal, ProblemException } from '@pedigree/service-kit';
import { type Request } from 'express';
import { Backpressure } from './backpressure';
import { DocumentedEvents } from './events.docs';
import { EventIds } from './event-ids';
import { type Intake, intakeOf, type Rejection, saidBy } from './intake';
import { bodyOf } from './raw-body';

@Controller('events')
export class EventsController {
  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly backpressure: Backpressure,
    private readonly ids: EventIds,
  ) {}

  /** Takes what is valid and answers once the broker holds it; one faulty event does not stop the others. */
  @Post()
  @HttpCode(202)
  @DocumentedEvents()
  async post(@Req() request: Request, @Principal() principal: string): Promise<Taken> {
    const receivedAt = this.clock().toISOString();
    const decoded = decodeHttp({ headers: request.headers, body: bodyOf(request) }, receivedAt);
    if (!decoded.ok) throw unreadable(decoded.status, decoded.errors);
    const said = decoded.events.map(saidBy(principal));
    await this.backpressure.admit(lineageIn(said));
    const recorded = await this.ids.recorded(said);
    const { accepted, rejected, publications } = intakeOf(this.ids.checked(said, recorded));
    if (accepted.length === 0) throw nothingAccepted(rejected, decoded.batch);
    await this.ids.claiming(accepted, () => this.publish(publications));
    return { accepted: accepted.length, rejected };
  }

  private async publish(publications: Intake['publications']): Promise<void> {
    for (const { topic, messages } of publications)
      await this.bus.publisher.publish(topic, messages);
  }
}

interface Taken {
  accepted: number;
  rejected: readonly Rejection[];
}

const lineageIn = (events: readonly Parsed<PedigreeEvent>[]): number =>
  events.filter((each) => each.ok && EVENT_TYPES[each.value.type].topic === TOPICS.lineageEvents)
    .length;

const unreadable = (status: 400 | 415, errors: Rejection['errors']): ProblemException =>
  new ProblemException(
    status === 415 ? 'unsupported-media-type' : 'bad-request',
    'The body cannot be read as CloudEvents.',
    { errors },
  );

/** In a batch, a pointer starts with the event's index, as the body is an array. */
function nothingAccepted(rejected: readonly Rejection[], batch: boolean): ProblemException {
  const prefix = (index: number): string => (batch ? `/${index}` : '');
  const errors = rejected.flatMap(({ index, errors }) =>
    errors.map((error) => ({ ...error, pointer: prefix(index) + error.pointer })),
  );
  return new ProblemException('invalid-body', sentence(rejected.length), {
    errors: errors.length > 0 ? errors : [EMPTY],
    extensions: { accepted: 0, rejected },
  });
}

const EMPTY = { pointer: '', message: 'the batch is empty', remedy: 'Send at least one event.' };

const sentence = (rejected: number): string =>
  rejected === 1 ? 'The event was rejected.' : `None of the ${rejected} events was accepted.`;
