import { type World } from './world';

/**
 * Everything that may be brought forward for `student`, trained from `base` on `corpus`, which
 * `teacher` made: each piece is what one rule or another takes.
 */
export const EVIDENCE = {
  'generator attestation': (world: World) =>
    world.attest('teacher', 'generator-alignment', { conclusion: 'aligned' }),
  'judge attestation': (world: World) =>
    world.attest('teacher', 'judge', { conclusion: 'aligned' }),
  'independence attestation': (world: World) =>
    world.attest('teacher', 'independence', { independentOf: [{ id: world.id('base') }] }),
  'claim of independence': (world: World) =>
    world.send('initialization.claimed', {
      models: [world.ref('teacher'), world.ref('base')],
      relation: 'independent',
      evidence: 'weight-tested',
      pValue: 0.6,
    }),
  'trait evaluations': (world: World) => world.evaluate('student', 'base'),
  'review by alice': (world: World) => world.review('student', 'alice'),
  'review by bob': (world: World) => world.review('student', 'bob'),
  'review by the requester': (world: World) => world.review('student', 'CI '),
  'vetting record': (world: World) =>
    world.dataset('corpus', {
      origin: 'synthetic',
      source: 'hub',
      vetting: { by: 'data team', at: '2026-11-01T00:00:00Z', reference: 'DV-1' },
    }),
  'vetting attestation': (world: World) =>
    world.attest('corpus', 'dataset-vetting', { conclusion: 'vetted' }),
  'vetting of what was left out': (world: World) =>
    world.send('dataset.registered', {
      dataset: { id: `${world.id('student')}#undisclosed-corpora` },
      vetting: { by: 'data team', at: '2026-11-01T00:00:00Z', reference: 'DV-2' },
    }),
  probe: (world: World) => world.probe('student'),
  'lineage of the student': (world: World) => world.finetune('student', 'base', ['human']),
  'approval by carol': (world: World) => world.review('student', 'carol'),
} as const;

export type Evidence = keyof typeof EVIDENCE;

/** These would change the story itself: they are brought only where a rule names them. */
const STORY: readonly Evidence[] = [
  'lineage of the student',
  'vetting record',
  'vetting of what was left out',
  'approval by carol',
];

export const ALL_EVIDENCE = (Object.keys(EVIDENCE) as Evidence[]).filter(
  (one) => !STORY.includes(one),
);
