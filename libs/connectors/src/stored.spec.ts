import { type EventType, SAMPLES } from '@pedigree/events';
import { recordEvent, type StoredEvent } from '@pedigree/lineage';
import finetune from './openlineage/fixtures/finetune-complete.json';
import { parseOpenLineage } from './openlineage/parse';
import { recordOpenLineage } from './openlineage/record';
import { interpretStored } from './stored';

const ORIGIN = { topic: 'lineage.events', partition: 0, offset: 7, timestamp: 0 };
const AT = '2026-01-01T00:00:00.000Z';
const stored = (type: string, document: object): StoredEvent => ({
  stamp: { eventId: '/s e', occurredAt: AT, recordedAt: AT, ...ORIGIN },
  ...{ type, document: JSON.stringify(document) },
});

const missing = (about: string, id: string, reason: unknown) => ({
  artifacts: [{ id: about }],
  facts: [{ fact: 'evidence', kind: 'parked', id, about, data: reason }],
});

describe('an event that a graph keeps', () => {
  it.each(Object.keys(SAMPLES) as EventType[])('says of %s what it said first', (type) => {
    const { artifacts, facts, ...event } = recordEvent(SAMPLES[type], ORIGIN);
    expect(interpretStored(event)).toMatchObject({ artifacts, facts });
  });

  it('says of OpenLineage what it said first', () => {
    const parsed = parseOpenLineage(finetune);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    const { artifacts, facts, ...event } = recordOpenLineage(
      parsed.value,
      JSON.stringify(finetune),
      ORIGIN,
    );
    expect(interpretStored(event)).toMatchObject({ artifacts, facts });
    expect(facts).not.toEqual([]);
  });

  it('says that something is missing where it lies in the dead letters', () => {
    const document = { key: '/s bad', subject: 'hf://acme/m', reason: 'unreadable' };
    const id = 'pkg:huggingface/acme/m';
    expect(interpretStored(stored('pedigree.parked', document))).toEqual({
      ...missing(id, '/s bad', '{"reason":"unreadable"}'),
      artifacts: [{ id, spelling: 'hf://acme/m' }],
    });
  });

  it('says that something is missing where the rules of today cannot take it', () => {
    const broken = stored('ai.pedigree.finetune.completed.v1', { subject: 'urn:m', data: {} });
    const reason = expect.stringContaining('cannot take it') as string;
    expect(interpretStored(broken)).toEqual(missing('urn:m', '/s e', reason));
    const outputs = [{ namespace: 'ns', name: 'clean' }];
    expect(interpretStored(stored('openlineage.RunEvent', { outputs }))).toEqual(
      missing('ns/clean', '/s e', reason),
    );
  });

  it('says nothing where nobody knows what it is', () => {
    expect(interpretStored(stored('something.else', {}))).toEqual({ artifacts: [], facts: [] });
  });
});
