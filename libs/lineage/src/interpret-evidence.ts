import { digestOf, type EventData, type Ref } from '@pedigree/events';
import { type ArtifactKind, type EvidenceFact, type EvidenceKind } from './facts';
import { present, StatementBuilder, type Statements } from './statements';

/** Evidence about `subject`; other artifacts that the event names become known as well. */
function evidence(
  kind: EvidenceKind,
  id: string,
  subject: Ref,
  data: object,
  mentioned: readonly (Ref | undefined)[] = [],
  subjectKind: ArtifactKind = 'model',
): Statements {
  const builder = new StatementBuilder();
  const about = builder.refer(subject, subjectKind);
  for (const reference of mentioned) if (reference !== undefined) builder.refer(reference, 'model');
  return builder
    .add(
      present<EvidenceFact>({
        fact: 'evidence',
        kind,
        id,
        about,
        digest: digestOf(subject),
        data: JSON.stringify(data),
      }),
    )
    .build();
}

export const evaluationCompleted = (
  data: EventData<'ai.pedigree.evaluation.completed.v1'>,
): Statements =>
  evidence('evaluation', data.evaluation.id, data.subject, data, [data.baseline, data.evaluator]);

export const probeCompleted = (data: EventData<'ai.pedigree.probe.completed.v1'>): Statements =>
  evidence('probe', data.probe.id, data.subject, data, [data.baseline]);

export const attestationRecorded = (
  data: EventData<'ai.pedigree.attestation.recorded.v1'>,
): Statements =>
  evidence(
    'attestation',
    data.kind,
    data.subject,
    data,
    [],
    data.kind === 'dataset-vetting' ? 'dataset' : 'model',
  );

export const modelFlagged = (data: EventData<'ai.pedigree.model.flagged.v1'>): Statements =>
  evidence('flag', data.reason, data.model, data);

export const modelCleared = (data: EventData<'ai.pedigree.model.cleared.v1'>): Statements =>
  evidence('clearance', data.reason, data.model, data);

export const reviewRecorded = (data: EventData<'ai.pedigree.review.recorded.v1'>): Statements =>
  evidence('review', data.reviewer, data.model, data);

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
