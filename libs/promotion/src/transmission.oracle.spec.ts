import { type Grade } from '@pedigree/events';
import { describe as view, type LineageEdge, type Subgraph } from '@pedigree/lineage';
import { History } from '@pedigree/testing';
import * as fc from 'fast-check';
import { initRootsOf } from './init-roots';
import { GRADES, type Arrival } from './paths';
import { pedigreeOf } from './pedigree';
import { initializationsOf } from './shares-init';
import { transmissionInto } from './transmission';

/*
 * The oracle works from the words of DESIGN.md alone: it collects whole sets of ancestors instead of
 * roots, and enumerates every path instead of walking by breadth. It is exponential, so the graphs
 * are small; there are thousands of them.
 */

const MODELS = 6;
const DATASETS = 4;
const model = (index: number): string => `m${String(index)}`;
const dataset = (index: number): string => `d${String(index)}`;
const LOWERING = ['prune', 'upcycle', 'architecture-search', 'draft-head'];

class Oracle {
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
    };
    go(candidate, 'same', 0, [], candidate);
    return best;
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
    const own =
      selves(candidate).includes(student) &&
      starts.includes(to) &&
      properties.systemPromptDigest === undefined;
    return own ? 'own-start' : 'teacher';
  }
}

const channel = fc.constantFrom('completions', 'labels', 'logits', 'reward', 'paraphrase' as const);
const method = fc.constantFrom(
  'finetune',
  'quantize',
  'prune',
  'upcycle',
  'merge',
  'adapter',
  'convert' as const,
);
const below = (bound: number): fc.Arbitrary<number> => fc.nat({ max: Math.max(0, bound - 1) });

/** A random history without cycles: a model is made of earlier things only. */
const history = fc
  .record({
    random: fc.array(fc.boolean(), { minLength: MODELS, maxLength: MODELS }),
    transforms: fc.array(
      fc.record({
        child: fc.integer({ min: 2, max: MODELS - 1 }),
        parents: fc.array(fc.nat(), { minLength: 1, maxLength: 2 }),
        method,
      }),
      { maxLength: 5 },
    ),
    trainings: fc.array(fc.record({ model: below(MODELS), data: below(DATASETS) }), {
      maxLength: 6,
    }),
    generations: fc.array(
      fc.record({ data: below(DATASETS), model: below(MODELS), channel, prompted: fc.boolean() }),
      { maxLength: 6 },
    ),
    derivations: fc.array(
      fc.record({ data: fc.integer({ min: 1, max: DATASETS - 1 }), parent: fc.nat() }),
      { maxLength: 2 },
    ),
    lessons: fc.array(
      fc.record({ student: fc.integer({ min: 1, max: MODELS - 1 }), teacher: fc.nat(), channel }),
      { maxLength: 2 },
    ),
    claims: fc.array(
      fc.record({
        relation: fc.constantFrom('same', 'partial', 'independent' as const),
        roots: fc.tuple(fc.nat(), fc.nat()),
      }),
      { maxLength: 3 },
    ),
  })
  .map(build);

interface Plan {
  random: boolean[];
  transforms: {
    child: number;
    parents: number[];
    method: 'finetune' | 'quantize' | 'prune' | 'upcycle' | 'merge' | 'adapter' | 'convert';
  }[];
  trainings: { model: number; data: number }[];
  generations: {
    data: number;
    model: number;
    channel: 'completions' | 'labels' | 'logits' | 'reward' | 'paraphrase';
    prompted: boolean;
  }[];
  derivations: { data: number; parent: number }[];
  lessons: { student: number; teacher: number; channel: Plan['generations'][number]['channel'] }[];
  claims: { relation: 'same' | 'partial' | 'independent'; roots: [number, number] }[];
}

function build(plan: Plan): Subgraph {
  const told = new History();
  const children = new Set(plan.transforms.map(({ child }) => child));
  const roots = [...Array(MODELS).keys()].filter((index) => !children.has(index));
  for (let index = 0; index < MODELS; index++)
    told.model(
      model(index),
      plan.random[index] === true && roots.includes(index) ? 'random' : undefined,
    );
  for (let index = 0; index < DATASETS; index++) told.dataset(dataset(index));
  for (const { child, parents, method: how } of plan.transforms) {
    const ids = [...new Set(parents.map((parent) => model(parent % child)))];
    if (how === 'finetune') told.finetune(model(child), ids[0] ?? 'm0');
    else told.transform(model(child), how, how === 'merge' ? ids : ids.slice(0, 1));
  }
  for (const { model: student, data } of plan.trainings)
    told.finetuneOnly(model(student), dataset(data));
  for (const { data, model: generator, channel: how, prompted } of plan.generations)
    told.generate(dataset(data), [
      {
        model: model(generator),
        channel: how,
        ...(prompted && { systemPromptDigest: 'sha256:x' }),
      },
    ]);
  for (const { data, parent } of plan.derivations)
    told.derive(dataset(data), 'mix', [dataset(parent % data)]);
  for (const { student, teacher, channel: how } of plan.lessons)
    told.taught(model(student), model(teacher % student), how);
  // One claim of each relation at most per root: the oracle does not chain claims of sameness.
  const used = new Set<string>();
  for (const {
    relation,
    roots: [a, b],
  } of plan.claims) {
    const [left, right] = [roots[a % roots.length], roots[b % roots.length]];
    if (left === undefined || right === undefined || left === right) continue;
    if (relation === 'same' && (used.has(`${left}`) || used.has(`${right}`))) continue;
    if (relation === 'same') used.add(`${left}`).add(`${right}`);
    told.claim(model(left), model(right), relation);
  }
  return told.subgraph(model(MODELS - 1));
}

function engine(graph: Subgraph): {
  shares(a: string, b: string): Grade;
  arrivals(candidate: string): Arrival[];
} {
  const pedigree = pedigreeOf(graph);
  const initializations = initializationsOf(pedigree, initRootsOf(pedigree), 'declared');
  const vertex = (id: string) => pedigree.resolve(id)!;
  return {
    shares: (a, b) =>
      initializations.shares(
        initializations.classOf(vertex(a)),
        initializations.classOf(vertex(b)),
      ),
    arrivals: (candidate) => [...transmissionInto(vertex(candidate), initializations).arrivals],
  };
}

describe('transmission against a brute-force oracle', () => {
  it('agrees on sharesInit for every pair of models', () => {
    fc.assert(
      fc.property(history, (graph) => {
        const [ours, theirs] = [engine(graph), new Oracle(graph)];
        const pairs = [...Array(MODELS * MODELS).keys()].map(
          (n) => [model(n % MODELS), model(Math.floor(n / MODELS))] as const,
        );
        const answers = (shares: (a: string, b: string) => Grade): string[] =>
          pairs.map(([a, b]) => `${a} ${b} ${shares(a, b)}`);
        expect(answers(ours.shares)).toEqual(answers((a, b) => theirs.shares(a, b)));
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees on grade and length of the strongest path to every generator', () => {
    fc.assert(
      fc.property(history, (graph) => {
        const candidate = model(MODELS - 1);
        const ours = new Map(
          engine(graph)
            .arrivals(candidate)
            .map((a) => [`${a.role} ${a.generator}`, [a.grade, a.length]]),
        );
        expect(ours).toEqual(new Oracle(graph).arrivals(candidate));
      }),
      { numRuns: 2000 },
    );
  });

  it('reports paths that exist, end at the generator and are as weak as they say', () => {
    fc.assert(
      fc.property(history, (graph) => {
        const oracle = new Oracle(graph);
        for (const arrival of engine(graph).arrivals(model(MODELS - 1))) {
          const path = arrival.path();
          expect(path).toHaveLength(arrival.length);
          expect(path.at(-1)?.to).toBe(arrival.generator);
          expect(path[0]?.from).toBe(model(MODELS - 1));
          let student = '';
          let weakest: Grade = 'same';
          path.forEach(({ edge, from, to }, at) => {
            expect(oracle.out(from, edge).some((there) => there.to === to)).toBe(true);
            if (at > 0) expect(path[at - 1]?.to).toBe(from);
            if (edge === 'TRAINED_ON' || edge === 'TAUGHT_BY') student = from;
            if (edge !== 'GENERATED_BY' && edge !== 'TAUGHT_BY') return;
            const grade = oracle.shares(to, student);
            if (GRADES.indexOf(grade) > GRADES.indexOf(weakest)) weakest = grade;
          });
          expect(weakest).toBe(arrival.grade);
        }
      }),
      { numRuns: 1500 },
    );
  });
});
