import fc from 'fast-check';
import { readViewState, toggled, type ViewState, writeViewState } from './view-state';

const text = fc.option(fc.string({ minLength: 1, unit: 'grapheme' }), { nil: undefined });
const ids = fc.uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 4 });
const states: fc.Arbitrary<ViewState> = fc.record({
  direction: fc.constantFrom('upstream' as const, 'downstream' as const),
  view: fc.constantFrom('graph' as const, 'table' as const, undefined),
  environment: fc.string({ minLength: 1 }),
  asOf: fc.constantFrom(undefined, '2026-11-01T00:00:00.000Z'),
  node: text,
  rule: text,
  open: ids,
  shut: ids,
  all: ids,
});

describe('the state of the page in its address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(states, (state) => {
        const address = new URL(`http://x/?${writeViewState(state)}`);
        expect(readViewState(address.searchParams)).toEqual(state);
      }),
    );
  });

  it('is empty where everything is as usual, and takes nothing that makes no sense', () => {
    expect(writeViewState(readViewState(new URLSearchParams())).toString()).toBe('');
    const odd = new URLSearchParams({ direction: 'sideways', view: 'pie', asOf: 'yesterday' });
    expect(writeViewState(readViewState(odd)).toString()).toBe('');
  });

  it('opens and shuts an artifact in turn', () => {
    const start = readViewState(new URLSearchParams('open=a&all=b'));
    const shut = { ...start, ...toggled(start, 'b', true) };
    expect([shut.open, shut.shut, shut.all]).toEqual([['a'], ['b'], []]);
    const again = { ...shut, ...toggled(shut, 'b', false) };
    expect([again.open, again.shut, again.all]).toEqual([['a', 'b'], [], []]);
  });
});
