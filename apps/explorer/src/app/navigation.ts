export interface Destination {
  to: string;
  label: string;
}

/** What stands in the header, in its order. */
export const NAVIGATION: readonly Destination[] = [
  { to: '/', label: 'Overview' },
  { to: '/artifacts', label: 'Artifacts' },
  { to: '/promotions', label: 'Promotions' },
  { to: '/reviews', label: 'Reviews' },
  { to: '/plan', label: 'Plan' },
];
