import { type Grade } from '@pedigree/events';
import { describe as view, type LineageEdge, type Subgraph } from '@pedigree/lineage';
import { GRADES } from './paths';

const LOWERING = ['prune', 'upcycle', 'architecture-search', 'draft-head'];

/**
 * The oracle works from the words of DESIGN.md alone: it collects whole sets of ancestors instead of
 * roots, and enumerates every path instead of walking by breadth. It is exponential, so the graphs
 * are small; there are thousands of them.
 */
export class Oracle {
  private readonly outgoing = new Map<string, LineageEdge[]>();

  constructor(private readonly graph: Subgraph) {
    for (const edge of graph.edges) {
      const key = `${edge.from} ${edge.type}`;
      this.outgoing.set(key, [...(this.outgoing.get(key) ?? []), edge]);
    }
  }

  out(id: string, type: string): LineageEdge[] {
    return this.outgoing.get(`${id} ${type}`) ?? [];
  }

  /** Ancestors over weights whose initialization came through unchanged, itself included. */
  same(id: string): Set<string> {
    const arcs = this.out(id, 'INITIALIZED_FROM');
    const merge = arcs.filter(({ properties }) => properties.method === 'merge');
    const kept = arcs.filter(
      ({ properties: { method = '' } }) => method !== 'merge' && !LOWERING.includes(method),
    );
    const common = merge
      .map(({ to }) => this.same(to))
      .reduce<Set<string> | undefined>(
        (a, b) => (a === undefined ? b : new Set([...a].filter((x) => b.has(x)))),
        undefined,
      );
    return this.withTwins([id, ...kept.flatMap(({ to }) => [...this.same(to)]), ...(common ?? [])]);
  }

  all(id: string): Set<string> {
    return this.withTwins([
      id,
      ...this.out(id, 'INITIALIZED_FROM').flatMap(({ to }) => [...this.all(to)]),
    ]);
  }

  /** What its weights come from, by what was recorded and not by what is claimed. */
  private line(id: string): string[] {
    return [id, ...this.out(id, 'INITIALIZED_FROM').flatMap(({ to }) => this.line(to))];
  }

  /** Two roots that a claim calls the same are both meant where one is. */
  private withTwins(ids: readonly string[]): Set<string> {
    const twins = this.graph.nodes
      .map((node) => node.id)
      .filter((twin) => ids.some((id) => this.claimed('same', id, twin)));
    return new Set([...ids, ...twins]);
  }

  private claimed(relation: string, a: string, b: string): boolean {
    return this.graph.edges.some(
      ({ type, from, to, properties }) =>
        type === 'SHARES_INITIALIZATION' &&
        properties.relation === relation &&
        ((from === a && to === b) || (from === b && to === a)),
    );
  }

  private isRandom(id: string): boolean {
    const node = this.graph.nodes.find((candidate) => candidate.id === id);
    return node !== undefined && view(node).initialization === 'random';
  }

  shares(a: string, b: string): Grade {
    const meets = (
      left: Set<string>,
      right: Set<string>,
      test: (x: string, y: string) => boolean,
    ): boolean => [...left].some((x) => [...right].some((y) => test(x, y)));
    const equal = (x: string, y: string): boolean => x === y;
    if (meets(this.same(a), this.same(b), equal)) return 'same';
    if (meets(this.all(a), this.all(b), (x, y) => equal(x, y) || this.claimed('partial', x, y)))
      return 'partial';
    const roots = (id: string): string[] =>
      [...this.all(id)].filter((x) => this.out(x, 'INITIALIZED_FROM').length === 0);
    // What is said of one of two roots that are the same is said of both.
    const apart = roots(a).every((x) =>
      roots(b).every(
        (y) =>
          (this.isRandom(x) && this.isRandom(y)) ||
          meets(this.withTwins([x]), this.withTwins([y]), (p, q) =>
            this.claimed('independent', p, q),
          ),
      ),
    );
    return apart ? 'none' : 'unknown';
  }

  /** Strongest grade and shortest length for every generator and role, over every path there is. */
  arrivals(candidate: string): Map<string, [Grade, number]> {
    const best = new Map<string, [Grade, number]>();
    const weaker = (a: Grade, b: Grade): Grade => (GRADES.indexOf(a) > GRADES.indexOf(b) ? a : b);
    const arrive = (key: string, grade: Grade, length: number): void => {
      const [g, l] = best.get(key) ?? [undefined, Infinity];
      if (
        g === undefined ||
        GRADES.indexOf(grade) < GRADES.indexOf(g) ||
        (grade === g && length < l)
      )
        best.set(key, [grade, length]);
    };
    const hop = (
      grade: Grade,
      length: number,
      seen: string[],
      student: string,
      edge: LineageEdge,
    ): void => {
      const next = weaker(grade, this.shares(edge.to, student));
      arrive(`${this.role(candidate, student, edge)} ${edge.to}`, next, length + 1);
      go(edge.to, next, length + 1, seen, edge.to);
    };
    const go = (
      id: string,
      grade: Grade,
      length: number,
      seen: string[],
      student: string,
    ): void => {
      if (seen.includes(`${id} ${student}`)) return;
      const path = [...seen, `${id} ${student}`];
      for (const { to } of this.out(id, 'INITIALIZED_FROM')) go(to, grade, length + 1, path, to);
      for (const { to } of this.out(id, 'TRAINED_ON')) go(to, grade, length + 1, path, id);
      for (const { to } of this.out(id, 'DERIVED_FROM')) go(to, grade, length + 1, path, student);
      for (const edge of [...this.out(id, 'GENERATED_BY'), ...this.out(id, 'TAUGHT_BY')])
        hop(grade, length, path, student, edge);
      if (this.lacksWriter(id)) arrive(`teacher nobody ${id}`, weaker(grade, 'unknown'), length);
    };
    go(candidate, 'same', 0, [], candidate);
    return best;
  }

  /** Synthetic rows that nobody is said to have written, nor what they derive from. */
  private lacksWriter(id: string): boolean {
    return this.out(id, 'GENERATED_BY').length > 0 && !this.isWritten(id);
  }

  private isWritten(id: string): boolean {
    const wrote = ({ properties: { channel = '' } }: LineageEdge): boolean =>
      !['labels', 'reward', 'paraphrase'].includes(channel);
    return (
      this.out(id, 'GENERATED_BY').some(wrote) ||
      this.out(id, 'DERIVED_FROM').some(({ to }) => this.isWritten(to))
    );
  }

  private role(candidate: string, student: string, { to, properties }: LineageEdge): string {
    if (properties.channel === 'labels' || properties.channel === 'reward') return 'judge';
    const converting = (method = ''): boolean => method === 'quantize' || method === 'convert';
    const selves = (id: string): string[] => [
      id,
      ...this.out(id, 'INITIALIZED_FROM')
        .filter(({ properties: p }) => converting(p.method))
        .flatMap((e) => selves(e.to)),
    ];
    const starts = selves(candidate).flatMap((id) =>
      this.out(id, 'INITIALIZED_FROM')
        .filter(({ properties: p }) => !converting(p.method))
        .map((e) => e.to),
    );
    if (!selves(candidate).includes(student) || properties.unprompted !== true) return 'teacher';
    if (starts.includes(to)) return 'own-start';
    return this.line(candidate).includes(to) ? 'own-line' : 'teacher';
  }
}
