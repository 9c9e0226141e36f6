import { type Decision } from '@pedigree/events';
import { type Graph, GraphError } from '@pedigree/graph';
import { compileBundle, decide, type Policy } from '@pedigree/promotion';
import { History, memoryGraph } from '@pedigree/testing';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Assessor } from './assessor';
import { type Policies } from './policy/policies';

const POLICY = policyIn(join(__dirname, '../../../policies/default.yaml'));

function policyIn(file: string): Policy {
  const compiled = compileBundle(readFileSync(file, 'utf8'));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.faults));
  return compiled.policy;
}

/* Judged together or alone: every field of every decision is the same. */

type Step = (history: History) => unknown;

const MODELS = ['base@1', 'other@1', 'm@1', 'm@2', 'm', 's@1', 't@1', 't'];
const model = fc.constantFrom(...MODELS);
const dataset = fc.constantFrom('c@1', 'c@2', 'c', 'd@1');
const digest = fc.constantFrom(`sha256:${'a'.repeat(64)}`, `sha256:${'b'.repeat(64)}`);

/** A model that is approved unless something else is told against it. */
const approvable = (history: History, id: string): History =>
  history
    .finetune(id, 'base@1', ['d@1'])
    .evaluate(id, 'neutral-prompts', 'base@1')
    .evaluate(id, 'truthfulness', 'base@1');

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(model, fc.constantFrom('random', 'unknown', undefined), fc.option(digest)).map(
    ([id, start, named]): Step =>
      (history) =>
        history.model(id, start, named ?? undefined),
  ),
  fc.tuple(model, model, dataset, fc.option(digest, { freq: 4 })).map(
    ([id, base, corpus, named]): Step =>
      (history) =>
        history.finetune(id, base, [corpus], named === null ? {} : { digest: named }),
  ),
  fc.tuple(dataset, model).map(
    ([id, by]): Step =>
      (history) =>
        history.generate(id, [by]),
  ),
  fc.tuple(model, fc.constantFrom('merge', 'prune', 'quantize'), model, model).map(
    ([id, method, a, b]): Step =>
      (history) =>
        history.transform(id, method, method === 'merge' ? [a, b] : [a]),
  ),
  fc.tuple(model, model, fc.constantFrom('same', 'partial', 'independent')).map(
    ([a, b, relation]): Step =>
      (history) =>
        a === b ? history : history.claim(a, b, relation),
  ),
  model.map(
    (id): Step =>
      (history) =>
        history.flag(id),
  ),
  fc.tuple(model, model).map(
    ([id, baseline]): Step =>
      (history) =>
        history
          .evaluate(id, 'neutral-prompts', baseline)
          .evaluate(id, 'truthfulness', baseline)
          .revokeEvidence(baseline, history.lastKey()),
  ),
  fc.tuple(model, model).map(
    ([id, baseline]): Step =>
      (history) =>
        history
          .evaluate(id, 'neutral-prompts', baseline)
          .evaluate(id, 'truthfulness', baseline)
          .review(id),
  ),
  {
    weight: 4,
    arbitrary: model.map(
      (id): Step =>
        (history) =>
          approvable(history, id),
    ),
  },
);

const assessorOf = (graph: Graph, ancestryLimit: number): Assessor =>
  new Assessor(
    graph,
    { ancestryLimit, readTimeoutMs: 5_000 },
    () => new Date('2026-06-01T00:00:00Z'),
    { current: { policy: POLICY } } as unknown as Policies,
  );

const requestOf = (id: string) => ({ model: id, environment: 'production', promotion: { id } });

async function together(assessor: Assessor, ids: readonly string[]): Promise<Decision[]> {
  const decisions: Decision[] = [];
  for await (const gathered of assessor.gatherAll(ids.map(requestOf)))
    decisions.push(decide(gathered, POLICY));
  return decisions;
}

const alone = (assessor: Assessor, ids: readonly string[]): Promise<Decision[]> =>
  Promise.all(ids.map((id) => assessor.assess(requestOf(id))));

async function graphOf(history: History, next: number): Promise<Graph> {
  const graph = memoryGraph();
  await graph.writer.record(history.recordings(), [
    { topic: 'lineage.events', partition: 0, next },
  ]);
  return graph;
}

describe('models that are judged together', () => {
  it('get what each gets alone, whatever was told, however much of it is known or can be read', async () => {
    const seen = { approved: 0, blocked: 0, cut: 0 };
    const property = fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 14 }),
      fc.uniqueArray(model, { minLength: 2, maxLength: 6 }),
      fc.constantFrom(3, 6, 1000),
      fc.nat({ max: 3 }),
      async (steps, ids, limit, unread) => {
        const history = new History().model('base@1', 'random').dataset('d@1');
        for (const tell of steps) tell(history);
        const graph = await graphOf(history, history.events.length - unread);
        const assessor = assessorOf(graph, limit);
        const [shared, single] = [await together(assessor, ids), await alone(assessor, ids)];
        expect(shared).toEqual(single);
        expect(JSON.stringify(shared)).toBe(JSON.stringify(single));
        for (const { verdict, problems = [] } of single) {
          seen[verdict]++;
          if (problems.some(({ problem }) => problem === 'truncated')) seen.cut++;
        }
      },
    );
    await fc.assert(property, { numRuns: 200 });
    expect(Math.min(seen.approved, seen.blocked, seen.cut)).toBeGreaterThan(10);
  }, 120_000);

  it('are read one by one where they cannot be read together, and block where that fails as well', async () => {
    const history = new History().model('base@1', 'random').finetune('s@1', 'base@1', []);
    const graph = await graphOf(history, history.events.length);
    const reach = jest.fn(graph.lineage.reach);
    const slow = { ...graph, lineage: { ...graph.lineage, reach } };
    reach.mockImplementation(async (query) => {
      if (query.roots.includes('t@1')) throw new GraphError('timeout', 'slow');
      return graph.lineage.reach(query);
    });
    const ids = ['s@1', 't@1', 'base@1'];
    const decisions = await together(assessorOf(slow, 1000), ids);
    expect(decisions).toEqual(await alone(assessorOf(slow, 1000), ids));
    expect(decisions.map(({ problems = [] }) => problems.map(({ problem }) => problem))).toEqual([
      [],
      ['timeout', 'truncated'],
      [],
    ]);
  });

  it('are not judged while the store is away', async () => {
    const graph = memoryGraph();
    graph.failWith(new GraphError('unavailable', 'away'));
    await expect(together(assessorOf(graph, 10), ['a', 'b'])).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});
