import {
  type DescriptionFact,
  EDGE_TYPES,
  type EdgeProperties,
  type EvidenceFact,
  type LineageEdge,
  type LineageNode,
  type Stamp,
  type Stamped,
} from '@pedigree/lineage';
import { type Database } from './database';
import { type Deadline } from './deadline';
import { kindsOf } from './rows';
import { type Stamps } from './stamps';
import * as sql from './statements';

/** Artifacts whose facts are read with one statement, between two looks at the clock. */
const CHUNK = 1000;

interface Node extends LineageNode {
  descriptions: Stamped<DescriptionFact>[];
  evidence: Stamped<EvidenceFact>[];
}

type EdgeRow = [from: number, type: number, to: number, event: number, properties: string];
type FactRow<F> = [n: number, event: number, fact: F];

/** What is said of a chunk of artifacts, before it is known who said it when. */
interface Said {
  descriptions: FactRow<DescriptionFact>[];
  mentions: FactRow<string>[];
  evidence: FactRow<EvidenceFact>[];
  edges: EdgeRow[];
}

/**
 * Reads all that is said of some artifacts, and the edges among them. Each event is looked up once,
 * however much it says, and each text of properties is parsed once: most edges share a few.
 */
export class SubgraphRead {
  private readonly nodes = new Map<number, Node>();
  private readonly parsed = new Map<string, EdgeProperties>();

  constructor(
    private readonly db: Database,
    private readonly stamps: Stamps,
    private readonly deadline: Deadline,
  ) {}

  /**
   * @param ends other artifacts to which edges may lead
   * @throws GraphError `timeout`
   */
  read(
    numbers: readonly number[],
    ends: readonly number[] = [],
  ): { nodes: LineageNode[]; edges: LineageEdge[] } {
    const chunks = chunksOf(numbers).map((chunk) => JSON.stringify(chunk));
    for (const chunk of chunks) this.readNodes(chunk);
    const nodes = [...this.nodes.values()];
    const others = ends.filter((end) => !this.nodes.has(end));
    for (const chunk of chunksOf(others)) this.readNodes(JSON.stringify(chunk));
    const edges = chunks.flatMap((chunk) => this.readSaid(chunk));
    return { nodes, edges };
  }

  private readNodes(chunk: string): void {
    this.deadline.check();
    const rows = this.db.packed<[number, string, number]>(sql.PACK_ARTIFACTS, chunk);
    for (const [n, id, kinds] of rows)
      this.nodes.set(n, { id, kinds: kindsOf(kinds), descriptions: [], evidence: [] });
  }

  /** Adds what is said of the nodes of a chunk, and answers their edges. */
  private readSaid(chunk: string): LineageEdge[] {
    this.deadline.check();
    const said: Said = {
      descriptions: this.db.packed(sql.PACK_DESCRIPTIONS, chunk),
      mentions: this.db.packed(sql.PACK_MENTIONS, chunk),
      evidence: this.db.packed(sql.PACK_EVIDENCE, chunk),
      edges: this.db
        .packed<EdgeRow>(sql.PACK_EDGES, chunk)
        .filter(([, , far]) => this.nodes.has(far)),
    };
    this.stamps.load(eventsOf(said));
    this.addFacts(said);
    return said.edges.flatMap((row) => this.edgeOf(row) ?? []);
  }

  private addFacts({ descriptions, mentions, evidence }: Said): void {
    for (const [n, event, fact] of descriptions)
      this.nodes.get(n)?.descriptions.push(Object.assign(fact, this.stamps.of(event)));
    for (const [n, event, digest] of mentions) this.addMention(n, digest, this.stamps.of(event));
    for (const [n, event, fact] of evidence)
      this.nodes.get(n)?.evidence.push(Object.assign(fact, this.stamps.of(event)));
  }

  private addMention(n: number, digest: string, stamp: Stamp | undefined): void {
    const node = this.nodes.get(n);
    if (node === undefined || stamp === undefined) return;
    const mention = { fact: 'description', artifact: node.id, digest, described: false } as const;
    node.descriptions.push({ ...mention, ...stamp });
  }

  private edgeOf([near, kind, far, event, json]: EdgeRow): LineageEdge | undefined {
    const [from, to] = [this.nodes.get(near), this.nodes.get(far)];
    const [type, stamp] = [EDGE_TYPES[kind], this.stamps.of(event)];
    if (!from || !to || !type || !stamp) return undefined;
    const properties = this.propertiesOf(json);
    return { fact: 'edge', type, from: from.id, to: to.id, properties, ...stamp };
  }

  private propertiesOf(json: string): EdgeProperties {
    const known = this.parsed.get(json) ?? (JSON.parse(json) as EdgeProperties);
    this.parsed.set(json, known);
    return known;
  }
}

function eventsOf({ descriptions, mentions, evidence, edges }: Said): Set<number> {
  const events = new Set<number>();
  for (const rows of [descriptions, mentions, evidence])
    for (const [, event] of rows) events.add(event);
  for (const [, , , event] of edges) events.add(event);
  return events;
}

const chunksOf = (numbers: readonly number[]): (readonly number[])[] =>
  Array.from({ length: Math.ceil(numbers.length / CHUNK) }, (_, i) =>
    numbers.slice(i * CHUNK, (i + 1) * CHUNK),
  );
