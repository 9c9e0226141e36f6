import { GPT_4O_MINI, LLAMA_3_8B, LLAMA_3_8B_INSTRUCT, QWEN_32B_INSTRUCT, QWQ_32B } from './bases';
import { by, generated } from './datasets';
import { hub, read, recalled } from './drafts';
import { same } from './expectations';
import { finetuned, sft } from './models';
import { ownAnswers } from './own-answers';
import { tulu3 } from './tulu-3';
import { type Lineage } from './types';
import { ultraFeedback } from './ultrafeedback';

const group = 'same initialization';

export const SKY_T1 = hub('NovaSky-AI/Sky-T1-32B-Preview');
export const SKY_T1_DATA = hub('NovaSky-AI/Sky-T1_data_17k');
const MAGPIE = hub('Magpie-Align/Magpie-Air-300K-Filtered');
const MAGPIE_SFT = hub('Magpie-Align/Llama-3-8B-Magpie-Air-SFT-v0.1');

const magpie: Lineage = {
  number: 1,
  title: 'Magpie Air: an instruct model teaches its own base',
  group,
  why: 'Teacher and student both start from Llama-3-8B.',
  events: read(
    generated(MAGPIE, [by(LLAMA_3_8B_INSTRUCT)]),
    finetuned(MAGPIE_SFT, LLAMA_3_8B, [sft(MAGPIE)]),
  ),
  expected: [same(MAGPIE_SFT, 'same-base-transmission')],
};

const skyT1: Lineage = {
  number: 3,
  title: 'Sky-T1: a reasoner teaches its own base',
  group,
  why: 'Teacher and student both start from Qwen2.5-32B-Instruct.',
  events: [
    ...read(
      generated(SKY_T1_DATA, [by(QWQ_32B), by(GPT_4O_MINI, 'paraphrase')], {
        note: 'That GPT-4o-mini rewrote the traces is from memory.',
      }),
    ),
    ...recalled(finetuned(SKY_T1, QWEN_32B_INSTRUCT, [sft(SKY_T1_DATA)])),
  ],
  expected: [same(SKY_T1, 'same-base-transmission')],
};

/** 1 to 8: generator and student start from the same weights. */
export const sameInitialization: Lineage[] = [magpie, skyT1, ...ownAnswers, tulu3, ultraFeedback];
