import 'reflect-metadata';
import { type Decision } from '@pedigree/events';
import { eventually } from '@pedigree/testing';
import fc from 'fast-check';
import { Gate } from './rules/gate';
import { type World } from './rules/world';

/* Whatever is told, in whatever order: an approval that stands is one that would be given again. */

type Step = (world: World) => World;

const STUDENTS = ['s0', 's1', 's2'];
const student = fc.constantFrom(...STUDENTS);
const teacher = fc.constantFrom('base', 'other', 's0', 's1');
const corpus = fc.constantFrom('c0', 'c1');

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(corpus, teacher).map(
    ([id, by]): Step =>
      (world) =>
        world.generate(id, by),
  ),
  fc.tuple(student, corpus).map(
    ([id, of]): Step =>
      (world) =>
        world.finetune(id, 'base', [of]),
  ),
  fc.tuple(student, student).map(
    ([id, parent]): Step =>
      (world) =>
        id === parent ? world : world.transform(id, 'quantize', [parent]),
  ),
  teacher.map(
    (id): Step =>
      (world) =>
        world.send('model.flagged', { model: world.ref(id), reason: 'incident' }),
  ),
  teacher.map(
    (id): Step =>
      (world) =>
        world.send('model.cleared', { model: world.ref(id), reason: 'incident' }),
  ),
  fc.constantFrom('same', 'independent').map(
    (relation): Step =>
      (world) =>
        world.send('initialization.claimed', {
          models: [world.ref('base'), world.ref('other')],
          relation,
          evidence: 'declared',
        }),
  ),
  student.map(
    (id): Step =>
      (world) =>
        world.review(id, 'alice', 'deny'),
  ),
  student.map(
    (id): Step =>
      (world) =>
        world.review(id, 'alice'),
  ),
  student.map(
    (id): Step =>
      (world) =>
        world.probe(id, 'drift'),
  ),
  student.map(
    (id): Step =>
      (world) =>
        world.evaluate(id, 'base', 'regressed'),
  ),
  corpus.map(
    (id): Step =>
      (world) =>
        world.dataset(id, { origin: 'synthetic', source: 'hub' }),
  ),
);

describe('approvals that stand', () => {
  let gate: Gate;
  beforeAll(async () => {
    gate = await Gate.start();
  });
  afterAll(() => gate.close());

  const beginning = (): World => {
    const world = gate.world().model('base').model('other').dataset('human', { origin: 'human' });
    for (const id of STUDENTS) world.finetune(id, 'base', ['human']).evaluate(id, 'base');
    return world;
  };

  const sendNew = async (world: World, sent: number): Promise<number> => {
    if (world.events.length > sent) await gate.send(world.events.slice(sent));
    return world.events.length;
  };

  const json = async (path: string): Promise<Decision & { revoked?: object }> =>
    JSON.parse(await gate.get(path)) as Decision;

  it('would be given again, after any events in any order, with promotions in between', async () => {
    let [stood, fell] = [0, 0];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.option(student)), { minLength: 1, maxLength: 8 }),
        async (steps) => {
          const world = beginning();
          let sent = await sendNew(world, 0);
          const asked = STUDENTS.map((id) => [id, world.id(`${id}-first`)] as const);
          await Promise.all(asked.map(([id, promotion]) => promote(world, id, promotion)));
          for (const [index, [tell, again]] of steps.entries()) {
            sent = await sendNew(tell(world), sent);
            if (again === null) continue;
            const promotion = world.id(`${again}-${String(index)}`);
            asked.push([again, promotion]);
            await promote(world, again, promotion);
          }
          await eventually(async () => {
            for (const [id, promotion] of asked) {
              const decision = await json(`/promotions/${encodeURIComponent(promotion)}`);
              if (decision.verdict === 'approved') await wouldPass(world, id);
            }
          });
          const ends = await Promise.all(
            asked.map(([, promotion]) => json(`/promotions/${encodeURIComponent(promotion)}`)),
          );
          stood += ends.filter(({ verdict }) => verdict === 'approved').length;
          fell += ends.filter(({ revoked }) => revoked !== undefined).length;
        },
      ),
      { numRuns: 40 },
    );
    expect(Math.min(stood, fell)).toBeGreaterThan(0);
  }, 120_000);

  const promote = (world: World, id: string, promotion: string): Promise<Decision> =>
    gate.promote(world.ref(id), 'production', { promotion: { id: promotion } });

  const wouldPass = async (world: World, id: string): Promise<void> => {
    const path = `/artifacts/${encodeURIComponent(world.id(id))}/risk?environment=production`;
    expect((await json(path)).verdict).toBe('approved');
  };
});
