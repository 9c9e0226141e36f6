import { type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type Graph, type StandingQuery } from '@pedigree/graph';
import { type MessageBus, type OutgoingMessage } from '@pedigree/messaging';
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

/** A base with many descendants. */
function ground(each: number, ancestryLimit = 100_000) {
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
      lineage: { reach, namesakes: async () => ({ ids: [], truncated: false }) },
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

  it('looks for no descendants of what was merely referred to, or while nothing is approved', async () => {
    const { find, reach, standing, published } = ground(1);
    await find();
    standing.mockResolvedValue({ items: [] });
    await find('urn:base');
    expect(reach).not.toHaveBeenCalled();
    expect(published).toEqual([]);
  });
});
