import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { isOpenLineage, openLineageKey, parseOpenLineage } from '@pedigree/connectors';
import { isRecord, MAX_EVENT_BYTES, parseJson, PRINCIPAL_HEADER, TOPICS } from '@pedigree/events';
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

  /** Where OpenLineage's HTTP transports post: the event is passed on byte for byte, those of an export each. */
  @Post()
  @HttpCode(201)
  @DocumentedLineage()
  async post(@Req() request: Request, @Principal() principal: string): Promise<void> {
    if (request.is('json') === false) throw notJson();
    const messages = messagesOf(bodyOf(request), principal);
    await this.backpressure.admit(messages.length);
    await this.bus.publisher.publish(TOPICS.lineageEvents, messages);
  }
}

/** One event, or all of an export: as Marquez answers them, `{ "events": [...], "totalCount": n }`. */
function messagesOf(body: Buffer, principal: string): OutgoingMessage[] {
  const json = parseJson(body);
  if (!json.ok)
    throw new ProblemException('bad-request', 'The body is not JSON.', { errors: json.errors });
  const exported = isRecord(json.value) && !isOpenLineage(json.value) && json.value['events'];
  return Array.isArray(exported)
    ? exported.map((event, place) =>
        messageOf(
          { json: event, value: Buffer.from(JSON.stringify(event)), place: `/events/${place}` },
          principal,
        ),
      )
    : [messageOf({ json: json.value, value: body, place: '' }, principal)];
}

/** An OpenLineage event as it was sent. */
interface Sent {
  json: unknown;
  value: Buffer;
  /** Of the event in the body. */
  place: string;
}

/** An OpenLineage event as a message; its run or job is the key, so that its events keep their order. */
function messageOf({ json, value, place }: Sent, principal: string): OutgoingMessage {
  if (value.byteLength > MAX_EVENT_BYTES) throw tooLarge(place);
  if (!isOpenLineage(json)) throw notOpenLineage(place);
  const event = parseOpenLineage(json);
  if (!event.ok)
    throw new ProblemException('invalid-body', 'The OpenLineage event was rejected.', {
      errors: event.errors.map((error) => ({ ...error, pointer: place + error.pointer })),
    });
  const headers = [
    textHeader('content-type', 'application/json'),
    textHeader(PRINCIPAL_HEADER, principal),
  ];
  return { key: Buffer.from(openLineageKey(event.value)), headers, value };
}

const notJson = (): ProblemException =>
  wrongMediaType('OpenLineage events are JSON.', 'is not JSON', 'application/json');

const tooLarge = (pointer: string): ProblemException =>
  new ProblemException('too-large', 'The event is larger than an event may be.', {
    errors: [
      {
        pointer,
        message: `has more than ${MAX_EVENT_BYTES} bytes`,
        remedy: 'Leave out large facets, or send them in several events.',
      },
    ],
  });

const notOpenLineage = (pointer: string): ProblemException =>
  new ProblemException('invalid-body', 'This is not an OpenLineage event.', {
    errors: [
      {
        pointer,
        message: 'is neither a run, nor a job, nor a dataset event of OpenLineage',
        remedy: 'Send OpenLineage events here and CloudEvents to POST /api/v1/events.',
      },
    ],
  });
