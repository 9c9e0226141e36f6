import { type EventData } from '@pedigree/events';
import {
  interpret,
  type LineageEdge,
  type LineageNode,
  type Mentioned,
  type Stamp,
  type Stamped,
  type DescriptionFact,
  type Subgraph,
  idOf,
} from '@pedigree/lineage';
import { type Policy } from './policy';
import { startsIn } from './starts';

export type Plan = EventData<'ai.pedigree.training.planned.v1'>;

/** What a planned model is called until it exists. */
export const plannedModel = ({ plan }: Plan): string => `urn:pedigree:plan:${plan.id}`;

/** Everything that a planned run would learn from. */
export const sourcesOf = ({ base, corpora, teachers = [] }: Plan): string[] => [
  ...new Set([
    idOf(base.model),
    ...corpora.map(({ dataset }) => idOf(dataset)),
    ...teachers.map(({ model }) => idOf(model)),
  ]),
];

/**
 * The ancestry as if the run had happened: the gate then judges what it would make.
 *
 * @param by the principal who plans it
 */
export function withPlan(ancestry: Subgraph, plan: Plan, at: string, by?: string): Subgraph {
  const { base, corpora, teachers, complete } = plan;
  const output = plannedModel(plan);
  const { artifacts, facts } = interpret({
    id: output,
    source: '/pedigree/plan',
    type: 'ai.pedigree.finetune.completed.v1',
    subject: output,
    time: at,
    data: {
      ...{ run: { id: output }, output, base, corpora },
      ...(teachers && { teachers }),
      ...(complete && { complete }),
    },
  });
  const stamp: Stamp = {
    eventId: `/pedigree/plan ${output}`,
    runId: output,
    ...(by === undefined ? {} : { by }),
    occurredAt: at,
    recordedAt: at,
    topic: 'plan',
    partition: 0,
    offset: 0,
  };
  const stamped = facts.map((fact) => ({ ...fact, ...stamp }));
  const edges = stamped.filter((fact): fact is LineageEdge => fact.fact === 'edge');
  const said = stamped.filter(
    (fact): fact is Stamped<DescriptionFact> => fact.fact === 'description',
  );
  return {
    roots: [output],
    nodes: nodesWith(ancestry.nodes, artifacts, said),
    edges: [...ancestry.edges, ...edges],
    truncated: ancestry.truncated,
  };
}

function nodesWith(
  known: readonly LineageNode[],
  artifacts: readonly Mentioned[],
  said: readonly Stamped<DescriptionFact>[],
): LineageNode[] {
  const nodes = new Map(known.map((node) => [node.id, node]));
  for (const { id, kind } of artifacts) {
    const node = nodes.get(id) ?? { id, kinds: [], descriptions: [], evidence: [] };
    const isNew = kind !== undefined && !node.kinds.includes(kind);
    const kinds = isNew ? [...node.kinds, kind] : node.kinds;
    const more = said.filter(({ artifact }) => artifact === id);
    nodes.set(id, { ...node, kinds, descriptions: [...node.descriptions, ...more] });
  }
  return [...nodes.values()];
}

/** Which of some models start from other weights than the base of a plan: teachers to take instead. */
export function independentFrom(
  base: string,
  candidates: readonly string[],
  ancestry: Subgraph,
  policy: Policy,
  environment: string,
): string[] {
  const { pedigree, starts } = startsIn(ancestry, policy, environment);
  const student = pedigree.resolve(base);
  if (student === undefined) return [];
  const own = starts.classOf(student);
  return candidates.filter((id) => {
    const model = pedigree.resolve(id);
    if (model === undefined || model.kind !== 'model') return false;
    return starts.shares(starts.classOf(model), own) === 'none';
  });
}
