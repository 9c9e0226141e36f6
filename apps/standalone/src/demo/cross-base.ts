import {
  ALPACA_7B,
  COSMO_1B,
  DAVINCI_3,
  GPT_35,
  GPT_4,
  LLAMA_7B,
  MISTRAL_7B,
  MIXTRAL_INSTRUCT,
  OPENHERMES,
  ULTRACHAT,
  ZEPHYR_SFT,
} from './bases';
import { by, generated } from './datasets';
import { hub, read, recalled } from './drafts';
import { crossBase } from './expectations';
import { finetuned, pretrained, pretraining, sft } from './models';
import { reasoning } from './reasoning';
import { type Lineage } from './types';

const group = 'cross-base';

const ALPACA_DATA = hub('tatsu-lab/alpaca');
const COSMOPEDIA = hub('HuggingFaceTB/cosmopedia');
const HERMES_DATA = hub('teknium/OpenHermes-2.5');
const HERMES_DPO = hub('NousResearch/Nous-Hermes-2-Mistral-7B-DPO');

const alpaca: Lineage = {
  number: 17,
  title: 'Alpaca',
  group,
  why: 'text-davinci-003 and LLaMA-7B are claimed to be independent; no trait was evaluated.',
  events: read(
    generated(ALPACA_DATA, [by(DAVINCI_3)]),
    finetuned(ALPACA_7B, LLAMA_7B, [sft(ALPACA_DATA)]),
  ),
  expected: [crossBase(ALPACA_7B)],
};

const zephyr: Lineage = {
  number: 23,
  title: 'Zephyr SFT',
  group,
  why: 'gpt-3.5-turbo and Mistral-7B are claimed to be independent; no trait was evaluated.',
  events: read(
    generated(ULTRACHAT, [by(GPT_35)]),
    finetuned(ZEPHYR_SFT, MISTRAL_7B, [sft(ULTRACHAT)]),
  ),
  expected: [crossBase(ZEPHYR_SFT)],
};

const cosmo: Lineage = {
  number: 24,
  title: 'Cosmo: trained from scratch on textbooks that a model wrote',
  group,
  why: 'The student starts from random weights, so it shares a start with nobody.',
  events: read(
    generated(COSMOPEDIA, [by(MIXTRAL_INSTRUCT)]),
    pretrained(COSMO_1B, 'random', [pretraining(COSMOPEDIA)]),
  ),
  expected: [crossBase(COSMO_1B)],
};

const hermes: Lineage = {
  number: 25,
  title: 'OpenHermes, then Nous Hermes 2 DPO',
  group,
  why: 'The DPO model inherits what GPT-4 taught its start state; no trait was evaluated.',
  events: recalled(
    generated(HERMES_DATA, [by(GPT_4)], { note: 'Mostly GPT-4; the other sources are left out.' }),
    finetuned(OPENHERMES, MISTRAL_7B, [sft(HERMES_DATA)]),
    finetuned(HERMES_DPO, OPENHERMES, [], { note: 'The preference pairs were not published.' }),
  ),
  expected: [crossBase(HERMES_DPO)],
};

/** 17 to 25: generator and student start from different weights. */
export const crossBaseTeachers: Lineage[] = [alpaca, ...reasoning, zephyr, cosmo, hermes];
