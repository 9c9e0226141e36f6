import { isEventType, isRecord, type PedigreeEvent } from '@pedigree/events';
import { interpret, parked, type Said, type StoredEvent } from '@pedigree/lineage';
import { parseOpenLineage } from './openlineage/parse';
import { recordOpenLineage } from './openlineage/record';

/**
 * What an event that a graph keeps says by the rules of today: for facts that are made anew. It was valid
 * when it was taken in. Where the rules of today cannot take it, something is missing of its artifacts,
 * and they say so.
 */
export function interpretStored(event: StoredEvent): Said {
  const document: unknown = JSON.parse(event.document);
  try {
    return said(event, document);
  } catch (error) {
    const reason = `The rules of today cannot take it: ${String(error)}`;
    return together(
      subjectsIn(document).map((subject) => parked(subject, event.stamp.eventId, reason)),
    );
  }
}

function said(event: StoredEvent, document: unknown): Said {
  if (isEventType(event.type)) return interpret(document as PedigreeEvent);
  if (event.type === 'pedigree.parked') return parkedAgain(document);
  return event.type.startsWith('openlineage.') ? openLineage(event, document) : NOTHING;
}

/** As `markOf` of lineage-writer keeps it. */
function parkedAgain(document: unknown): Said {
  const { subject, key, reason } = document as Record<string, string>;
  return subject === undefined ? NOTHING : parked(subject, String(key), String(reason));
}

function openLineage({ stamp, document: text }: StoredEvent, document: unknown): Said {
  const parsed = parseOpenLineage(document);
  if (!parsed.ok) throw new TypeError(parsed.errors.map(({ message }) => message).join('; '));
  const { topic, partition, offset, recordedAt, by } = stamp;
  const origin = { topic, partition, offset, timestamp: Date.parse(recordedAt) };
  return recordOpenLineage(parsed.value, text, by === undefined ? origin : { ...origin, by });
}

const NOTHING: Said = { artifacts: [], facts: [] };

const together = (all: readonly Said[]): Said => ({
  artifacts: all.flatMap(({ artifacts }) => artifacts),
  facts: all.flatMap(({ facts }) => facts),
});

/** The artifacts that an event makes or is about, as far as that can be seen. */
function subjectsIn(document: unknown): string[] {
  const { subject, outputs } = isRecord(document) ? document : {};
  if (typeof subject === 'string') return [subject];
  return (Array.isArray(outputs) ? outputs : []).flatMap((output: unknown) => {
    const { namespace, name } = isRecord(output) ? output : {};
    return typeof namespace === 'string' && typeof name === 'string'
      ? [`${namespace}/${name}`]
      : [];
  });
}
