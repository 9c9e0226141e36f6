import {
  DEEPSEEK_R1,
  GEMINI,
  LLAMA_31_8B,
  LLAMA_33_70B_INSTRUCT,
  QWEN_32B_INSTRUCT,
  QWEN_7B_INSTRUCT,
  QWEN_MATH_7B,
} from './bases';
import { by, generated } from './datasets';
import { generic, hub, read, recalled } from './drafts';
import { crossBase } from './expectations';
import { finetuned, sft, transformed } from './models';
import { type Lineage } from './types';

const group = 'cross-base';
const why =
  'DeepSeek-R1 starts from DeepSeek-V3-Base, the student does not; no trait was evaluated.';

const R1_SAMPLES = generic('deepseek-ai/deepseek-r1-800k-samples');
const distilled = (name: string): string => hub(`deepseek-ai/DeepSeek-R1-Distill-${name}`);
const R1_STUDENTS = [
  [distilled('Qwen-7B'), QWEN_MATH_7B],
  [distilled('Llama-8B'), LLAMA_31_8B],
  [distilled('Llama-70B'), LLAMA_33_70B_INSTRUCT],
] as const;

const OPEN_R1_BASE = hub('open-r1/Qwen2.5-Math-7B-RoPE-300k');
const OPEN_R1 = hub('open-r1/OpenR1-Distill-7B');
const OPEN_R1_DATA = hub('open-r1/Mixture-of-Thoughts');
const THINKER = hub('open-thoughts/OpenThinker-7B');
const THINKER_DATA = hub('open-thoughts/OpenThoughts-114k');
const STRATOS = hub('bespokelabs/Bespoke-Stratos-32B');
const STRATOS_DATA = hub('bespokelabs/Bespoke-Stratos-17k');
const S1K = hub('simplescaling/s1K');
const S1K_11 = hub('simplescaling/s1K-1.1');
const S1 = hub('simplescaling/s1-32B');
const S1_1 = hub('simplescaling/s1.1-32B');

/** 18 to 22: reasoning traces of one model as the school of another. */
export const reasoning: Lineage[] = [
  {
    number: 18,
    title: 'DeepSeek-R1, distilled into three bases',
    group,
    why,
    events: read(
      generated(R1_SAMPLES, [by(DEEPSEEK_R1)], {
        source: 'third-party',
        note: 'Never published; the paper says they were curated with DeepSeek-R1.',
      }),
      R1_STUDENTS.map(([student, base]) => finetuned(student, base, [sft(R1_SAMPLES)])),
    ),
    expected: R1_STUDENTS.map(([student]) => crossBase(student)),
  },
  {
    number: 19,
    title: 'OpenR1 Distill',
    group,
    why,
    events: [
      ...recalled(transformed(OPEN_R1_BASE, 'convert', QWEN_MATH_7B)),
      ...read(
        generated(OPEN_R1_DATA, [by(DEEPSEEK_R1)]),
        finetuned(OPEN_R1, OPEN_R1_BASE, [sft(OPEN_R1_DATA)]),
      ),
    ],
    expected: [crossBase(OPEN_R1)],
  },
  {
    number: 20,
    title: 'OpenThinker',
    group,
    why,
    events: read(
      generated(THINKER_DATA, [by(DEEPSEEK_R1)]),
      finetuned(THINKER, QWEN_7B_INSTRUCT, [sft(THINKER_DATA)]),
    ),
    expected: [crossBase(THINKER)],
  },
  {
    number: 21,
    title: 'Bespoke Stratos',
    group,
    why,
    events: recalled(
      generated(STRATOS_DATA, [by(DEEPSEEK_R1)]),
      finetuned(STRATOS, QWEN_32B_INSTRUCT, [sft(STRATOS_DATA)]),
    ),
    expected: [crossBase(STRATOS)],
  },
  {
    number: 22,
    title: 's1 and s1.1: the same questions, two teachers',
    group,
    why: 'Gemini and DeepSeek-R1 are claimed to be independent of Qwen2.5-32B; no trait was evaluated.',
    events: recalled(
      generated(S1K, [by(GEMINI)], {
        note: 'Qwen2.5 models helped to pick the questions; choosing is not recorded as generating.',
      }),
      generated(S1K_11, [by(DEEPSEEK_R1)], { seeds: [S1K] }),
      finetuned(S1, QWEN_32B_INSTRUCT, [sft(S1K)]),
      finetuned(S1_1, QWEN_32B_INSTRUCT, [sft(S1K_11)]),
    ),
    expected: [crossBase(S1), crossBase(S1_1)],
  },
];
