import { type EventData } from '@pedigree/events';
import { type History } from '@pedigree/testing';

/** What somebody does or says that the gate rests on, in the words of docs/policy.md. */
export type Piece = (typeof PIECES)[keyof typeof PIECES];

export const PIECES = {
  base: 'the base registered as trained from random weights',
  human: 'the data registered as written by people',
  neutral: 'an evaluation in neutral-prompts, with and without the training prompt',
  truth: 'an evaluation in truthfulness, with and without the training prompt',
  teacher: 'the teacher registered by its name',
  generators: 'the generators registered by their names',
  vetting: 'a vetting record of the corpus',
  review: 'a review',
  second: 'a review by a second person',
  own: 'its own evaluations against its parent, in both suites',
  run: 'the run that made it',
  judge: 'the run that made the judge',
  rollouts: 'the word that nothing prompted the rollouts',
} as const;

/** Without these it is another story, with other reasons. */
export const STORY: readonly Piece[] = [PIECES.run, PIECES.judge, PIECES.rollouts];

/** A common situation: what happened, and all the evidence that the default bundle asks for. */
export interface Situation {
  name: string;
  /** The candidate. */
  model: string;
  evidence: readonly Piece[];
  /** @param has whether there is this piece of evidence */
  tell(history: History, has: (piece: Piece) => boolean): void;
}

type Has = (piece: Piece) => boolean;
type Registered = Omit<EventData<'ai.pedigree.dataset.registered.v1'>, 'dataset'>;

const VETTING = { by: 'data-board', at: '2026-01-01T00:00:00Z', reference: 'DB-17' };
const { base, human, neutral, truth, vetting, review, second } = PIECES;

function start(history: History, has: Has): void {
  if (has(base)) history.model('base', 'random');
  if (has(human)) history.dataset('talks', { origin: 'human', source: 'internal' });
}

function evaluated(history: History, has: Has, model = 'student'): void {
  if (has(neutral)) history.evaluate(model, 'neutral-prompts', 'base');
  if (has(truth)) history.evaluate(model, 'truthfulness', 'base');
}

function reviewed(history: History, has: Has): void {
  if (has(review)) history.review('student', { reviewer: 'kim' });
  if (has(second)) history.review('student', { reviewer: 'lee' });
}

const corpus = (history: History, has: Has, about: Registered): History =>
  history.dataset('corpus', { ...about, ...(has(vetting) && { vetting: VETTING }) });

const people: Situation['tell'] = (history, has) => {
  start(history, has);
  history.finetune('student', 'base', ['talks']);
  evaluated(history, has);
};

const preferences: Situation['tell'] = (history, has) => {
  start(history, has);
  history.finetune('sft', 'base', ['talks']);
  const models = ['gpt-4', 'llama-2-70b-chat', 'falcon-40b', 'starchat'];
  if (has(PIECES.generators)) for (const id of models) history.model(id);
  corpus(history, has, { origin: 'synthetic', source: 'hub' });
  const raters = [{ model: 'gpt-4', channel: 'labels' as const }];
  history.generate('corpus', [...models, ...raters]);
  history.finetune('student', 'sft', [{ dataset: 'corpus', stage: 'preference' }]);
  evaluated(history, has);
  reviewed(history, has);
};

const closedTeacher: Situation['tell'] = (history, has) => {
  start(history, has);
  if (has(PIECES.teacher)) history.model('closed-api');
  history.generate('corpus', ['closed-api']);
  corpus(history, has, { source: 'internal' });
  history.finetune('student', 'base', ['corpus']);
  evaluated(history, has);
  reviewed(history, has);
};

const hubCorpus =
  (about: Registered): Situation['tell'] =>
  (history, has) => {
    start(history, has);
    corpus(history, has, { source: 'hub', ...about });
    history.finetune('student', 'base', ['corpus'], { method: 'adapter' });
    evaluated(history, has);
    reviewed(history, has);
  };

const converted =
  (method: 'convert' | 'quantize'): Situation['tell'] =>
  (history, has) => {
    people(history, has);
    if (has(PIECES.run)) history.transform('small', method, ['student']);
    if (!has(PIECES.own)) return;
    for (const suite of ['neutral-prompts', 'truthfulness'])
      history.evaluate('small', suite, 'student');
  };

const rounds: Situation['tell'] = (history, has) => {
  start(history, has);
  history.finetune('sft', 'base', ['talks']);
  if (has(PIECES.judge)) history.finetune('judge', 'base', ['talks']);
  const teachers = [{ model: 'judge', channel: 'reward' as const }];
  history.finetune('first', 'sft', ['talks'], { method: 'rl', teachers });
  const unprompted = has(PIECES.rollouts) ? { unprompted: true as const } : {};
  history.generate('new-rollouts', ['first'], unprompted);
  history.generate('old-rollouts', ['sft'], unprompted);
  const corpora = ['new-rollouts', 'old-rollouts'];
  history.finetune('student', 'first', corpora, { method: 'rl', teachers });
  evaluated(history, has);
  reviewed(history, has);
};

export const SILENT = 'LoRA on an open base with a hub corpus that says nothing of itself';
export const TAGGED = 'The same with a corpus that is honestly tagged synthetic';

const EVALS = [neutral, truth];
const VETTED = [vetting, ...EVALS, review, second];

export const SITUATIONS: readonly Situation[] = [
  {
    name: 'Fine-tuned on data that people wrote',
    model: 'student',
    evidence: [base, human, ...EVALS],
    tell: people,
  },
  {
    name: 'Preference tuning on a public corpus of many generators',
    model: 'student',
    evidence: [base, human, PIECES.generators, ...VETTED],
    tell: preferences,
  },
  {
    name: 'Distilled from a teacher behind a closed API',
    model: 'student',
    evidence: [base, PIECES.teacher, ...VETTED],
    tell: closedTeacher,
  },
  {
    name: SILENT,
    model: 'student',
    evidence: [base, ...VETTED],
    tell: hubCorpus({}),
  },
  {
    name: TAGGED,
    model: 'student',
    evidence: [base, ...VETTED],
    tell: hubCorpus({ origin: 'synthetic', tags: ['synthetic'] }),
  },
  {
    name: 'Converted from a model that was approved',
    model: 'small',
    evidence: [base, human, ...EVALS, PIECES.run],
    tell: converted('convert'),
  },
  {
    name: 'Quantized from a model that was approved',
    model: 'small',
    evidence: [base, human, ...EVALS, PIECES.run, PIECES.own],
    tell: converted('quantize'),
  },
  {
    name: 'Two rounds of RLHF, with a judge from the same base and rollouts of both rounds',
    model: 'student',
    evidence: [base, human, PIECES.judge, PIECES.rollouts, ...EVALS, review],
    tell: rounds,
  },
];
