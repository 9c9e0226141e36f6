import fc from 'fast-check';
import { filtersIn, isFiltered, type PromotionFilters, searchOf } from './filters';

const text = fc.string({ minLength: 1 }).filter((value) => value === value.trim());
const filters = fc.record(
  {
    model: text,
    environment: text,
    verdict: fc.constantFrom('approved' as const, 'blocked' as const),
    revoked: fc.constantFrom('true' as const, 'false' as const),
  },
  { requiredKeys: [] },
);

describe('filters', () => {
  it('come back from the address as they were', () => {
    fc.assert(
      fc.property(filters, (given) => {
        expect(filtersIn(new URLSearchParams(searchOf(given).toString()))).toEqual(given);
      }),
    );
  });

  it('leaves out what is empty, unknown or no choice', () => {
    const search = new URLSearchParams('model=%20&verdict=maybe&revoked=yes&page=7');
    expect(filtersIn(search)).toEqual({});
    expect(searchOf({ model: ' ' }).toString()).toBe('');
  });

  it('knows whether anything is filtered', () => {
    const none: PromotionFilters = { model: '' };
    expect([isFiltered({}), isFiltered(none), isFiltered({ revoked: 'false' })]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
