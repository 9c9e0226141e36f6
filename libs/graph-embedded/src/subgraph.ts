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
import { factOf, kindsOf, type StampRow, stampOf } from './rows';
import * as sql from './statements';

/** Artifacts whose facts are read with one statement, between two looks at the clock. */
const CHUNK = 500;

interface Node extends LineageNode {
  descriptions: Stamped<DescriptionFact>[];
  evidence: Stamped<EvidenceFact>[];
}

type EdgeRow = [from: number, type: number, to: number, event: number, properties: string];
type FactRow = [n: number, fact: string, ...StampRow];

/** Reads all that is said of some artifacts, and the edges among them. */
export class SubgraphRead {
  private readonly nodes = new Map<number, Node>();
  private readonly stamps = new Map<number, Stamp>();

  constructor(
    private readonly db: Database,
    private readonly deadline: Deadline,
  ) {}

  /** @throws GraphError `timeout` */
  read(numbers: readonly number[]): { nodes: LineageNode[]; edges: LineageEdge[] } {
    const chunks = chunksOf(numbers).map((chunk) => JSON.stringify(chunk));
    for (const chunk of chunks) this.readNodes(chunk);
    const edges = chunks.flatMap((chunk) => this.readEdges(chunk));
    return { nodes: [...this.nodes.values()], edges };
  }

  private readNodes(chunk: string): void {
    this.deadline.check();
    for (const [n, id, kinds] of this.db.tuples<[number, string, number]>(
      sql.SELECT_ARTIFACTS,
      chunk,
    ))
      this.nodes.set(n, { id, kinds: kindsOf(kinds), descriptions: [], evidence: [] });
    for (const [n, fact, ...stamp] of this.db.each<FactRow>(sql.SELECT_DESCRIPTIONS, chunk))
      this.nodes.get(n)?.descriptions.push(factOf(fact, stamp));
    for (const [n, digest, ...stamp] of this.db.each<FactRow>(sql.SELECT_MENTIONS, chunk))
      this.addMention(n, digest, stampOf(stamp));
    for (const [n, fact, ...stamp] of this.db.each<FactRow>(sql.SELECT_EVIDENCE, chunk))
      this.nodes.get(n)?.evidence.push(factOf(fact, stamp));
  }

  private addMention(n: number, digest: string, stamp: Stamp): void {
    const node = this.nodes.get(n);
    if (node === undefined) return;
    const mention = { fact: 'description', artifact: node.id, digest, described: false } as const;
    node.descriptions.push({ ...mention, ...stamp });
  }

  private readEdges(chunk: string): LineageEdge[] {
    this.deadline.check();
    const rows: EdgeRow[] = [];
    for (const row of this.db.each<EdgeRow>(sql.SELECT_EDGES, chunk))
      if (this.nodes.has(row[2])) rows.push(row);
    this.readStamps(rows);
    return rows.flatMap((row) => this.edgeOf(row) ?? []);
  }

  private readStamps(rows: readonly EdgeRow[]): void {
    const events = new Set(rows.map(([, , , event]) => event));
    const unknown = JSON.stringify([...events].filter((event) => !this.stamps.has(event)));
    for (const [seq, ...stamp] of this.db.tuples<[number, ...StampRow]>(sql.SELECT_STAMPS, unknown))
      this.stamps.set(seq, stampOf(stamp));
  }

  private edgeOf([near, kind, far, event, json]: EdgeRow): LineageEdge | undefined {
    const [from, to] = [this.nodes.get(near), this.nodes.get(far)];
    const [type, stamp] = [EDGE_TYPES[kind], this.stamps.get(event)];
    if (!from || !to || !type || !stamp) return undefined;
    const properties = JSON.parse(json) as EdgeProperties;
    return { fact: 'edge', type, from: from.id, to: to.id, properties, ...stamp };
  }
}

const chunksOf = (numbers: readonly number[]): (readonly number[])[] =>
  Array.from({ length: Math.ceil(numbers.length / CHUNK) }, (_, i) =>
    numbers.slice(i * CHUNK, (i + 1) * CHUNK),
  );
