import { type ArtifactKind, type EdgeProperties, type LineageEdge } from '@pedigree/lineage';
import { Assurance, FAVOURABLE, type Favourable, type Level } from './assurance';
import { reconsidered, unanswered } from './unsaid';

const asked = Object.fromEntries(FAVOURABLE.map((kind) => [kind, 'vouched'])) as Record<
  Favourable,
  Level
>;
const assurance = new Assurance({ asked, vouches: (principal) => principal === 'ci' });

let serial = 0;
interface Own extends Partial<Pick<LineageEdge, 'runId' | 'by' | 'eventId'>> {
  properties?: EdgeProperties;
}
const edge = (type: LineageEdge['type'], to: string, own: Own = {}): LineageEdge => ({
  ...{ fact: 'edge', type, from: 'm', to, properties: {}, runId: 'r', by: 'ci' },
  ...{ eventId: `e${serial++}`, occurredAt: '2026-01-01T00:00:00Z' },
  ...{ recordedAt: '2026-01-01T00:00:00Z', topic: 't', partition: 0, offset: serial },
  ...own,
});
const corpora = (own: Own = {}) => edge('TRAINED_ON', 'm#undisclosed-corpora', own);
const complete: Own = { properties: { complete: true } };

const openOf = (...edges: LineageEdge[]): string[] =>
  unanswered(edges, assurance).open.map(({ to }) => to);

describe('what a run leaves unsaid', () => {
  it('is answered by another event of the run that names it, or says that there was nothing', () => {
    expect(openOf(corpora(), edge('TRAINED_ON', 'rows'))).toEqual(['rows']);
    expect(openOf(corpora(), corpora(complete))).toEqual([]);
  });

  it('is not answered by other lists, other runs, or by somebody whose word does not count', () => {
    const unnamed = 'm#undisclosed-corpora';
    expect(openOf(corpora(), edge('INITIALIZED_FROM', 'base'))).toEqual([unnamed, 'base']);
    expect(openOf(corpora(), edge('TRAINED_ON', 'rows', { runId: 'q' }))).toContain(unnamed);
    expect(openOf(corpora(), edge('TRAINED_ON', 'rows', { by: 'mallory' }))).toContain(unnamed);
    expect(openOf(corpora(), corpora({ ...complete, by: 'mallory' }))).toContain(unnamed);
  });

  it('is not answered by what the same event names beside it', () => {
    const told = [corpora({ eventId: 'e' }), edge('TRAINED_ON', 'rows', { eventId: 'e' })];
    expect(openOf(...told)).toEqual(['m#undisclosed-corpora', 'rows']);
  });

  it('says nothing of other events where no run holds them together', () => {
    const { runId: _, ...alone } = corpora();
    const { runId: __, ...nothing } = corpora(complete);
    expect(openOf(alone, nothing)).toEqual(['m#undisclosed-corpora']);
  });

  it('stays where an input was spoken of that cannot be told, whatever else is named', () => {
    const untold = edge('TRAINED_ON', 'm#undisclosed-inputs');
    expect(openOf(untold, edge('TRAINED_ON', 'rows'))).toEqual(['m#undisclosed-inputs', 'rows']);
    expect(openOf(untold, corpora(complete))).toEqual(['m#undisclosed-inputs']);
  });
});

describe('edges whose ends turn out to be something else', () => {
  const kinds = new Map<string, ArtifactKind>([
    ['m', 'model'],
    ['base', 'model'],
    ['rows', 'dataset'],
    ['m#undisclosed-base', 'model'],
  ]);
  const kindOf = (id: string) => kinds.get(id);
  const inferred = (to: string, more: Own = {}) =>
    edge('TRAINED_ON', to, { properties: { stage: 'sft', inferred: true }, ...more });
  const unnamedBase = edge('INITIALIZED_FROM', 'm#undisclosed-base');
  const endsOf = (...edges: LineageEdge[]): string[] =>
    reconsidered(edges, kindOf).map(({ to }) => to);

  it('are the base, and no data is named any more', () => {
    expect(endsOf(inferred('base'), unnamedBase)).toEqual(['base', 'm#undisclosed-corpora']);
  });

  it('leave what another principal or another run does not say', () => {
    expect(endsOf(inferred('base'), inferred('rows'), { ...unnamedBase, by: 'eve' })).toEqual([
      ...['base', 'rows', 'm#undisclosed-base'],
    ]);
  });

  it('change nothing where everything is what it was taken for', () => {
    const edges = [inferred('rows'), unnamedBase];
    expect(reconsidered(edges, kindOf)).toEqual(edges);
    const plain = [edge('TRAINED_ON', 'rows')];
    expect(reconsidered(plain, kindOf)).toBe(plain);
  });
});
