import { isOpenLineage, parseOpenLineage, recordOpenLineage } from '@pedigree/connectors';
import {
  decodeMessage,
  EVENT_TYPES,
  type InputProblem,
  inspect,
  isRecord,
  name,
  type Parsed,
  parseJson,
  type PedigreeEvent,
  PRINCIPAL_HEADER,
  toWire,
  TOPICS,
  type WireMessage,
} from '@pedigree/events';
import { type Origin, recordEvent, type Recording, toUtc } from '@pedigree/lineage';
import { type ReceivedMessage } from '@pedigree/messaging';

/**
 * Broker's message -> what it says about the graph, or all that keeps it from being read. Pure.
 *
 * @param unnamed the principal who is taken to have said what names none
 */
export function decodeRecording(message: ReceivedMessage, unnamed?: string): Parsed<Recording> {
  const wire = toWire(message);
  const origin = originOf(message, unnamed);
  const foreign = message.topic === TOPICS.lineageEvents ? openLineageIn(wire) : undefined;
  return foreign === undefined
    ? cloudEvent(wire, origin)
    : openLineage(foreign, wire, { ...origin, ...principalIn(wire) });
}

const originOf = (
  { topic, partition, offset, timestamp }: ReceivedMessage,
  unnamed: string | undefined,
): Origin => ({
  ...{ topic, partition, offset, timestamp },
  ...(unnamed === undefined ? {} : { by: unnamed }),
});

/** Who sent a message that is no CloudEvent: the gateway says so in the header that the attribute would have. */
function principalIn({ headers }: WireMessage): Pick<Origin, 'by'> {
  const by = headers[PRINCIPAL_HEADER];
  const isName = name.safeParse(by).success && inspect(by).length === 0;
  return by !== undefined && isName ? { by } : {};
}

/** The document of a RunEvent, which its Kafka transport sends as plain JSON without headers. */
function openLineageIn({ headers, value }: WireMessage): unknown {
  if ('ce_specversion' in headers) return undefined;
  const json = parseJson(value);
  return json.ok && isRecord(json.value) && isOpenLineage(json.value) ? json.value : undefined;
}

function openLineage(document: unknown, wire: WireMessage, origin: Origin): Parsed<Recording> {
  const parsed = parseOpenLineage(document);
  if (!parsed.ok) return parsed;
  const text = new TextDecoder().decode(wire.value);
  return { ok: true, value: recordOpenLineage(parsed.value, text, origin) };
}

function cloudEvent(wire: WireMessage, origin: Origin): Parsed<Recording> {
  const parsed = decodeMessage(wire, toUtc(origin.timestamp));
  if (!parsed.ok) return parsed;
  const event = parsed.value;
  return belongs(event, origin.topic)
    ? { ok: true, value: recordEvent(event, origin) }
    : { ok: false, errors: [strayed(event, origin.topic)] };
}

/** Who may write to a topic is the broker's to say, so a decision counts on the topic of decisions only. */
const belongs = ({ type }: PedigreeEvent, topic: string): boolean =>
  EVENT_TYPES[type].topic === topic;

const strayed = ({ type }: PedigreeEvent, topic: string): InputProblem => ({
  pointer: '/type',
  message: `${type} does not belong on ${topic}`,
  remedy: `Publish it to ${EVENT_TYPES[type].topic}.`,
});
