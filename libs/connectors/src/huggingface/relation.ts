import { type Card, textsOf } from './schema';

/** How a model was made of its base, by its card. `unknown`: it says how, in a word that is not understood. */
export type Relation = 'finetune' | 'adapter' | 'merge' | 'quantize' | 'unknown';

const WORDS: readonly (readonly [Relation, RegExp])[] = [
  ['finetune', /^(?:fullfinetune|finetuned?|finetuning|sft)$/],
  ['adapter', /^(?:adapters?|lora|qlora|peft)$/],
  ['merge', /^(?:merged?|merging|mergekit)$/],
  ['quantize', /^(?:quantized?|quantization|quants?)$/],
];

export function relationBy(word: string): Relation {
  const folded = word.toLowerCase().replace(/[^a-z]+/g, '');
  return WORDS.find(([, words]) => words.test(folded))?.[0] ?? 'unknown';
}

/** What the card says; of several words that differ, nobody knows which is meant. */
export function relationOf(card: Card): Relation | undefined {
  const said = new Set(textsOf(card['base_model_relation']).map(relationBy));
  const [only] = said;
  return said.size > 1 ? 'unknown' : only;
}

const MERGED: readonly string[] = ['merge', 'mergekit'];

/** A card that does not say is read as the hub reads it; without a sign as a fine-tune: then it also has to say on what. */
export function guessed(card: Card, bases: number): Relation {
  if (textsOf(card['library_name']).some((name) => name.toLowerCase() === 'peft')) return 'adapter';
  const tags = textsOf(card['tags']).map((tag) => tag.toLowerCase());
  return bases > 1 || tags.some((tag) => MERGED.includes(tag)) ? 'merge' : 'finetune';
}
