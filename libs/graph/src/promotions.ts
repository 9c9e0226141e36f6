import { environmentName, isRecord, time } from '@pedigree/events';
import {
  canonicalId,
  type PromotionFact,
  type Stamp,
  type Stamped,
  toUtc,
} from '@pedigree/lineage';
import { GraphError } from './errors';
import { compareText } from './order';
import { type PromotionRecord, type StandingQuery, type TrailEntry } from './ports';

/** Views of promotions, the same for every order in which their steps arrived. */

type Step = Stamped<PromotionFact>;

const inOrderOfRecording = (a: Stamp, b: Stamp): number =>
  compareText(a.recordedAt, b.recordedAt) || compareText(a.eventId, b.eventId);

/** Steps of one event have no order of their own: any will do that is always the same. */
const inOrder = (a: Step, b: Step): number =>
  inOrderOfRecording(a, b) ||
  compareText(a.model, b.model) ||
  compareText(a.environment ?? '', b.environment ?? '') ||
  compareText(a.requestedBy ?? '', b.requestedBy ?? '') ||
  compareText(a.verdict ?? '', b.verdict ?? '') ||
  compareText(a.decision ?? '', b.decision ?? '') ||
  compareText(a.document ?? '', b.document ?? '');

/** Steps that make a promotion what it is; the others are read with its trail only. */
export const VIEWED_STEPS = ['requested', 'decided', 'revoked'] as const;

/**
 * A promotion from its steps. The first request, the first decision and the first revocation that the
 * broker took stand, whatever time later ones claim. Nothing where none of the first two is known.
 */
export function promotionOf(facts: readonly Step[]): PromotionRecord | undefined {
  const ordered = facts.toSorted(inOrder);
  const request = ordered.find(({ step }) => step === 'requested');
  const decision = ordered.find(({ step }) => step === 'decided');
  const revocation = ordered.find(({ step }) => step === 'revoked');
  const first = request ?? decision;
  if (first === undefined) return undefined;
  const { id, model, environment = '' } = first;
  return {
    ...{ id, model, environment: environmentName(environment) },
    ...requested(request),
    ...decided(decision),
    ...revoked(revocation),
  };
}

function requested(fact: Step | undefined): Partial<PromotionRecord> {
  if (fact === undefined) return {};
  const { digest, requestedBy, occurredAt: requestedAt, eventId: requestKey } = fact;
  return {
    ...(digest === undefined ? {} : { digest }),
    ...(requestedBy === undefined ? {} : { requestedBy }),
    ...{ requestedAt, requestKey },
  };
}

/** What is asked under the id of a promotion. */
export interface PromotionQuestion {
  model: string;
  environment: string;
  /** sha256:<hex>, where the request names the weights. */
  digest?: string | undefined;
}

/**
 * Whether two requests ask the same, so that they may share an id. Where one of them names the weights
 * and the other does not, they do if the decision was about those very weights.
 *
 * @param decidedOn the digest that the decision names, where there is one
 */
export function asksTheSame(
  known: PromotionQuestion,
  asked: PromotionQuestion,
  decidedOn: string | undefined,
): boolean {
  if (canonicalId(known.model) !== canonicalId(asked.model)) return false;
  if (environmentName(known.environment) !== environmentName(asked.environment)) return false;
  if (known.digest === asked.digest) return true;
  const both = known.digest !== undefined && asked.digest !== undefined;
  return !both && (known.digest ?? asked.digest) === decidedOn;
}

function decided(fact: Step | undefined): Partial<PromotionRecord> {
  if (fact === undefined) return {};
  const { verdict, decision, occurredAt: decidedAt, eventId: decisionKey } = fact;
  const validUntil = decision === undefined ? undefined : validUntilOf(decision);
  return {
    ...{ decidedAt, decisionKey },
    ...(verdict === undefined ? {} : { verdict }),
    ...(decision === undefined ? {} : { decision }),
    ...(validUntil === undefined ? {} : { validUntil }),
  };
}

function revoked(fact: Step | undefined): Partial<PromotionRecord> {
  if (fact === undefined) return {};
  const { document: revocation, occurredAt: revokedAt } = fact;
  return { revokedAt, ...(revocation === undefined ? {} : { revocation }) };
}

/** True where it was approved, and nothing took that back. Whether its time has run out is for the reader. */
export const stands = ({ verdict, revokedAt }: PromotionRecord): boolean =>
  verdict === 'approved' && revokedAt === undefined;

/** `expiringBefore` as `validUntil` is written. @throws GraphError `rejected` for what is no time */
export function expiryOf({ expiringBefore }: StandingQuery): string | undefined {
  if (expiringBefore === undefined) return undefined;
  if (time.safeParse(expiringBefore).success) return toUtc(expiringBefore);
  throw new GraphError('rejected', `expiringBefore must be RFC 3339; it is ${expiringBefore}.`);
}

function validUntilOf(decision: string): string | undefined {
  const document = parsed(decision);
  const until = time.safeParse(isRecord(document) ? document['validUntil'] : undefined);
  return until.success ? toUtc(until.data) : undefined;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** Where a trail goes on: after the step that stands `index` among the facts of its event. */
export interface TrailPlace {
  recordedAt: string;
  eventId: string;
  index: number;
}

const CURSOR = /^(\S+) (\d{1,9}) (.+)$/s;

export const trailCursor = ({ recordedAt, eventId, index }: TrailPlace): string =>
  `${recordedAt} ${String(index)} ${eventId}`;

const START: TrailPlace = { recordedAt: '', eventId: '', index: -1 };

/** The start where there is no cursor. @throws GraphError `rejected` for what `trailCursor` did not make */
export function trailPlace(cursor: string | undefined): TrailPlace {
  if (cursor === undefined) return START;
  const [, recordedAt, index, eventId] = CURSOR.exec(cursor) ?? [];
  if (recordedAt === undefined || eventId === undefined)
    throw new GraphError('rejected', 'after must be the nextCursor of an earlier page.');
  return { recordedAt, index: Number(index), eventId };
}

export function trailEntryOf(fact: Step): TrailEntry {
  const { step, eventId, model, occurredAt, recordedAt, verdict } = fact;
  const actor = fact.actor ?? fact.requestedBy;
  const document = fact.document ?? fact.decision;
  return {
    ...{ step, eventId, model, occurredAt, recordedAt },
    ...(actor === undefined ? {} : { actor }),
    ...(verdict === undefined ? {} : { verdict }),
    ...(document === undefined ? {} : { document }),
  };
}
