import { type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type Graph, type StandingQuery } from '@pedigree/graph';
import { type MessageBus, type OutgoingMessage } from '@pedigree/messaging';
import { History, memoryGraph } from '@pedigree/testing';
import { AffectedController } from './affected.controller';
import { batchOf, messageOf, TIME } from './spec-service';

const MODELS = 1_200;

const recorded = (changed: string[]): PedigreeEvent => ({
  id: 'r-1',
  source: '/pedigree/lineage-writer',
  type: 'ai.pedigree.lineage.recorded.v1',
  subject: 'urn:base',
  time: TIME,
  data: { artifacts: ['urn:base', ...changed], changed, positions: [] },
});

/** Every model has so many approvals that stand. */
function promotionsOf(each: number) {
  const all = (models: readonly string[]) =>
    models
      .flatMap((model) => Array.from({ length: each }, (_, n) => ({ id: `${model}-${n}`, model })))
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  return jest.fn(async ({ models = ['urn:m-0'], after = '', limit }: StandingQuery) => {
    const found = all(models.filter((id) => id !== 'urn:base')).filter(({ id }) => id > after);
    const items = found.slice(0, limit);
    const more = found.length > limit ? { nextCursor: items.at(-1)!.id } : {};
    return { items, ...more };
  });
}

const NONE = { ids: [], truncated: false };

/** A base with many descendants. */
function ground(each: number, ancestryLimit = 100_000, lineage?: Graph['lineage']) {
  const nodes = ['urn:base', ...Array.from({ length: MODELS }, (_, n) => `urn:m-${n}`)].map(
    (id) => ({ id, kinds: ['model'], descriptions: [], evidence: [] }),
  );
  const reach = jest.fn(async ({ roots, limit }) => ({
    roots,
    nodes: nodes.slice(0, limit),
    edges: nodes.slice(1, limit).map(({ id }) => ({
      ...{ fact: 'edge', type: 'INITIALIZED_FROM', from: id, to: 'urn:base', properties: {} },
      ...{ eventId: id, topic: 't', partition: 0, offset: 0, occurredAt: TIME, recordedAt: TIME },
    })),
    truncated: nodes.length > limit,
  }));
  const published: OutgoingMessage[][] = [];
  const standing = promotionsOf(each);
  const controller = new AffectedController(
    {
      lineage: lineage ?? { reach, namesakes: async () => NONE, claimed: async () => NONE },
      promotions: { standing },
    } as unknown as Graph,
    {
      publisher: { publish: async (_, messages) => void published.push([...messages]) },
    } as Pick<MessageBus, 'publisher'>,
    { ancestryLimit, readTimeoutMs: 1_000 },
    () => new Date(TIME),
  );
  const find = (...changed: string[]) =>
    controller.find(batchOf(TOPICS.lineageRecorded, messageOf(recorded(changed))));
  return { find, published, standing, reach };
}

describe('AffectedController', () => {
  it('asks for every approval below what changed, page by page, each once', async () => {
    const { find, published, standing } = ground(3);
    expect(await find('urn:base')).toEqual([{ kind: 'ack' }]);
    expect(published.flat()).toHaveLength(3 * MODELS);
    expect(Math.max(...published.map(({ length }) => length))).toBeLessThanOrEqual(1_000);
    const asked = standing.mock.calls.map(([{ models = [] }]) => models.length);
    expect(Math.max(...asked)).toBeLessThanOrEqual(500);
  });

  it('asks for all approvals where not all descendants can be seen', async () => {
    const { find, published, standing } = ground(2, 10);
    await find('urn:base');
    expect(standing).toHaveBeenLastCalledWith({ limit: 1_000 });
    expect(published.flat()).toHaveLength(2);
  });

  it('looks below everything that a claim ties to what changed', async () => {
    const graph = memoryGraph();
    const history = new History()
      .finetune('urn:student', 'urn:base')
      .finetune('urn:a1', 'urn:base')
      .finetune('urn:b1', 'urn:other')
      .finetune('urn:apart', 'urn:third')
      .claim('urn:a1', 'urn:b1', 'same');
    await graph.writer.record(history.recordings(), []);
    const { find, standing } = ground(1, 1000, graph.lineage);
    await find('urn:a1', 'urn:b1');
    const asked = standing.mock.calls.flatMap(([{ models = [] }]) => models);
    expect(asked).toContain('urn:student');
    expect(asked).not.toContain('urn:apart');
  });

  it('looks for no descendants of what was merely referred to, or while nothing is approved', async () => {
    const { find, reach, standing, published } = ground(1);
    await find();
    standing.mockResolvedValue({ items: [] });
    await find('urn:base');
    expect(reach).not.toHaveBeenCalled();
    expect(published).toEqual([]);
  });
});
