export interface Destination {
  to: string;
  label: string;
}

/** What stands in the header, in its order. */
export const NAVIGATION: readonly Destination[] = [{ to: '/artifacts', label: 'Artifacts' }];
