import { z } from 'zod';
import { messages, MESSAGE_TRAITS, openLineageMessage, deadLetterMessage } from './async-messages';
import { envelope } from './envelope';
import { EVENT_TYPES, type EventType } from './event-types';
import { shortName } from './samples';
import { TOPICS, type Topic } from './topics';

const types = Object.keys(EVENT_TYPES) as EventType[];

/**
 * JSON Schema (2020-12) of every event type in structured mode, envelope and data, keyed by the
 * type's short name, e.g. `model.registered`.
 */
export const jsonSchemas = (): Record<string, object> =>
  Object.fromEntries(types.map((type) => [shortName(type), jsonSchemaOf(type)]));

function jsonSchemaOf(type: EventType): object {
  const event = envelope.extend({ type: z.literal(type), data: EVENT_TYPES[type].data });
  const { $schema, ...schema } = z.toJSONSchema(event, { io: 'input' });
  return { $schema, $id: `urn:${type.replaceAll('.', ':')}`, title: type, ...schema };
}

/** What each topic is for, and whether Pedigree reads (`receive`) or writes (`send`) it. */
const CHANNELS: Readonly<Record<Topic, { action: 'send' | 'receive'; description: string }>> = {
  [TOPICS.lineageEvents]: {
    action: 'receive',
    description: 'What happened: artifacts, runs, evidence, deployments. OpenLineage events too.',
  },
  [TOPICS.lineageRecorded]: {
    action: 'send',
    description: 'After each commit to the graph: artifacts touched and positions covered.',
  },
  [TOPICS.promotionRequests]: {
    action: 'receive',
    description: 'Models to promote and runs to plan, waiting for a decision.',
  },
  [TOPICS.promotionRechecks]: {
    action: 'send',
    description: 'Approvals that Pedigree judges again; it reads them itself.',
  },
  [TOPICS.promotionDecisions]: {
    action: 'send',
    description: 'Decisions on promotions and plans, and revocations of earlier ones.',
  },
  [TOPICS.deadLetters]: {
    action: 'send',
    description: 'Messages that cannot be read: original bytes and headers, with the reason.',
  },
};

const topics = Object.keys(CHANNELS) as Topic[];

/** AsyncAPI 3.0 of all topics: channels, operations as Pedigree sees them, messages with samples. */
export const asyncApi = (): object => ({
  asyncapi: '3.0.0',
  info: {
    title: 'Pedigree events',
    version: '1.0.0',
    description:
      'CloudEvents 1.0 over Kafka, binary or structured mode. Key and subject are the artifact id; a second event with the same source and id changes nothing.',
    license: { name: 'Apache-2.0' },
  },
  defaultContentType: 'application/json',
  channels: Object.fromEntries(topics.map((topic) => [topic, channelOf(topic)])),
  operations: Object.fromEntries(topics.map((topic) => [operationId(topic), operationOf(topic)])),
  components: {
    messages: { ...messages(), openlineage: openLineageMessage, 'dead-letter': deadLetterMessage },
    messageTraits: MESSAGE_TRAITS,
  },
});

const operationId = (topic: Topic): string => `${CHANNELS[topic].action}.${topic}`;

const operationOf = (topic: Topic): object => ({
  action: CHANNELS[topic].action,
  channel: { $ref: `#/channels/${topic}` },
});

const channelOf = (topic: Topic): object => ({
  address: topic,
  description: CHANNELS[topic].description,
  messages: Object.fromEntries(
    messageNames(topic).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
  ),
  bindings: { kafka: { topic, bindingVersion: '0.5.0' } },
});

const messageNames = (topic: Topic): string[] => [
  ...types.filter((type) => EVENT_TYPES[type].topic === topic).map(shortName),
  ...(topic === TOPICS.lineageEvents ? ['openlineage'] : []),
  ...(topic === TOPICS.deadLetters ? ['dead-letter'] : []),
];
