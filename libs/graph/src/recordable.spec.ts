import { type Fact, type Recording } from '@pedigree/lineage';
import { stampOf } from './fixtures/fake-reader';
import { recordable } from './recordable';

const saying = (id: string, facts: Fact[]): Recording => ({
  stamp: stampOf(1),
  type: 't',
  document: '{}',
  artifacts: [{ id, kind: 'model' }],
  facts,
});

describe('recordable', () => {
  test('leaves what can be stored as it is', () => {
    const fact: Fact = { fact: 'description', artifact: '🦉', name: '日本', described: true };
    const recording = saying('🦉', [fact]);
    expect(recordable([recording])).toEqual([recording]);
    expect(recordable([recording])[0]?.facts[0]).toBe(fact);
  });

  test.each(['a\0b', '\ud800', 'x\udc00'])('refuses %j in ids', (id) => {
    expect(() => recordable([saying(id, [])])).toThrow(/Event "e1" has the id/);
    const run: Fact = { fact: 'run', id, state: 'START' };
    expect(() => recordable([saying('m', [run])])).toThrow(/Event "e1" has the id/);
  });

  test('refuses facts about artifacts that are not listed', () => {
    const edge: Fact = { fact: 'edge', type: 'TAUGHT_BY', from: 'm', to: 'x', properties: {} };
    expect(() => recordable([saying('m', [edge])])).toThrow(/a fact about x/);
  });

  test('replaces what cannot be stored in other text, also in properties', () => {
    const properties = { by: 'a\0b', share: 0.5 };
    const edge: Fact = { fact: 'edge', type: 'TAUGHT_BY', from: 'm', to: 'm', properties };
    const [recording] = recordable([saying('m', [edge])]);
    expect(recording?.facts).toEqual([{ ...edge, properties: { by: 'a\uFFFDb', share: 0.5 } }]);
  });
});
