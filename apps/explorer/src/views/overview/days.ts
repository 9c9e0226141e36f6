export const DAYS = [7, 14, 30, 90] as const;

/** How many days the address asks for; two weeks where it says nothing that is offered. */
export const daysIn = (search: URLSearchParams): number =>
  DAYS.find((choice) => String(choice) === search.get('days')) ?? 14;
