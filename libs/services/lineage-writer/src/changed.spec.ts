import { TOPICS } from '@pedigree/events';
import { memoryGraph } from '@pedigree/testing';
import { GraphRecorder } from './recorder';

const EVENT = {
  eventTime: '2026-01-01T00:00:00Z',
  producer: 'https://example.org/trainer',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  job: { namespace: 'ml', name: 'train' },
};
const STUDENT = {
  namespace: 'ml',
  name: 'student',
  facets: { datasetType: { datasetType: 'MODEL' } },
};
const UNREADABLE = { lineage: { entries: 'what flowed where is not a list' } };

const eventOf = (runId: string, more: object): object => ({
  ...{ ...EVENT, eventType: 'RUNNING', run: { runId } },
  ...more,
});

describe('what a batch is said to have changed', () => {
  let recorder: GraphRecorder;
  let offset = 0;
  beforeEach(() => (recorder = new GraphRecorder(memoryGraph(), () => new Date(0))));

  const changedBy = async (...events: readonly object[]): Promise<string[]> => {
    const place = { topic: TOPICS.lineageEvents, partition: 0 };
    const messages = events.map((event) => ({
      ...{ ...place, headers: [], timestamp: 0, offset: offset++ },
      value: Buffer.from(JSON.stringify(event)),
    }));
    const { announcements } = await recorder.record({
      ...place,
      attempt: 0,
      messages,
      next: offset,
    });
    return announcements.flatMap(
      ({ value }) => (JSON.parse(Buffer.from(value).toString()) as { changed: string[] }).changed,
    );
  };

  it.each([
    ['an input that cannot be read', { job: { ...EVENT.job, facets: UNREADABLE } }],
    [
      'a word on what the run did',
      { run: { runId: 'r', facets: { pedigree: { kind: 'merge' } } } },
    ],
    ['that there was no more', { run: { runId: 'r', facets: { pedigree: { complete: true } } } }],
  ])('has what the run made earlier, where an event adds but %s', async (_, more) => {
    await changedBy(
      eventOf('r', { outputs: [STUDENT] }),
      eventOf('s', { outputs: [{ namespace: 'ml', name: 'other' }] }),
    );
    expect(await changedBy(eventOf('r', more))).toEqual(['ml/student']);
  });

  it('has it in the same batch, and with what is named beside it', async () => {
    const corpus = { namespace: 'ml', name: 'corpus' };
    const changed = await changedBy(
      eventOf('r', { outputs: [STUDENT] }),
      eventOf('r', { inputs: [corpus] }),
    );
    expect(changed.sort()).toEqual(['ml/corpus', 'ml/student']);
  });
});
