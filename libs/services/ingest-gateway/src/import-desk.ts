import { Inject, Injectable } from '@nestjs/common';
import { type Backfill, backfillOf, type Reading } from '@pedigree/connectors';
import {
  encodeEvent,
  fromWire,
  type InputProblem,
  type Parsed,
  type PedigreeEvent,
  TOPICS,
} from '@pedigree/events';
import { type MessageBus } from '@pedigree/messaging';
import { CLOCK, type Clock, MESSAGE_BUS, ProblemException } from '@pedigree/service-kit';
import { Backpressure } from './backpressure';

/** What came of a document. */
export interface Imported extends Omit<Backfill, 'events'> {
  /** How many events the broker now holds. */
  accepted: number;
  /** Of a dry run: the events that it would have been. */
  events?: PedigreeEvent[];
}

/** Turns a document that was read into events, and publishes them; none where anything is wrong with it. */
@Injectable()
export class ImportDesk {
  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly backpressure: Backpressure,
  ) {}

  /**
   * What fails on the way to the broker may be sent again whole: the events are the same.
   *
   * @throws ProblemException invalid-body, with pointers into the document
   */
  async take(reading: Parsed<Reading>, principal: string, dryRun: boolean): Promise<Imported> {
    const { events, ...said } = this.backfill(reading);
    if (dryRun) return { accepted: 0, ...said, events };
    await this.backpressure.admit(events.length);
    const messages = events.map((event) => fromWire(encodeEvent({ ...event, principal })));
    await this.bus.publisher.publish(TOPICS.lineageEvents, messages);
    return { accepted: events.length, ...said };
  }

  private backfill(reading: Parsed<Reading>): Backfill {
    if (!reading.ok) throw refused(reading.errors);
    const backfill = backfillOf(reading.value, this.clock().toISOString());
    if (!backfill.ok) throw refused(backfill.errors);
    return backfill.value;
  }
}

const refused = (errors: InputProblem[]): ProblemException =>
  new ProblemException('invalid-body', 'The document was rejected; nothing of it was imported.', {
    errors,
  });
