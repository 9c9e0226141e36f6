import { type z } from 'zod';
import * as artifacts from './schemas/artifacts';
import { type Ref, refId } from './schemas/common';
import * as decisions from './schemas/decision';
import * as evidence from './schemas/evidence';
import * as gate from './schemas/gate';
import { lineageRecorded } from './schemas/recorded';
import * as runs from './schemas/runs';
import { TOPICS, type Topic } from './topics';

interface EventDefinition<S extends z.ZodType> {
  /** Where events of this type are published. */
  topic: Topic;
  /** Schema of `data`: validation, TypeScript type, JSON Schema and AsyncAPI come from it. */
  data: S;
  /** The artifact (or policy) an event is about: Kafka key and CloudEvents subject when none is given. */
  subject: (data: z.infer<S>) => string;
}

const define = <S extends z.ZodType>(
  topic: Topic,
  data: S,
  subject: (data: z.infer<S>) => Ref,
): EventDefinition<S> => ({ topic, data, subject: (value) => refId(subject(value)) });

const { lineageEvents, promotionRequests, promotionDecisions } = TOPICS;

/** Every event type of the contract, by its full CloudEvents `type`. */
export const EVENT_TYPES = {
  'ai.pedigree.model.registered.v1': define(
    lineageEvents,
    artifacts.modelRegistered,
    (d) => d.model.id,
  ),
  'ai.pedigree.dataset.registered.v1': define(
    lineageEvents,
    artifacts.datasetRegistered,
    (d) => d.dataset.id,
  ),
  'ai.pedigree.training.completed.v1': define(
    lineageEvents,
    runs.trainingCompleted,
    (d) => d.output,
  ),
  'ai.pedigree.finetune.completed.v1': define(
    lineageEvents,
    runs.finetuneCompleted,
    (d) => d.output,
  ),
  'ai.pedigree.generation.completed.v1': define(
    lineageEvents,
    runs.generationCompleted,
    (d) => d.output,
  ),
  'ai.pedigree.weights.transformed.v1': define(
    lineageEvents,
    runs.weightsTransformed,
    (d) => d.output,
  ),
  'ai.pedigree.dataset.derived.v1': define(lineageEvents, runs.datasetDerived, (d) => d.output),
  'ai.pedigree.evaluation.completed.v1': define(
    lineageEvents,
    evidence.evaluationCompleted,
    (d) => d.subject,
  ),
  'ai.pedigree.probe.completed.v1': define(
    lineageEvents,
    evidence.probeCompleted,
    (d) => d.subject,
  ),
  'ai.pedigree.attestation.recorded.v1': define(
    lineageEvents,
    evidence.attestationRecorded,
    (d) => d.subject,
  ),
  'ai.pedigree.initialization.claimed.v1': define(
    lineageEvents,
    evidence.initializationClaimed,
    (d) => d.models[0],
  ),
  'ai.pedigree.model.flagged.v1': define(lineageEvents, evidence.modelFlag, (d) => d.model),
  'ai.pedigree.model.cleared.v1': define(lineageEvents, evidence.modelFlag, (d) => d.model),
  'ai.pedigree.dataset.flagged.v1': define(lineageEvents, evidence.datasetFlag, (d) => d.dataset),
  'ai.pedigree.dataset.cleared.v1': define(lineageEvents, evidence.datasetFlag, (d) => d.dataset),
  'ai.pedigree.evidence.revoked.v1': define(
    lineageEvents,
    evidence.evidenceRevoked,
    (d) => d.subject,
  ),
  'ai.pedigree.review.requested.v1': define(
    lineageEvents,
    evidence.reviewRequested,
    (d) => d.model,
  ),
  'ai.pedigree.review.recorded.v1': define(lineageEvents, evidence.reviewRecorded, (d) => d.model),
  'ai.pedigree.deployment.changed.v1': define(
    lineageEvents,
    gate.deploymentChanged,
    (d) => d.model,
  ),
  'ai.pedigree.lineage.recorded.v1': define(
    TOPICS.lineageRecorded,
    lineageRecorded,
    (d) => d.artifacts[0] ?? 'none',
  ),
  'ai.pedigree.promotion.requested.v1': define(
    promotionRequests,
    gate.promotionRequested,
    (d) => d.model,
  ),
  'ai.pedigree.promotion.recheck.v1': define(
    TOPICS.promotionRechecks,
    gate.promotionRecheck,
    (d) => d.model,
  ),
  'ai.pedigree.training.planned.v1': define(
    promotionRequests,
    gate.trainingPlanned,
    (d) => d.base.model,
  ),
  'ai.pedigree.promotion.approved.v1': define(
    promotionDecisions,
    decisions.promotionDecision,
    (d) => d.model,
  ),
  'ai.pedigree.promotion.blocked.v1': define(
    promotionDecisions,
    decisions.promotionDecision,
    (d) => d.model,
  ),
  'ai.pedigree.promotion.revoked.v1': define(
    promotionDecisions,
    decisions.promotionRevoked,
    (d) => d.model,
  ),
  'ai.pedigree.plan.approved.v1': define(
    promotionDecisions,
    decisions.planDecision,
    (d) => d.model,
  ),
  'ai.pedigree.plan.blocked.v1': define(promotionDecisions, decisions.planDecision, (d) => d.model),
  'ai.pedigree.policy.activated.v1': define(
    promotionDecisions,
    gate.policyActivated,
    (d) => `urn:pedigree:policy:${d.policy.name}`,
  ),
} as const;

export type EventType = keyof typeof EVENT_TYPES;
export type EventData<T extends EventType> = z.infer<(typeof EVENT_TYPES)[T]['data']>;

/** A validated event: a CloudEvent of a known type with the data that its schema promises. */
export type PedigreeEvent<T extends EventType = EventType> = {
  [K in T]: {
    id: string;
    source: string;
    type: K;
    /** Artifact id, always as the data says it: what a producer wrote here cannot point elsewhere. */
    subject: string;
    /** RFC 3339; the producer's word for when it happened. */
    time: string;
    /** Who said it: the gateway sets this, whatever a producer wrote. Absent where nobody did. */
    principal?: string;
    data: EventData<K>;
  };
}[T];

export const isEventType = (type: string): type is EventType => Object.hasOwn(EVENT_TYPES, type);

/**
 * `source` and `id` together identify an event: a second one with the same key and the same content
 * (`contentOf`) is a duplicate, and one with other content is refused.
 */
export const eventKey = (event: { source: string; id: string }): string =>
  `${event.source} ${event.id}`;
