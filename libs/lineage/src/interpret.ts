import { type EventData, type EventType, eventKey, type PedigreeEvent } from '@pedigree/events';
import { type Recording, type Stamp } from './facts';
import * as artifacts from './interpret-artifacts';
import * as evidence from './interpret-evidence';
import * as gate from './interpret-gate';
import * as runs from './interpret-runs';
import { type Statements } from './statements';

const nothing = (): Statements => ({ artifacts: [], facts: [] });

type Interpreters = { [T in EventType]: (data: EventData<T>) => Statements };

/** What each event type says about the graph. Complete by construction: a new type does not compile without its line. */
const INTERPRETERS: Interpreters = {
  'ai.pedigree.model.registered.v1': artifacts.modelRegistered,
  'ai.pedigree.dataset.registered.v1': artifacts.datasetRegistered,
  'ai.pedigree.training.completed.v1': runs.trainingCompleted,
  'ai.pedigree.finetune.completed.v1': runs.finetuneCompleted,
  'ai.pedigree.generation.completed.v1': runs.generationCompleted,
  'ai.pedigree.weights.transformed.v1': runs.weightsTransformed,
  'ai.pedigree.dataset.derived.v1': runs.datasetDerived,
  'ai.pedigree.evaluation.completed.v1': evidence.evaluationCompleted,
  'ai.pedigree.probe.completed.v1': evidence.probeCompleted,
  'ai.pedigree.attestation.recorded.v1': evidence.attestationRecorded,
  'ai.pedigree.initialization.claimed.v1': evidence.initializationClaimed,
  'ai.pedigree.model.flagged.v1': evidence.modelFlagged,
  'ai.pedigree.model.cleared.v1': evidence.modelCleared,
  'ai.pedigree.dataset.flagged.v1': evidence.datasetFlagged,
  'ai.pedigree.dataset.cleared.v1': evidence.datasetCleared,
  'ai.pedigree.evidence.revoked.v1': evidence.evidenceRevoked,
  'ai.pedigree.review.requested.v1': evidence.reviewRequested,
  'ai.pedigree.review.recorded.v1': evidence.reviewRecorded,
  'ai.pedigree.deployment.changed.v1': gate.deploymentChanged,
  'ai.pedigree.promotion.requested.v1': gate.promotionRequested,
  'ai.pedigree.promotion.approved.v1': gate.decisionMade,
  'ai.pedigree.promotion.blocked.v1': gate.decisionMade,
  'ai.pedigree.promotion.revoked.v1': gate.promotionRevoked,
  'ai.pedigree.plan.approved.v1': nothing,
  'ai.pedigree.plan.blocked.v1': nothing,
  'ai.pedigree.policy.activated.v1': gate.policyActivated,
  'ai.pedigree.promotion.recheck.v1': nothing,
  'ai.pedigree.training.planned.v1': nothing,
  'ai.pedigree.lineage.recorded.v1': nothing,
};

/** Event -> artifacts and facts. Pure: the same event always says the same. */
export function interpret<T extends EventType>(event: PedigreeEvent<T>): Statements {
  const interpreter = INTERPRETERS[event.type] as (data: unknown) => Statements;
  return interpreter(event.data);
}

/** Where a message was read, and when the broker took it (milliseconds since the epoch). */
export interface Origin {
  topic: string;
  partition: number;
  offset: number;
  timestamp: number;
  /** The principal who is taken to have said what names none. */
  by?: string;
}

/** RFC 3339 in any offset to UTC with milliseconds, so that text order is time order. */
export const toUtc = (time: string | number): string =>
  typeof time === 'number' ? textOf(time) : UTC.test(time) ? time : new Date(time).toISOString();

/** Of a broker's clock: thousands of events share a millisecond, and the text is slow to make. */
const textOf = memoLast((time: number) => new Date(time).toISOString());

function memoLast<A, R>(make: (argument: A) => R): (argument: A) => R {
  let last: { argument: A; result: R } | undefined;
  return (argument) => {
    if (last === undefined || !Object.is(last.argument, argument))
      last = { argument, result: make(argument) };
    return last.result;
  };
}

/** What needs no change. Times were validated before; the 24th hour and leap seconds are not among these. */
const UTC = /^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/;

/** Stamps statements with the event that made them and the place where it was read. */
export function recordingOf(
  said: { key: string; type: string; time: string; document: string; by?: string | undefined },
  statements: Statements,
  origin: Origin,
): Recording {
  const by = said.by ?? origin.by;
  const stamp: Stamp = {
    eventId: said.key,
    ...(statements.runId === undefined ? {} : { runId: statements.runId }),
    ...(by === undefined ? {} : { by }),
    occurredAt: toUtc(said.time),
    recordedAt: toUtc(origin.timestamp),
    topic: origin.topic,
    partition: origin.partition,
    offset: origin.offset,
  };
  const { artifacts, facts } = statements;
  return { stamp, type: said.type, document: said.document, artifacts, facts };
}

/** The recording of a Pedigree event that was read at `origin`. */
export const recordEvent = (event: PedigreeEvent, origin: Origin): Recording =>
  recordingOf(
    { key: eventKey(event), type: event.type, time: event.time, document: JSON.stringify(event) },
    interpret(event),
    origin,
  );
