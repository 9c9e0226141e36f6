import { type Card, textOf, textsOf } from './schema';

/** What cards of both kinds say, by the names of `model.registered` and `dataset.registered`. */
export function aboutOf(card: Card, name: unknown): Record<string, unknown> {
  const tags = textsOf(card['tags']);
  return {
    name: textOf(name),
    license: licenseOf(card),
    tags: tags.length === 0 ? undefined : tags,
  };
}

/** `license: other` goes with a name of its own. */
function licenseOf({ license, license_name }: Card): string | undefined {
  const [first] = textsOf(license);
  return first === 'other' ? (textOf(license_name) ?? first) : first;
}
