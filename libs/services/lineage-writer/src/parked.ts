import {
  artifactId,
  EVENT_TYPES,
  eventKey,
  isEventType,
  isRecord,
  parseJson,
  TOPICS,
  toWire,
} from '@pedigree/events';
import { parked, type Recording, toUtc } from '@pedigree/lineage';
import { type ReceivedMessage } from '@pedigree/messaging';
import { OWN_PRINCIPAL } from '@pedigree/service-kit';

/** As much of an event as can be told although it cannot be taken in. */
interface Remains {
  key: string;
  subject: string;
}

/**
 * What the graph is told of a message that goes to the dead letters, where it can be seen which
 * artifact it was about: the gate must not approve on an ancestry of which something is missing.
 * The event's key stands in it, so that a corrected event under the same key takes it back.
 */
export function markOf(message: ReceivedMessage, reason: string): Recording[] {
  const remains = remainsOf(message);
  if (remains === undefined) return [];
  const { key, subject } = remains;
  const { topic, partition, offset, timestamp } = message;
  const at = toUtc(timestamp);
  return [
    {
      stamp: {
        eventId: `pedigree:parked ${topic}/${String(partition)}/${String(offset)}`,
        occurredAt: at,
        recordedAt: at,
        by: OWN_PRINCIPAL,
        topic,
        partition,
        offset,
      },
      type: 'pedigree.parked',
      document: JSON.stringify({ key, subject, reason }),
      ...parked(subject, key, reason),
    },
  ];
}

function remainsOf(message: ReceivedMessage): Remains | undefined {
  const { headers, value } = toWire(message);
  const json = parseJson(value);
  const body = json.ok && isRecord(json.value) ? json.value : {};
  const attribute = (name: string): unknown => headers[`ce_${name}`] ?? body[name];
  const [id, source, type] = ['id', 'source', 'type'].map(attribute);
  if (typeof id !== 'string' || typeof source !== 'string' || typeof type !== 'string')
    return undefined;
  if (isEventType(type) && EVENT_TYPES[type].topic !== TOPICS.lineageEvents) return undefined;
  const data = 'ce_type' in headers ? body : body['data'];
  const subject = subjectIn(type, data) ?? attribute('subject');
  if (!artifactId.safeParse(subject).success) return undefined;
  return { key: eventKey({ source, id }), subject: String(subject) };
}

/** The artifact that the data names where this type names it; nothing where the data is too broken for that. */
function subjectIn(type: string, data: unknown): string | undefined {
  if (!isEventType(type)) return undefined;
  try {
    const subject: unknown = (EVENT_TYPES[type].subject as (value: unknown) => string)(data);
    return typeof subject === 'string' ? subject : undefined;
  } catch {
    return undefined;
  }
}
