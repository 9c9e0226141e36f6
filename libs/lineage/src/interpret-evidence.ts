import { digestOf, environmentName, type EventData, type Ref } from '@pedigree/events';
import { idOf } from './canonical-id';
import { type EvidenceFact, type EvidenceKind, type PromotionFact } from './facts';
import { present, StatementBuilder, type Statements } from './statements';

/**
 * Evidence about `subject`. It says neither what the subject is nor which bytes it has: a slip in it
 * must not spoil the artifact.
 *
 * @param mentioned other artifacts that the event names become known as well
 */
function evidence(
  kind: EvidenceKind,
  id: string,
  subject: Ref,
  data: object,
  mentioned: readonly (Ref | undefined)[] = [],
): StatementBuilder {
  const builder = new StatementBuilder();
  const about = builder.mention(subject);
  for (const reference of mentioned) if (reference !== undefined) builder.mention(reference);
  return builder.add(
    present<EvidenceFact>({
      fact: 'evidence',
      kind,
      id,
      about,
      digest: digestOf(subject),
      data: JSON.stringify(data),
    }),
  );
}

export const evaluationCompleted = (
  data: EventData<'ai.pedigree.evaluation.completed.v1'>,
): Statements =>
  evidence('evaluation', data.evaluation.id, data.subject, data, [
    data.baseline,
    data.evaluator,
  ]).build();

export const probeCompleted = (data: EventData<'ai.pedigree.probe.completed.v1'>): Statements =>
  evidence('probe', data.probe.id, data.subject, data, [data.baseline]).build();

export const attestationRecorded = (
  data: EventData<'ai.pedigree.attestation.recorded.v1'>,
): Statements => evidence('attestation', data.kind, data.subject, data).build();

export const modelFlagged = (data: EventData<'ai.pedigree.model.flagged.v1'>): Statements =>
  evidence('flag', data.reason, data.model, data).build();

export const modelCleared = (data: EventData<'ai.pedigree.model.cleared.v1'>): Statements =>
  evidence('clearance', data.reason, data.model, data).build();

export const datasetFlagged = (data: EventData<'ai.pedigree.dataset.flagged.v1'>): Statements =>
  evidence('flag', data.reason, data.dataset, data).build();

export const datasetCleared = (data: EventData<'ai.pedigree.dataset.cleared.v1'>): Statements =>
  evidence('clearance', data.reason, data.dataset, data).build();

export const evidenceRevoked = (data: EventData<'ai.pedigree.evidence.revoked.v1'>): Statements =>
  evidence('revocation', data.evidence, data.subject, data).build();

type Review =
  EventData<'ai.pedigree.review.requested.v1'> | EventData<'ai.pedigree.review.recorded.v1'>;

/** A review as it is kept: for the one spelling of its environment. */
const inOneSpelling = <R extends Review>(data: R): R =>
  data.environment === undefined
    ? data
    : { ...data, environment: environmentName(data.environment) };

/** What a review adds to the trail of the promotion that it names. */
function stepsOf(data: Review, step: PromotionFact['step'], actor: string): PromotionFact[] {
  if (data.promotion === undefined) return [];
  const { environment } = data;
  return [
    present<PromotionFact>({
      fact: 'promotion',
      id: data.promotion.id,
      step,
      model: idOf(data.model),
      digest: digestOf(data.model),
      environment,
      actor,
      document: JSON.stringify(data),
    }),
  ];
}

/** Asks for something, so it is no evidence. */
export function reviewRequested(given: EventData<'ai.pedigree.review.requested.v1'>): Statements {
  const data = inOneSpelling(given);
  const builder = new StatementBuilder();
  builder.mention(data.model);
  return builder.add(...stepsOf(data, 'review-requested', data.requestedBy)).build();
}

export function reviewRecorded(given: EventData<'ai.pedigree.review.recorded.v1'>): Statements {
  const data = inOneSpelling(given);
  return evidence('review', data.reviewer, data.model, data)
    .add(...stepsOf(data, 'reviewed', data.reviewer))
    .build();
}

/** A claim has no direction: it is stored from the smaller id to the larger, whoever was named first. */
export function initializationClaimed(
  data: EventData<'ai.pedigree.initialization.claimed.v1'>,
): Statements {
  const builder = new StatementBuilder();
  const [from, to] = data.models.map((model) => builder.mention(model)).sort() as [string, string];
  const { relation, evidence: level, pValue, by } = data;
  return builder
    .edge('SHARES_INITIALIZATION', from, to, { relation, evidence: level, pValue, by })
    .build();
}
