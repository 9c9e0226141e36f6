import {
  GEMMA_2_9B_IT,
  LLAMA_3_8B_INSTRUCT,
  MISTRAL_7B_INSTRUCT_V02,
  ULTRACHAT,
  ZEPHYR_SFT,
} from './bases';
import { generated, judgedBy, unpromptedBy } from './datasets';
import { hub, read, recalled } from './drafts';
import { same } from './expectations';
import { finetuned, preference, start } from './models';
import { type Draft, type Lineage } from './types';

const group = 'same initialization';
const why = 'The answers come from the very model that is trained on them; another model judges.';

/** None of the cards speaks of one. */
const NO_PROMPT = { note: 'That there was no system prompt is from memory.' };

const ARMO = hub('RLHFlow/ArmoRM-Llama3-8B-v0.1');
const PAIR_RM = hub('llm-blender/PairRM');
const GEMMA_PAIRS = hub('princeton-nlp/gemma2-ultrafeedback-armorm');
const GEMMA_SIMPO = hub('princeton-nlp/gemma-2-9b-it-SimPO');
const LLAMA_PAIRS = hub('princeton-nlp/llama3-ultrafeedback');
const LLAMA_SIMPO = hub('princeton-nlp/Llama-3-Instruct-8B-SimPO');
const SNORKEL_PAIRS = hub('snorkelai/Snorkel-Mistral-PairRM-DPO-Dataset');
const SNORKEL = hub('snorkelai/Snorkel-Mistral-PairRM-DPO');

const spinModel = (iteration: number): string =>
  iteration < 0 ? ZEPHYR_SFT : hub(`UCLA-AGI/zephyr-7b-sft-full-SPIN-iter${iteration}`);

/** One round of self-play: the model before writes the answers that the next learns to avoid. */
function spinRound(iteration: number): Draft[] {
  const data = hub(`UCLA-AGI/SPIN_iter${iteration}`);
  const before = spinModel(iteration - 1);
  return [
    ...generated(data, [unpromptedBy(before)], { seeds: [ULTRACHAT], ...NO_PROMPT }),
    finetuned(spinModel(iteration), before, [preference(data)]),
  ];
}

const spin: Lineage = {
  number: 2,
  title: 'SPIN: four rounds of self-play',
  group,
  why: 'Each round learns from the model it starts from; later ones inherit the earlier generators.',
  events: read([0, 1, 2, 3].flatMap(spinRound)),
  expected: [
    same(spinModel(0), 'self-distillation'),
    ...[1, 2, 3].map((iteration) =>
      same(spinModel(iteration), 'self-distillation', 'same-base-transmission'),
    ),
  ],
};

const gemmaSimpo: Lineage = {
  number: 4,
  title: 'Gemma 2 SimPO, judged by a Llama 3',
  group,
  why,
  events: [
    ...recalled(finetuned(ARMO, LLAMA_3_8B_INSTRUCT, [], { note: 'Corpora left out here.' })),
    ...read(
      generated(GEMMA_PAIRS, [unpromptedBy(GEMMA_2_9B_IT), judgedBy(ARMO)], NO_PROMPT),
      finetuned(GEMMA_SIMPO, GEMMA_2_9B_IT, [preference(GEMMA_PAIRS)]),
    ),
  ],
  expected: [same(GEMMA_SIMPO, 'self-distillation')],
};

const llamaSimpo: Lineage = {
  number: 5,
  title: 'Llama 3 SimPO',
  group,
  why,
  events: recalled(
    start('unknown', PAIR_RM),
    generated(LLAMA_PAIRS, [unpromptedBy(LLAMA_3_8B_INSTRUCT), judgedBy(PAIR_RM)], NO_PROMPT),
    finetuned(LLAMA_SIMPO, LLAMA_3_8B_INSTRUCT, [preference(LLAMA_PAIRS)]),
  ),
  expected: [same(LLAMA_SIMPO, 'self-distillation')],
};

const snorkel: Lineage = {
  number: 6,
  title: 'Snorkel Mistral PairRM DPO',
  group,
  why,
  events: recalled(
    generated(SNORKEL_PAIRS, [unpromptedBy(MISTRAL_7B_INSTRUCT_V02), judgedBy(PAIR_RM)], {
      note: 'Without a system prompt, from memory. Rounds two and three used checkpoints in between, which were not published.',
    }),
    finetuned(SNORKEL, MISTRAL_7B_INSTRUCT_V02, [preference(SNORKEL_PAIRS)]),
  ),
  expected: [same(SNORKEL, 'self-distillation')],
};

/** 2, 4, 5, 6: models trained on what they said themselves. */
export const ownAnswers: Lineage[] = [spin, gemmaSimpo, llamaSimpo, snorkel];
