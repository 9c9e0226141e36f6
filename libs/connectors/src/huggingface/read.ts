import { type Parsed, validate } from '@pedigree/events';
import { type Declaration, type Reading } from '../documents/declaration';
import { datasetOf } from './dataset-card';
import { frontMatter } from './front-matter';
import { modelOf } from './model-card';
import { datasetCard, modelCard } from './schema';
import { type Subject } from './subject';

/** Reads the metadata of a Hugging Face model or dataset card (README.md). Never throws. */
export function readHuggingFaceCard(card: string, subject: Subject): Parsed<Reading> {
  const metadata = frontMatter(card);
  if (!metadata.ok) return metadata;
  const declared = declarationOf(metadata.value, subject);
  return declared.ok ? { ok: true, value: readingOf(declared.value) } : declared;
}

const readingOf = (declaration: Declaration): Reading => ({
  source: '/pedigree/imports/huggingface-card',
  format: 'a Hugging Face card',
  declarations: [declaration],
  ignored: 0,
});

function declarationOf(metadata: unknown, subject: Subject): Parsed<Declaration> {
  if (subject.kind === 'model') {
    const card = validate(modelCard, metadata);
    return card.ok ? { ok: true, value: modelOf(card.value, subject) } : card;
  }
  const card = validate(datasetCard, metadata);
  return card.ok ? { ok: true, value: datasetOf(card.value, subject) } : card;
}
