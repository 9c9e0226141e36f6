import fc from 'fast-check';
import { describe as viewOf } from './describe';
import { type DescriptionFact, type Stamped } from './facts';

const said = (n: number, attributes: unknown): Stamped<DescriptionFact> => ({
  ...{ fact: 'description', artifact: 'a', described: true },
  ...(attributes === undefined ? {} : { attributes: JSON.stringify(attributes) }),
  ...{ eventId: `e${n}`, occurredAt: new Date(n).toISOString(), recordedAt: 'x' },
  ...{ topic: 't', partition: 0, offset: n },
});

const attributesOf = (...descriptions: Stamped<DescriptionFact>[]) =>
  viewOf({ id: 'a', kinds: ['model'], descriptions, evidence: [] }).attributes;

describe('attributes', () => {
  it('are the latest word on each, whatever the order of arrival', () => {
    const [early, late] = [said(1, { license: 'x', uri: 'u' }), said(2, { license: 'y' })];
    expect(attributesOf(late, early)).toEqual({ license: 'y', uri: 'u' });
    expect(attributesOf(early, late)).toEqual({ license: 'y', uri: 'u' });
  });

  it('keep facets that later events do not repeat', () => {
    const early = said(1, { facets: { documentation: { description: 'd' }, version: { v: 1 } } });
    const late = said(2, { facets: { version: { w: 2 } }, namespace: 'n' });
    expect(attributesOf(early, said(3, undefined), late)).toEqual({
      namespace: 'n',
      facets: { documentation: { description: 'd' }, version: { w: 2 } },
    });
  });

  it('lose a facet that a later event deletes, until one gives it again', () => {
    const given = said(1, { facets: { a: { x: 1 }, b: { x: 1 } } });
    const deleted = said(2, { facets: { a: { _deleted: true }, never: { _deleted: true } } });
    const again = said(3, { facets: { a: { x: 3 } } });
    expect(attributesOf(given, deleted)).toEqual({ facets: { b: { x: 1 } } });
    expect(attributesOf(deleted, given, again)).toEqual({ facets: { a: { x: 3 }, b: { x: 1 } } });
    expect(attributesOf(said(1, { facets: { a: { _deleted: 'true' } } }))).toEqual({
      facets: { a: { _deleted: 'true' } },
    });
  });

  it('take what is no object of facets as it is', () => {
    const [text, list] = [said(1, { facets: 'none' }), said(3, { facets: [1] })];
    const facets = said(2, { facets: { a: 1 } });
    expect(attributesOf(text, facets)).toEqual({ facets: { a: 1 } });
    expect(attributesOf(facets, list)).toEqual({ facets: [1] });
  });

  it('never reach the prototype', () => {
    const hostile = {
      ...said(1, undefined),
      attributes: '{"facets":{"__proto__":{"polluted":1}}}',
    };
    const attributes = attributesOf(hostile, said(2, { facets: {} }));
    expect(Object.getPrototypeOf(attributes['facets'])).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('have of each facet the latest that was given or deleted, in any order', () => {
    const facet = fc.record({ n: fc.nat() });
    const deletion = fc.constant({ _deleted: true as const });
    const facets = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(facet, deletion));
    const history = fc
      .array(facets, { minLength: 1, maxLength: 8 })
      .chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray([...list.keys()], { minLength: list.length }),
        ),
      );
    fc.assert(
      fc.property(history, ([list, order]) => {
        const latest = Object.entries(Object.assign({}, ...list) as Record<string, object>);
        const kept = latest.filter(([, value]) => !('_deleted' in value));
        const seen = attributesOf(...order.map((n) => said(n, { facets: list[n] })));
        expect(seen).toEqual({ facets: Object.fromEntries(kept) });
      }),
    );
  });
});

describe('what an artifact is', () => {
  const view = (kinds: ('model' | 'dataset')[], ...descriptions: Stamped<DescriptionFact>[]) => {
    const { kind, contradictory } = viewOf({ id: 'a', kinds, descriptions, evidence: [] });
    return [kind, contradictory];
  };
  const declared = (n: number, kind: 'model' | 'dataset') => ({ ...said(n, undefined), kind });

  it('is what it was registered or made as, whatever others refer to it as', () => {
    expect(view(['dataset', 'model'], declared(1, 'dataset'))).toEqual(['dataset', false]);
    expect(view(['dataset'], declared(1, 'model'))).toEqual(['model', false]);
  });

  it('is what it is referred to as where nobody declared it, and a model in doubt', () => {
    expect(view(['dataset'])).toEqual(['dataset', false]);
    expect(view(['dataset', 'model'])).toEqual(['model', false]);
    expect(view([])).toEqual(['model', false]);
    const reference = { ...declared(1, 'dataset'), described: false };
    expect(view(['model'], reference)).toEqual(['model', false]);
  });

  it('is a model, and contradictory, where it was declared both ways', () => {
    const both = [declared(1, 'dataset'), declared(2, 'model')];
    expect(view(['dataset'], ...both)).toEqual(['model', true]);
  });
});
