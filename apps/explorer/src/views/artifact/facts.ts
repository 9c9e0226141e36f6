import { undisclosedBy } from '../../api/names';
import { type Artifact } from '../../api/queries';

/** A line of the description: a term, and one or more texts. */
export interface Fact {
  term: string;
  texts: readonly string[];
}

const fact = (term: string, texts: readonly (string | undefined)[]): Fact[] => {
  const known = texts.filter((text) => text !== undefined);
  return known.length === 0 ? [] : [{ term, texts: known }];
};

const shown = (value: unknown): string =>
  typeof value === 'string' ? value : (JSON.stringify(value) ?? '');

const INITIALIZATIONS = { random: 'trained from random weights', unknown: 'unknown' } as const;

function stateOf({ id, placeholder }: Artifact): string | undefined {
  const undisclosed = undisclosedBy(id);
  if (undisclosed !== undefined) return `no event says which ${undisclosed.what} these are`;
  return placeholder ? 'only mentioned, not described yet' : undefined;
}

/** What is known of an artifact, line by line; nothing is said of what is not known. */
export function factsOf(artifact: Artifact): Fact[] {
  const { initialization, origin, source, digests, versions, sameDigest, attributes } = artifact;
  return [
    ...fact('State', [stateOf(artifact)]),
    ...fact('Start', [initialization && INITIALIZATIONS[initialization]]),
    ...fact('Origin', [origin]),
    ...fact('Source', [source]),
    ...fact('Digests', digests),
    ...Object.entries(attributes).flatMap(([key, value]) => fact(key, [shown(value)])),
    ...fact('Other versions', versions),
    ...fact('Same bytes as', sameDigest),
  ];
}
