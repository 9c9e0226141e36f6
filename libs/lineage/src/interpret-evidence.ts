import { digestOf, type EventData, idOf, type Ref } from '@pedigree/events';
import {
  type ArtifactKind,
  type EvidenceFact,
  type EvidenceKind,
  type PromotionFact,
} from './facts';
import { present, StatementBuilder, type Statements } from './statements';

interface Context {
  /** Other artifacts that the event names become known as well. */
  mentioned?: readonly (Ref | undefined)[];
  /** Default: model. */
  subjectKind?: ArtifactKind | undefined;
}

/** Evidence about `subject`. */
function evidence(
  kind: EvidenceKind,
  id: string,
  subject: Ref,
  data: object,
  { mentioned = [], subjectKind = 'model' }: Context = {},
): StatementBuilder {
  const builder = new StatementBuilder();
  const about = builder.refer(subject, subjectKind);
  for (const reference of mentioned) if (reference !== undefined) builder.refer(reference, 'model');
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
  evidence('evaluation', data.evaluation.id, data.subject, data, {
    mentioned: [data.baseline, data.evaluator],
  }).build();

export const probeCompleted = (data: EventData<'ai.pedigree.probe.completed.v1'>): Statements =>
  evidence('probe', data.probe.id, data.subject, data, { mentioned: [data.baseline] }).build();

export function attestationRecorded(
  data: EventData<'ai.pedigree.attestation.recorded.v1'>,
): Statements {
  const usual = data.kind === 'dataset-vetting' ? 'dataset' : 'model';
  const subjectKind = data.subjectKind ?? usual;
  return evidence('attestation', data.kind, data.subject, data, { subjectKind }).build();
}

export const modelFlagged = (data: EventData<'ai.pedigree.model.flagged.v1'>): Statements =>
  evidence('flag', data.reason, data.model, data).build();

export const modelCleared = (data: EventData<'ai.pedigree.model.cleared.v1'>): Statements =>
  evidence('clearance', data.reason, data.model, data).build();

export const evidenceRevoked = (data: EventData<'ai.pedigree.evidence.revoked.v1'>): Statements =>
  evidence('revocation', data.evidence, data.subject, data, {
    subjectKind: data.subjectKind,
  }).build();

type Review =
  EventData<'ai.pedigree.review.requested.v1'> | EventData<'ai.pedigree.review.recorded.v1'>;

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
      environment,
      actor,
      document: JSON.stringify(data),
    }),
  ];
}

/** Asks for something, so it is no evidence, and a digest named in it must not become the artifact's. */
export function reviewRequested(data: EventData<'ai.pedigree.review.requested.v1'>): Statements {
  const builder = new StatementBuilder();
  builder.refer(idOf(data.model), 'model');
  return builder.add(...stepsOf(data, 'review-requested', data.requestedBy)).build();
}

export const reviewRecorded = (data: EventData<'ai.pedigree.review.recorded.v1'>): Statements =>
  evidence('review', data.reviewer, data.model, data)
    .add(...stepsOf(data, 'reviewed', data.reviewer))
    .build();

/** A claim has no direction: it is stored from the smaller id to the larger, whoever was named first. */
export function initializationClaimed(
  data: EventData<'ai.pedigree.initialization.claimed.v1'>,
): Statements {
  const builder = new StatementBuilder();
  const [from, to] = data.models.map((model) => builder.refer(model, 'model')).sort() as [
    string,
    string,
  ];
  const { relation, evidence: level, pValue, by } = data;
  return builder
    .edge('SHARES_INITIALIZATION', from, to, { relation, evidence: level, pValue, by })
    .build();
}
