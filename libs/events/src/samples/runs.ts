import { BASE, CORPUS, COSMOPEDIA, FROM_SCRATCH, QUANTIZED, STUDENT, SUBSET, TEACHER } from './ids';

const run = (id: string) => ({
  id,
  startedAt: '2026-11-22T08:00:00Z',
  endedAt: '2026-11-23T09:59:00Z',
});

export const runSamples = {
  'ai.pedigree.training.completed.v1': {
    subject: FROM_SCRATCH,
    data: {
      run: run('run-pretrain-1'),
      output: FROM_SCRATCH,
      initialization: 'random' as const,
      corpora: [{ dataset: COSMOPEDIA, stage: 'pretrain' as const }],
    },
  },
  'ai.pedigree.finetune.completed.v1': {
    subject: STUDENT,
    data: {
      run: run('run-sft-1'),
      output: STUDENT,
      base: { model: BASE, method: 'finetune' as const },
      corpora: [{ dataset: CORPUS, stage: 'sft' as const, share: 1, rows: 17_000 }],
    },
  },
  'ai.pedigree.generation.completed.v1': {
    subject: CORPUS,
    data: {
      run: run('run-generate-1'),
      output: CORPUS,
      generators: [
        { model: TEACHER, channel: 'completions' as const, decoding: { temperature: 0.7 } },
      ],
    },
  },
  'ai.pedigree.weights.transformed.v1': {
    subject: QUANTIZED,
    data: {
      run: run('run-quantize-1'),
      output: QUANTIZED,
      method: 'quantize' as const,
      parents: [{ model: STUDENT }],
    },
  },
  'ai.pedigree.dataset.derived.v1': {
    subject: SUBSET,
    data: {
      run: run('run-filter-1'),
      output: SUBSET,
      operation: 'filter' as const,
      parents: [{ dataset: CORPUS, share: 1 }],
    },
  },
};
