import { type FeedItem } from './feed-state';

/** The events of `GET /decisions/stream` that hold a decision, and what each says. */
export const OUTCOMES = {
  'ai.pedigree.promotion.approved.v1': 'approved',
  'ai.pedigree.promotion.blocked.v1': 'blocked',
  'ai.pedigree.promotion.revoked.v1': 'revoked',
  'ai.pedigree.plan.approved.v1': 'approved',
  'ai.pedigree.plan.blocked.v1': 'blocked',
} as const satisfies Record<string, FeedItem['outcome']>;

export type DecisionEventType = keyof typeof OUTCOMES;

export const DECISION_EVENTS = Object.keys(OUTCOMES) as DecisionEventType[];

interface Sent {
  /** Id of the event, as the stream gives it; empty where it gives none. */
  lastEventId: string;
  data: string;
}

/** A decision as the feed shows it; undefined where the data is no decision that this page can read. */
export function feedItem(
  type: DecisionEventType,
  { lastEventId, data }: Sent,
): FeedItem | undefined {
  const decision = parsed(data);
  const about = type.startsWith('ai.pedigree.plan.') ? 'plan' : 'promotion';
  const { model, environment, decidedAt: at } = decision;
  const subject = idIn(decision[about]);
  if (subject === undefined) return undefined;
  if (!isText(model) || !isText(environment) || !isText(at)) return undefined;
  const id = lastEventId === '' ? `${type} ${subject}` : lastEventId;
  return { id, about, subject, model, environment, outcome: OUTCOMES[type], at };
}

const isText = (value: unknown): value is string => typeof value === 'string';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const idIn = (value: unknown): string | undefined =>
  isRecord(value) && isText(value['id']) ? value['id'] : undefined;

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : {};
  } catch {
    return {};
  }
}
