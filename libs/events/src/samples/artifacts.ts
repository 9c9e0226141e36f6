import { CORPUS, STUDENT } from './ids';

export const artifactSamples = {
  'ai.pedigree.model.registered.v1': {
    subject: STUDENT,
    data: {
      model: {
        id: STUDENT,
        name: 'Sky-T1-32B-Preview',
        version: 'main',
        uri: 'https://huggingface.co/NovaSky-AI/Sky-T1-32B-Preview',
        architecture: 'Qwen2ForCausalLM',
        tags: ['reasoning'],
      },
    },
  },
  'ai.pedigree.dataset.registered.v1': {
    subject: CORPUS,
    data: {
      dataset: { id: CORPUS, name: 'Sky-T1_data_17k', rows: 17_000 },
      origin: 'synthetic' as const,
      source: 'hub' as const,
      vetting: { by: 'data-review@acme.example', at: '2026-11-20T09:00:00Z', reference: 'DR-17' },
    },
  },
};
