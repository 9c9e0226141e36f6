import { type EdgeFact, type EdgeType, type Stamped } from '../facts';
import { reconsider } from './reconsider';

const STAMP = {
  eventId: 'e',
  occurredAt: 'x',
  recordedAt: 'x',
  topic: 't',
  partition: 0,
  offset: 1,
};
const edge = (type: EdgeType, to: string, inferred?: true, more = {}): Stamped<EdgeFact> => ({
  ...{ fact: 'edge', type, from: 'm', to, ...STAMP },
  properties: { ...(inferred && { inferred }), ...more },
});
const meant = (type: EdgeType, to: string, more = {}) => ({
  type,
  edge: edge('DERIVED_FROM', to, true, more),
});
const silent = (type: EdgeType, what: string) => ({
  type,
  edge: edge(type, `m#undisclosed-${what}`),
});

const idsOf = (edges: readonly { to: string }[]) => edges.map(({ to }) => to);

describe('what a run leaves unsaid, once its ends are known', () => {
  it('is the corpora, where its only input turns out to be the base', () => {
    const { drop, add } = reconsider('model', [meant('INITIALIZED_FROM', 'base')]);
    expect(drop).toEqual([]);
    expect(add).toEqual([
      { ...edge('TRAINED_ON', 'm#undisclosed-corpora'), properties: { stage: 'sft' } },
    ]);
  });

  it('is nothing, where one input turns out to be the base that was missed', () => {
    const edges = [
      meant('INITIALIZED_FROM', 'base'),
      meant('TRAINED_ON', 'rows'),
      silent('INITIALIZED_FROM', 'base'),
    ];
    expect(idsOf(reconsider('model', edges).drop)).toEqual(['m#undisclosed-base']);
    expect(reconsider('model', edges).add).toEqual([]);
  });

  it('is no corpora of a quantized model', () => {
    const edges = [meant('INITIALIZED_FROM', 'base', { method: 'quantize' })];
    expect(reconsider('model', edges)).toEqual({ drop: [], add: [] });
  });

  it('says that it was complete where the run does', () => {
    const { add } = reconsider('model', [meant('INITIALIZED_FROM', 'base', { complete: true })]);
    expect(add.map(({ properties }) => properties)).toEqual([{ stage: 'sft', complete: true }]);
  });

  it('is a generator until one input turns out to be one', () => {
    const unnamed = silent('GENERATED_BY', 'generators');
    expect(reconsider('dataset', [meant('DERIVED_FROM', 'seeds'), unnamed]).drop).toEqual([]);
    const { drop } = reconsider('dataset', [meant('GENERATED_BY', 'writer'), unnamed]);
    expect(drop).toEqual([unnamed.edge]);
  });

  it('stays where an input cannot be told, or nothing is inferred', () => {
    const untold = [meant('DERIVED_FROM', 'x'), silent('DERIVED_FROM', 'inputs')];
    expect(reconsider('dataset', untold)).toEqual({ drop: [], add: [] });
    const plain = { type: 'INITIALIZED_FROM', edge: edge('INITIALIZED_FROM', 'base') } as const;
    expect(reconsider('model', [plain])).toEqual({ drop: [], add: [] });
  });
});
