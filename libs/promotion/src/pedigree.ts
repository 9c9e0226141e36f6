import {
  type ArtifactView,
  describe,
  type LineageEdge,
  type LineageNode,
  nameOf,
  type Subgraph,
} from '@pedigree/lineage';
import { type Assurance } from './assurance';
import { type Credit, creditOf } from './credit';
import { type Meaning, meaningOf } from './meaning';
import { reconsidered, unanswered } from './unsaid';

/** Steps between two names of one thing; they cost nothing in grade. */
export type IdentityStep = 'SAME_DIGEST' | 'SYMLINK' | 'VERSION_OF' | 'HAS_VERSION';

/**
 * A place in the ancestor graph. An artifact has one vertex for what was recorded about it. An
 * unpinned id with known versions has a second, `reference`, which stands for all of them; a digest
 * shared by several artifacts, or a symlink between their names, has a `digest` vertex that joins them.
 */
export interface Vertex {
  index: number;
  role: 'artifact' | 'reference' | 'digest';
  id: string;
  kind: 'model' | 'dataset';
  view?: ArtifactView;
  node?: LineageNode;
  credit?: Credit;
  recorded: RecordedArc[];
  identities: IdentityArc[];
}

export interface RecordedArc extends Meaning {
  to: Vertex;
  edge: LineageEdge;
  /** Said by somebody whose word for how things came to be counts: it may explain, not only accuse. */
  counts: boolean;
}

/** `via` is absent for the step from a reference to the same id, which no path shows. */
export interface IdentityArc {
  to: Vertex;
  via?: IdentityStep;
}

/** The ancestor subgraph, ready to be walked. */
export interface Pedigree {
  vertices: readonly Vertex[];
  /** Where a reference to this id leads; undefined where the graph does not know the id. */
  resolve(id: string): Vertex | undefined;
  /** The vertex with what was recorded under this very id. */
  artifact(id: string): Vertex | undefined;
  claims: readonly LineageEdge[];
  /** Edges by which somebody whose word counts says of an artifact that nothing else went in. */
  complete: readonly LineageEdge[];
}

class PedigreeBuilder {
  constructor(private readonly assurance: Assurance) {}

  readonly vertices: Vertex[] = [];
  readonly artifacts = new Map<string, Vertex>();
  readonly references = new Map<string, Vertex>();
  /** Pinned artifacts by their unpinned name. */
  readonly versions = new Map<string, Vertex[]>();
  /** By kind and digest. */
  readonly twins = new Map<string, Vertex[]>();

  add(role: Vertex['role'], id: string, kind: Vertex['kind']): Vertex {
    const vertex: Vertex = {
      index: this.vertices.length,
      role,
      id,
      kind,
      recorded: [],
      identities: [],
    };
    this.vertices.push(vertex);
    return vertex;
  }

  addArtifact(node: LineageNode): void {
    const { view, base } = portraitOf(node);
    const vertex = this.add('artifact', node.id, view.kind);
    vertex.view = view;
    vertex.node = node;
    vertex.credit = creditOf(node, view, this.assurance);
    this.artifacts.set(node.id, vertex);
    if (base !== undefined && isKnown(node)) addTo(this.versions, base, vertex);
    for (const digest of view.digests) addTo(this.twins, `${view.kind} ${digest}`, vertex);
    for (const alias of aliasesOf(node)) addTo(this.symlinks, alias, vertex);
  }

  /** By what their names have in common. */
  readonly symlinks = new Map<string, Vertex[]>();

  resolve = (id: string): Vertex | undefined => this.references.get(id) ?? this.artifacts.get(id);

  addEdge(edge: LineageEdge): void {
    const { type, properties } = edge;
    const [from, to] = [this.artifacts.get(edge.from), this.resolve(edge.to)];
    if (type === 'SHARES_INITIALIZATION' || from === undefined || to === undefined) return;
    const counts = this.assurance.counts('lineage', edge);
    const meaning = meaningOf(type, from.kind, to.kind, properties);
    from.recorded.push({ type: meaning.type, misplaced: meaning.misplaced, to, edge, counts });
  }

  /** Joins an unpinned name with its versions: the reference to all, each version to what is known of the name. */
  joinVersions(name: string, versions: readonly Vertex[]): void {
    const unpinned = this.artifacts.get(name);
    const all = unpinned === undefined ? versions : [unpinned, ...versions];
    const kind = all.some((one) => one.kind === 'model') ? 'model' : 'dataset';
    const reference = this.add('reference', name, kind);
    this.references.set(name, reference);
    if (unpinned !== undefined) reference.identities.push({ to: unpinned });
    for (const version of versions) {
      reference.identities.push({ to: version, via: 'HAS_VERSION' });
      if (unpinned !== undefined) version.identities.push({ to: unpinned, via: 'VERSION_OF' });
    }
  }

  /** @param via what joins them: their bytes, or that somebody says that both names are of one thing */
  joinTwins(digest: string, twins: readonly Vertex[], via: IdentityStep): void {
    const [first] = twins;
    if (first === undefined || twins.length < 2) return;
    const hub = this.add('digest', digest, first.kind);
    for (const twin of twins) {
      twin.identities.push({ to: hub, via });
      hub.identities.push({ to: twin });
    }
  }
}

interface Portrait {
  view: ArtifactView;
  /** The unpinned name of what is pinned. */
  base?: string;
}

function aliasesOf({ descriptions }: LineageNode): Iterable<string> {
  const aliases: string[] = [];
  for (const { alias } of descriptions) if (alias !== undefined) aliases.push(alias);
  return aliases.length < 2 ? aliases : new Set(aliases);
}

/** Deployments, requests and evidence mention what they please: that makes no version of a name. */
const isKnown = ({ kinds, descriptions }: LineageNode): boolean =>
  kinds.length + descriptions.length > 0;

/** What an artifact is, of all that was said of it: worked out once for all that descend from it. */
const portraits = new WeakMap<LineageNode, Portrait>();

function portraitOf(node: LineageNode): Portrait {
  const known = portraits.get(node);
  if (known !== undefined) return known;
  const { base, version } = nameOf(node.id);
  const view = describe(node);
  const portrait = version === undefined ? { view } : { view, base };
  portraits.set(node, portrait);
  return portrait;
}

function addTo<T>(groups: Map<string, T[]>, key: string, item: T): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/**
 * Lays identities and recorded edges out as one graph to walk. Linear in the subgraph.
 *
 * @param assurance whose word in a model's favour counts
 */
export function pedigreeOf(subgraph: Subgraph, assurance: Assurance): Pedigree {
  const builder = new PedigreeBuilder(assurance);
  for (const node of subgraph.nodes) builder.addArtifact(node);
  for (const [name, versions] of builder.versions) builder.joinVersions(name, versions);
  for (const [key, twins] of builder.twins)
    builder.joinTwins(key.slice(key.indexOf(' ') + 1), twins, 'SAME_DIGEST');
  for (const [alias, twins] of builder.symlinks) builder.joinTwins(alias, twins, 'SYMLINK');
  const claims = subgraph.edges.filter(({ type }) => type === 'SHARES_INITIALIZATION');
  const kindOf = (id: string) => builder.artifacts.get(id)?.kind;
  const { open, complete } = unanswered(reconsidered(subgraph.edges, kindOf), assurance);
  for (const edge of open) builder.addEdge(edge);
  return {
    vertices: builder.vertices,
    resolve: builder.resolve,
    artifact: (id) => builder.artifacts.get(id),
    claims,
    complete,
  };
}

/** A name with several known versions: which of them it was, nobody said. */
export const isAmbiguous = ({ role, identities }: Vertex): boolean =>
  role === 'reference' && identities.filter(({ via }) => via === 'HAS_VERSION').length > 1;
