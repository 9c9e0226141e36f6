/** Which promotions the history shows; absent means any. */
export interface PromotionFilters {
  model?: string;
  environment?: string;
  verdict?: 'approved' | 'blocked';
  revoked?: 'true' | 'false';
}

const CHOICES = {
  model: undefined,
  environment: undefined,
  verdict: ['approved', 'blocked'],
  revoked: ['true', 'false'],
} as const satisfies Record<keyof PromotionFilters, readonly string[] | undefined>;

const FIELDS = Object.keys(CHOICES) as (keyof PromotionFilters)[];

/** Filters as the address says them. What is empty or no choice there is left out. */
export function filtersIn(search: URLSearchParams): PromotionFilters {
  const given = FIELDS.flatMap((field) => {
    const value = search.get(field)?.trim() ?? '';
    const choices: readonly string[] | undefined = CHOICES[field];
    return value === '' || choices?.includes(value) === false ? [] : [[field, value]];
  });
  return Object.fromEntries(given) as PromotionFilters;
}

/** The part of the address that says filters, always in the same order. */
export function searchOf(filters: PromotionFilters): URLSearchParams {
  const search = new URLSearchParams();
  for (const field of FIELDS) {
    const value = filters[field]?.trim() ?? '';
    if (value !== '') search.set(field, value);
  }
  return search;
}

export const isFiltered = (filters: PromotionFilters): boolean => searchOf(filters).size > 0;
