import { isRecord } from '@pedigree/events';
import {
  type EvidenceFact,
  idOf,
  type LineageNode,
  nameOf,
  type Subgraph,
} from '@pedigree/lineage';

/** Most that are named of one model: beyond them evidence counts only where its baseline is known anyway. */
const MOST_NAMED = 1000;

/**
 * Models that evidence about some models names without being upstream of it, as far as what was read shows
 * them: baselines, those of the baselines' own evaluations, and models that judged. Evidence of what a model
 * was only converted or quantized from is about it as well. To be read beside their ancestry.
 */
export function namedByEvidence(ancestry: Subgraph, ...models: readonly string[]): string[] {
  const around = new Surroundings(ancestry);
  return [...new Set(models.flatMap((model) => namedAround(around, model)))];
}

function namedAround(around: Surroundings, model: string): string[] {
  const named = new Set<string>();
  const subjects = new Set([model]);
  for (const subject of subjects) {
    for (const same of around.sameAs(subject)) subjects.add(same);
    for (const [field, id] of around.namedOf(subject)) {
      if (named.size >= MOST_NAMED) return [...named];
      named.add(id);
      if (field === 'baseline') subjects.add(id);
    }
  }
  return [...named];
}

const FIELDS = ['baseline', 'evaluator'] as const;
type Named = readonly [field: (typeof FIELDS)[number], id: string];

/** Changes of form, which leave what was found of the weights. */
const FORMS = new Set<string | undefined>(['convert', 'quantize']);

class Surroundings {
  private readonly nodes = new Map<string, LineageNode>();
  private readonly byDigest = new Map<string, string[]>();
  private readonly forms = new Map<string, string[]>();

  constructor({ nodes, edges }: Subgraph) {
    for (const node of nodes) {
      this.nodes.set(node.id, node);
      for (const digest of digestsOf(node)) put(this.byDigest, digest, node.id);
    }
    for (const { type, from, to, properties } of edges)
      if (type === 'INITIALIZED_FROM' && FORMS.has(properties.method)) put(this.forms, from, to);
  }

  /** Under what other ids evidence may be about it. */
  sameAs(id: string): readonly string[] {
    const digests = digestsOf(this.nodes.get(id));
    return [
      nameOf(id).base,
      ...digests.flatMap((digest) => this.byDigest.get(digest) ?? []),
      ...(this.forms.get(id) ?? []),
    ];
  }

  namedOf(id: string): readonly Named[] {
    return (this.nodes.get(id)?.evidence ?? []).flatMap(namedIn);
  }
}

const digestsOf = (node: LineageNode | undefined): string[] => [
  ...new Set((node?.descriptions ?? []).flatMap(({ digest }) => digest ?? [])),
];

function namedIn({ kind, data }: EvidenceFact): Named[] {
  if (kind !== 'evaluation' && kind !== 'probe') return [];
  const said: unknown = JSON.parse(data);
  if (!isRecord(said)) return [];
  return FIELDS.flatMap((field) => {
    const id = idIn(said[field]);
    return id === undefined ? [] : [[field, id] as const];
  });
}

function idIn(reference: unknown): string | undefined {
  const id = isRecord(reference) ? reference['id'] : reference;
  return typeof id === 'string' ? idOf(id) : undefined;
}

function put(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
