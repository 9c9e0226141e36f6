import { type Grade } from '@pedigree/events';
import { type LineageEdge, type Subgraph } from '@pedigree/lineage';
import * as fc from 'fast-check';
import { ANYBODY_KNOWN } from './assurance';
import { claimsOf } from './claims';
import { DEFAULT_POLICY } from './fixtures/default-policy';
import { initRootsOf } from './init-roots';
import { GRADES, type Arrival, UNKNOWN_GENERATOR } from './paths';
import { pedigreeOf } from './pedigree';
import { initializationsOf } from './shares-init';
import { MODELS, model, history } from './spec-histories';
import { Oracle } from './spec-oracle';
import { transmissionInto } from './transmission';

function engine(graph: Subgraph): {
  shares(a: string, b: string): Grade;
  arrivals(candidate: string): Arrival[];
} {
  const pedigree = pedigreeOf(graph, ANYBODY_KNOWN);
  const claims = claimsOf(pedigree.claims, { revoked: new Set() }, DEFAULT_POLICY, ANYBODY_KNOWN);
  const initializations = initializationsOf(pedigree, initRootsOf(pedigree, claims), claims);
  const vertex = (id: string) => pedigree.resolve(id)!;
  return {
    shares: (a, b) =>
      initializations.shares(
        initializations.classOf(vertex(a)),
        initializations.classOf(vertex(b)),
      ),
    arrivals: (candidate) => {
      const isUnprompted = ({ properties }: LineageEdge): boolean => properties.unprompted === true;
      return [...transmissionInto(vertex(candidate), initializations, isUnprompted).arrivals];
    },
  };
}

/** What nobody is known to have written stands for its writer. */
const nameOf = ({ generator, source }: Arrival): string =>
  generator === UNKNOWN_GENERATOR ? `nobody ${source.id}` : generator;

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
            .map((a) => [`${a.role} ${nameOf(a)}`, [a.grade, a.length]]),
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
          expect(path.at(-1)?.to).toBe(arrival.source.id);
          expect(path[0]?.from).toBe(model(MODELS - 1));
          let student = '';
          let weakest: Grade = arrival.generator === UNKNOWN_GENERATOR ? 'unknown' : 'same';
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
