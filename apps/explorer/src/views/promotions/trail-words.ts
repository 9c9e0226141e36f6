/** A step in the life of a promotion, as `GET /promotions/{id}/trail` lists it. */
export interface TrailStep {
  step: 'requested' | 'decided' | 'revoked' | 'review-requested' | 'reviewed';
  actor?: string | undefined;
  verdict?: 'approved' | 'blocked' | undefined;
  /** Data of the event. */
  data?: unknown;
}

const textIn = (data: unknown, field: string): string | undefined => {
  const value = (data as Readonly<Record<string, unknown>> | null | undefined)?.[field];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

const REVIEWS: Readonly<Record<string, string>> = { approve: 'approved it', deny: 'denied it' };

/** What happened, in a sentence without its time. */
export function trailInWords({ step, actor = 'Somebody', verdict, data }: TrailStep): string {
  const reason = textIn(data, 'reason');
  const why = reason === undefined ? '' : `: ${reason}`;
  switch (step) {
    case 'requested':
      return `${actor} asked for the promotion`;
    case 'decided':
      return `The gate ${verdict ?? 'decided'}${verdict === undefined ? '' : ' it'}`;
    case 'revoked':
      return 'The approval was taken back';
    case 'review-requested':
      return `${actor} asked for a review${why}`;
    case 'reviewed':
      return `${actor} ${REVIEWS[textIn(data, 'decision') ?? ''] ?? 'reviewed it'}${why}`;
  }
}
