import { type Subgraph } from '@pedigree/lineage';
import { History } from '@pedigree/testing';
import * as fc from 'fast-check';

export const MODELS = 6;
export const DATASETS = 4;
export const model = (index: number): string => `m${String(index)}`;
export const dataset = (index: number): string => `d${String(index)}`;

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
export const history = fc
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
      fc.record({ data: below(DATASETS), model: below(MODELS), channel, unprompted: fc.boolean() }),
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
    unprompted: boolean;
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
  for (const { data, model: generator, channel: how, unprompted } of plan.generations)
    told.generate(dataset(data), [
      {
        model: model(generator),
        channel: how,
        ...(unprompted && { unprompted }),
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
