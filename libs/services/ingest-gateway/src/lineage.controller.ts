import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { isOpenLineage, openLineageKey, parseOpenLineage } from '@pedigree/connectors';
import { MAX_EVENT_BYTES, parseJson, PRINCIPAL_HEADER, TOPICS } from '@pedigree/events';
import { type MessageBus, type OutgoingMessage, textHeader } from '@pedigree/messaging';
import { MESSAGE_BUS, Principal, ProblemException, wrongMediaType } from '@pedigree/service-kit';
import { type Request } from 'express';
import { Backpressure } from './backpressure';
import { DocumentedLineage } from './lineage.docs';
import { bodyOf } from './raw-body';

@Controller('lineage')
export class LineageController {
  constructor(
    @Inject(MESSAGE_BUS) private readonly bus: Pick<MessageBus, 'publisher'>,
    private readonly backpressure: Backpressure,
  ) {}

  /** Where OpenLineage's HTTP transports post: the event is passed on byte for byte. */
  @Post()
  @HttpCode(201)
  @DocumentedLineage()
  async post(@Req() request: Request, @Principal() principal: string): Promise<void> {
    if (request.is('json') === false) throw notJson();
    const message = messageOf(bodyOf(request), principal);
    await this.backpressure.admit(1);
    await this.bus.publisher.publish(TOPICS.lineageEvents, [message]);
  }
}

/** An OpenLineage event as a message; its run or job is the key, so that its events keep their order. */
function messageOf(value: Buffer, principal: string): OutgoingMessage {
  if (value.byteLength > MAX_EVENT_BYTES) throw tooLarge();
  const json = parseJson(value);
  if (!json.ok)
    throw new ProblemException('bad-request', 'The body is not JSON.', { errors: json.errors });
  if (!isOpenLineage(json.value)) throw notOpenLineage();
  const event = parseOpenLineage(json.value);
  if (!event.ok)
    throw new ProblemException('invalid-body', 'The OpenLineage event was rejected.', {
      errors: event.errors,
    });
  const headers = [
    textHeader('content-type', 'application/json'),
    textHeader(PRINCIPAL_HEADER, principal),
  ];
  return { key: Buffer.from(openLineageKey(event.value)), headers, value };
}

const notJson = (): ProblemException =>
  wrongMediaType('OpenLineage events are JSON.', 'is not JSON', 'application/json');

const tooLarge = (): ProblemException =>
  new ProblemException('too-large', 'The event is larger than an event may be.', {
    errors: [
      {
        pointer: '',
        message: `has more than ${MAX_EVENT_BYTES} bytes`,
        remedy: 'Leave out large facets, or send them in several events.',
      },
    ],
  });

const notOpenLineage = (): ProblemException =>
  new ProblemException('invalid-body', 'This is not an OpenLineage event.', {
    errors: [
      {
        pointer: '',
        message: 'is neither a run, nor a job, nor a dataset event of OpenLineage',
        remedy: 'Send OpenLineage events here and CloudEvents to POST /api/v1/events.',
      },
    ],
  });
