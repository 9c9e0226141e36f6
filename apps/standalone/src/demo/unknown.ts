import { LLAMA_3_70B_INSTRUCT, LLAMA_3_8B, QWEN_7B } from './bases';
import { by, generated } from './datasets';
import { hub, read, recalled } from './drafts';
import { unknown } from './expectations';
import { finetuned, sft } from './models';
import { SKY_T1_DATA } from './same-initialization';
import { type Lineage } from './types';

const group = 'unknown';

const MAGPIE_PRO = hub('Magpie-Align/Magpie-Pro-300K-Filtered');
const MAGPIE_PRO_SFT = hub('Magpie-Align/Llama-3-8B-Magpie-Pro-SFT-v0.1');
const QWEN_O1 = hub('SunJack/qwen2.5-7b-o1');

/** 15 and 16: same family, other size. Whether the sizes share a start is not published. */
export const unknownInitialization: Lineage[] = [
  {
    number: 15,
    title: 'Magpie Pro: Llama 3 70B teaches Llama 3 8B',
    group,
    why: 'Nobody has said whether the 8B and the 70B share a start. A family name is no evidence.',
    events: recalled(
      generated(MAGPIE_PRO, [by(LLAMA_3_70B_INSTRUCT)]),
      finetuned(MAGPIE_PRO_SFT, LLAMA_3_8B, [sft(MAGPIE_PRO)]),
    ),
    expected: [unknown(MAGPIE_PRO_SFT)],
  },
  {
    number: 16,
    title: 'Qwen 32B teaches Qwen 7B',
    group,
    why: 'Nobody has said whether the 7B and the 32B share a start. A family name is no evidence.',
    events: read(finetuned(QWEN_O1, QWEN_7B, [sft(SKY_T1_DATA)])),
    expected: [unknown(QWEN_O1)],
  },
];
