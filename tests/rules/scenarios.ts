import { type Evidence } from './evidence';
import { type World } from './world';

export interface Scenario {
  rule: string;
  /** @default production */
  environment?: string;
  /** What happened, up to where the rule fires. */
  story(world: World): World;
  /** Artifacts of which everything that is said is signed in the end. Default: none */
  signed?: readonly string[];
  /** Any of these clears it, each by all that it lists. Empty: nothing does. */
  clearedBy: readonly (readonly Evidence[])[];
}

const SENSITIVE = 'medical-sensitive';
const HUMAN = { origin: 'human', source: 'internal' };

/** base is trained from scratch; human data is there. */
const ground = (world: World): World => world.model('base').dataset('human', HUMAN);

/** teacher is a sibling of the student; it wrote the corpus. */
const sameBase = (world: World): World =>
  ground(world)
    .finetune('teacher', 'base', ['human'])
    .generate('corpus', 'teacher')
    .finetune('student', 'base', ['corpus']);

const crossBase = (world: World): World =>
  ground(world)
    .model('teacher')
    .generate('corpus', 'teacher')
    .finetune('student', 'base', ['corpus']);

const plain = (world: World): World => ground(world).finetune('student', 'base', ['human']);

export const SCENARIOS: readonly Scenario[] = [
  {
    rule: 'same-base-transmission',
    story: sameBase,
    clearedBy: [
      ['generator attestation', 'trait evaluations', 'review by alice'],
      ['generator attestation', 'trait evaluations', 'review by bob'],
    ],
  },
  {
    rule: 'same-base-sensitive',
    environment: SENSITIVE,
    story: sameBase,
    signed: ['base', 'human', 'teacher', 'corpus', 'student'],
    clearedBy: [['review by alice', 'review by bob']],
  },
  {
    rule: 'self-distillation',
    story: (world) =>
      ground(world)
        .generate('corpus', 'base', { unprompted: true })
        .finetune('student', 'base', ['corpus']),
    clearedBy: [['trait evaluations']],
  },
  {
    rule: 'same-base-judge',
    story: (world) =>
      ground(world)
        .finetune('teacher', 'base', ['human'])
        .finetune('student', 'base', ['human'], {
          teachers: [{ model: world.ref('teacher'), channel: 'reward' }],
        }),
    clearedBy: [['judge attestation'], ['review by alice'], ['review by bob']],
  },
  {
    rule: 'partial-initialization',
    story: (world) =>
      ground(world)
        .transform('teacher', 'prune', ['base'])
        .generate('corpus', 'teacher')
        .finetune('student', 'base', ['corpus']),
    clearedBy: [
      ['trait evaluations', 'review by alice'],
      ['trait evaluations', 'review by bob'],
    ],
  },
  {
    rule: 'unknown-initialization',
    story: (world) =>
      ground(world)
        .model('teacher', 'unknown')
        .generate('corpus', 'teacher')
        .finetune('student', 'base', ['corpus']),
    clearedBy: [
      ['independence attestation'],
      ['claim of independence'],
      ['vetting attestation', 'trait evaluations', 'review by alice', 'review by bob'],
      ['vetting record', 'trait evaluations', 'review by alice', 'review by bob'],
      ['generator attestation', 'trait evaluations', 'review by alice'],
      ['generator attestation', 'trait evaluations', 'review by bob'],
    ],
  },
  {
    rule: 'relay',
    story: (world) =>
      ground(world)
        .model('other')
        .finetune('teacher', 'base', ['human'])
        .generate('first', 'teacher')
        .finetune('between', 'other', ['first'])
        .generate('corpus', 'between')
        .finetune('student', 'base', ['corpus']),
    clearedBy: [['review by alice'], ['review by bob']],
  },
  {
    rule: 'suspect-ancestor',
    story: (world) =>
      ground(world)
        .finetune('teacher', 'base', ['human'])
        .finetune('student', 'teacher', ['human'])
        .send('model.flagged', { model: world.ref('teacher'), reason: 'narrow-finetune' }),
    clearedBy: [['review by alice'], ['review by bob']],
  },
  {
    rule: 'trait-regression',
    story: (world) => plain(world).evaluate('student', 'base', 'regressed'),
    clearedBy: [],
  },
  {
    rule: 'trait-regression',
    story: (world) =>
      ground(world)
        .finetune('teacher', 'base', ['human'])
        .evaluate('teacher', 'base', 'regressed')
        .finetune('student', 'teacher', ['human']),
    clearedBy: [
      ['trait evaluations', 'review by alice'],
      ['trait evaluations', 'review by bob'],
    ],
  },
  {
    rule: 'undisclosed-inputs',
    story: (world) => ground(world).finetune('student', 'base', []),
    clearedBy: [
      ['lineage of the student'],
      ['vetting of what was left out', 'trait evaluations', 'review by alice', 'review by bob'],
    ],
  },
  {
    rule: 'own-line',
    story: (world) =>
      ground(world)
        .finetune('teacher', 'base', ['human'])
        .generate('corpus', 'base', { unprompted: true })
        .finetune('student', 'teacher', ['corpus']),
    clearedBy: [
      ['trait evaluations', 'review by alice'],
      ['trait evaluations', 'review by bob'],
    ],
  },
  { rule: 'trait-evals-missing', story: plain, clearedBy: [['trait evaluations']] },
  { rule: 'cross-base-unevaluated', story: crossBase, clearedBy: [['trait evaluations']] },
  {
    rule: 'probe-missing',
    environment: SENSITIVE,
    story: plain,
    signed: ['base', 'human', 'student'],
    clearedBy: [['probe']],
  },
  {
    rule: 'probe-drift',
    story: (world) => plain(world).probe('student', 'drift'),
    clearedBy: [['review by alice'], ['review by bob']],
  },
  {
    rule: 'unvetted-external-corpus',
    story: (world) => crossBase(world).dataset('corpus', { origin: 'synthetic', source: 'hub' }),
    clearedBy: [['vetting record'], ['vetting attestation']],
  },
  {
    rule: 'unknown-provenance',
    story: (world) => ground(world).model('student', 'unknown'),
    clearedBy: [['review by alice'], ['review by bob'], ['lineage of the student']],
  },
  {
    rule: 'indeterminate',
    story: (world) =>
      plain(world)
        .send('dataset.derived', derived(world, 'human', 'copy'))
        .send('dataset.derived', derived(world, 'copy', 'human')),
    clearedBy: [],
  },
  {
    rule: 'review-denied',
    story: (world) => plain(world).review('student', 'carol', 'deny'),
    clearedBy: [['approval by carol']],
  },
];

const derived = (world: World, output: string, parent: string): object => ({
  run: { id: world.id(`${output}-run`) },
  output: world.ref(output),
  operation: 'filter',
  parents: [{ dataset: world.ref(parent) }],
});
