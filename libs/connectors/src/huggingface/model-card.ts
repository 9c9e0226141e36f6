import { type Declaration, type DeclaredLink } from '../documents/declaration';
import { aboutOf } from './about';
import { hubId } from './hub-id';
import { listOf, type ModelCard } from './schema';
import { type Subject } from './subject';

/** The bases of a model card, by the relation it gives or that the hub would see, and its datasets. */
export function modelOf(card: ModelCard, { id, digest }: Subject): Declaration {
  const method = methodOf(card);
  const bases = listOf(card.base_model).map((name): DeclaredLink => ({
    type: 'INITIALIZED_FROM',
    to: hubId(name, 'model'),
    properties: { method },
  }));
  const corpora = listOf(card.datasets).map((name): DeclaredLink => ({
    type: 'TRAINED_ON',
    to: hubId(name, 'dataset'),
    properties: { stage: 'sft' },
  }));
  return {
    ...{ id, kind: 'model', pointer: '' },
    about: aboutOf(card, card.model_name),
    digests: digest === undefined ? [] : [digest],
    links: [...bases, ...corpora],
  };
}

const MERGED: readonly string[] = ['merge', 'mergekit'];

/** A card that does not say is read as a fine-tune: then it also has to say on what. */
function methodOf({ base_model_relation, base_model, library_name, tags }: ModelCard): string {
  if (base_model_relation === 'quantized') return 'quantize';
  if (base_model_relation) return base_model_relation;
  if (library_name === 'peft') return 'adapter';
  const several = listOf(base_model).length > 1;
  return several || listOf(tags).some((tag) => MERGED.includes(tag)) ? 'merge' : 'finetune';
}
