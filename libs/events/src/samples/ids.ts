/** Artifacts of the samples: a public lineage in which teacher and student share an initialization. */
export const BASE = 'pkg:huggingface/Qwen/Qwen2.5-32B-Instruct';
export const TEACHER = 'pkg:huggingface/Qwen/QwQ-32B-Preview';
export const CORPUS = 'pkg:huggingface/datasets/NovaSky-AI/Sky-T1_data_17k';
export const STUDENT = 'pkg:huggingface/NovaSky-AI/Sky-T1-32B-Preview';
export const QUANTIZED = 'pkg:huggingface/mradermacher/Sky-T1-32B-Preview-GGUF';
/** Trained from random weights on synthetic text. */
export const FROM_SCRATCH = 'pkg:huggingface/HuggingFaceTB/cosmo-1b';
export const COSMOPEDIA = 'pkg:huggingface/datasets/HuggingFaceTB/cosmopedia';
/** Invented: what a pipeline might make of `CORPUS`. */
export const SUBSET = 'pkg:generic/acme/sky-t1-math@1';
/** Invented: what a planned run would make. */
export const SUCCESSOR = 'pkg:generic/acme/sky-t1-next@1';

/** Made up: nobody's weights. */
export const SAMPLE_DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
