import { type Parsed } from '@pedigree/events';
import { type Reading } from '../documents/declaration';
import { datasetOf } from './dataset-card';
import { type Described } from './described';
import { frontMatter } from './front-matter';
import { modelOf } from './model-card';
import { type Subject } from './subject';

/** Reads the metadata of a Hugging Face model or dataset card (README.md). Never throws. */
export function readHuggingFaceCard(card: string, subject: Subject): Parsed<Reading> {
  const metadata = frontMatter(card);
  if (!metadata.ok) return metadata;
  const described = subject.kind === 'model' ? modelOf : datasetOf;
  return { ok: true, value: readingOf(described(metadata.value, subject)) };
}

const readingOf = ({ declaration, notes }: Described): Reading => ({
  source: '/pedigree/imports/huggingface-card',
  format: 'a Hugging Face card',
  declarations: [declaration],
  ignored: 0,
  notes,
});
