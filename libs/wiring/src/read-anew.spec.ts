import { decodeMessage, toWire, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { type OutgoingMessage } from '@pedigree/messaging';
import { memoryGraph } from '@pedigree/testing';
import { readAnew } from './read-anew';

const AT = '2026-01-01T00:00:00.000Z';

/** A graph with approvals of so many models, whose facts are made anew of so many events. */
async function ground(models: number, events: number) {
  const graph = memoryGraph();
  const approvals = Array.from({ length: models }, (_, n) => ({
    ...({ fact: 'promotion', step: 'decided', verdict: 'approved', environment: 'e' } as const),
    ...{ id: `p${String(n)}`, model: `hf://acme/m${String(n)}` },
  }));
  const stamp = { occurredAt: AT, recordedAt: AT, topic: 't', partition: 0, offset: 0 };
  await graph.writer.record(
    [
      {
        stamp: { eventId: 'e', ...stamp },
        ...{ type: 't', document: '{}', facts: approvals },
        artifacts: approvals.map(({ model }) => ({ id: model })),
      },
    ],
    [],
  );
  const order: string[] = [];
  const writer: Graph['writer'] = {
    record: graph.writer.record,
    reinterpret: async (_, progress) => {
      for (let done = 0; done <= events && events > 0; done += 4_000) await progress?.(done);
      order.push('done');
      return events;
    },
  };
  const published: OutgoingMessage[] = [];
  const publish = async (topic: string, messages: readonly OutgoingMessage[]) => {
    order.push(topic);
    published.push(...messages);
  };
  const logged: string[] = [];
  await readAnew({ graph: { ...graph, writer }, bus: { publisher: { publish } } }, (_, text) =>
    logged.push(text),
  );
  return { order, published, logged };
}

it('asks for a look at every approval before anything is changed', async () => {
  const { order, published, logged } = await ground(450, 25_000);
  expect(order).toEqual([TOPICS.lineageRecorded, 'done']);
  const changed = published.flatMap((message) => {
    const parsed = decodeMessage(toWire(message), AT);
    if (!parsed.ok || parsed.value.type !== 'ai.pedigree.lineage.recorded.v1') return [];
    return parsed.value.data.changed ?? [];
  });
  expect(new Set(changed).size).toBe(450);
  expect(changed).toContain('pkg:huggingface/acme/m449');
  expect(logged).toHaveLength(4);
});

it('asks for nothing where all facts are those of today', async () => {
  expect(await ground(3, 0)).toEqual({ order: ['done'], published: [], logged: [] });
});
