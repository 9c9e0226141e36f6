import { TOPICS } from '@pedigree/events';
import {
  type ArtifactKind,
  type DescriptionFact,
  type EdgeFact,
  type EdgeProperties,
  type EdgeType,
  type EvidenceFact,
  type Fact,
  type PolicyFact,
  type PromotionFact,
  type Recording,
  type Stamp,
} from '@pedigree/lineage';

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** Minute `n` of the story that the tests tell. */
export const minute = (n: number): string => new Date(START + n * MINUTE).toISOString();

/** The kinds of what an edge leaves and of what it leads to. */
export const ENDS: Record<EdgeType, readonly [ArtifactKind, ArtifactKind]> = {
  INITIALIZED_FROM: ['model', 'model'],
  TRAINED_ON: ['model', 'dataset'],
  GENERATED_BY: ['dataset', 'model'],
  DERIVED_FROM: ['dataset', 'dataset'],
  TAUGHT_BY: ['model', 'model'],
  SHARES_INITIALIZATION: ['model', 'model'],
};

export const edge = (
  type: EdgeType,
  from: string,
  to: string,
  properties: EdgeProperties = {},
): EdgeFact => ({ fact: 'edge', type, from, to, properties });

export const description = (
  artifact: string,
  rest: Partial<Omit<DescriptionFact, 'fact' | 'artifact'>> = {},
): DescriptionFact => ({ fact: 'description', artifact, described: true, ...rest });

export const evidence = (
  about: string,
  rest: Partial<Omit<EvidenceFact, 'fact' | 'about'>> = {},
): EvidenceFact => ({ fact: 'evidence', kind: 'flag', id: 'incident', data: '{}', about, ...rest });

export const request = (
  id: string,
  model: string,
  rest: Partial<PromotionFact> = {},
): PromotionFact => ({
  fact: 'promotion',
  id,
  step: 'requested',
  model,
  environment: 'production',
  ...rest,
});

export const decision = (
  id: string,
  model: string,
  rest: Partial<PromotionFact> = {},
): PromotionFact => ({
  ...request(id, model),
  step: 'decided',
  verdict: 'approved',
  decision: '{}',
  ...rest,
});

export const revocation = (
  id: string,
  model: string,
  rest: Partial<PromotionFact> = {},
): PromotionFact => ({
  ...request(id, model),
  step: 'revoked',
  verdict: 'blocked',
  document: '{"verdict":"blocked"}',
  ...rest,
});

export const review = (
  id: string,
  model: string,
  rest: Partial<PromotionFact> = {},
): PromotionFact => ({
  fact: 'promotion',
  id,
  step: 'reviewed',
  model,
  actor: 'a.reviewer',
  document: '{"decision":"approve"}',
  ...rest,
});

export const policy = (digest: string, rest: Partial<PolicyFact> = {}): PolicyFact => ({
  fact: 'policy',
  digest,
  name: 'default',
  version: '1',
  document: 'rules: []',
  ...rest,
});

type Mention = Recording['artifacts'][number];

const named = (id: string | undefined, kind: ArtifactKind): Mention[] =>
  id === undefined ? [] : [{ id, kind }];

/** The artifacts that a fact mentions, as the events that state such facts give their kinds. */
export function mentionsOf(fact: Fact): Mention[] {
  switch (fact.fact) {
    case 'edge': {
      const [from, to] = ENDS[fact.type];
      return [
        { id: fact.from, kind: from },
        { id: fact.to, kind: to },
      ];
    }
    case 'description':
      return [{ id: fact.artifact, kind: 'model' }];
    case 'evidence':
      return [{ id: fact.about, kind: 'model' }];
    case 'deployment':
    case 'promotion':
      return [{ id: fact.model, kind: 'model' }];
    case 'run-part':
      return [
        ...named(fact.artifact, fact.isModel ? 'model' : 'dataset'),
        ...named(fact.of, 'dataset'),
      ];
    case 'run':
    case 'policy':
      return [];
  }
}

/** An event that states these facts; it mentions their artifacts, and `mentioned` besides. */
export function saying(
  stamp: Partial<Stamp> & { eventId: string },
  facts: readonly Fact[],
  mentioned: readonly Mention[] = [],
): Recording {
  const mentions = [...facts.flatMap(mentionsOf), ...mentioned];
  const artifacts = [...new Map(mentions.map((m) => [`${m.kind} ${m.id}`, m])).values()];
  return {
    stamp: { ...DEFAULTS, ...stamp },
    type: 'ai.pedigree.test.v1',
    document: JSON.stringify({ id: stamp.eventId }),
    artifacts,
    facts,
  };
}

const DEFAULTS = {
  occurredAt: minute(0),
  recordedAt: minute(0),
  topic: TOPICS.lineageEvents,
  partition: 0,
  offset: 0,
};
