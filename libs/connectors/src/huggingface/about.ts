import { type DatasetCard, listOf, type ModelCard } from './schema';

type Card = ModelCard | DatasetCard;

/** What cards of both kinds say, by the names of `model.registered` and `dataset.registered`. */
export function aboutOf(card: Card, name: string | null | undefined): Record<string, unknown> {
  const tags = listOf(card.tags);
  return {
    name: name ?? undefined,
    license: licenseOf(card),
    tags: tags.length === 0 ? undefined : tags,
  };
}

/** `license: other` goes with a name of its own. */
function licenseOf({ license, license_name }: Card): string | undefined {
  const [first] = listOf(license);
  return first === 'other' ? (license_name ?? first) : first;
}
