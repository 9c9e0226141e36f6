import { type ArtifactView, type LineageNode } from '@pedigree/lineage';
import { type Assurance } from './assurance';

/** What speaks for an artifact, said by somebody whose word for it counts. */
export interface Credit {
  /** Registered, or made by a run. */
  described: boolean;
  /** A run made it. */
  produced: boolean;
  /** Trained from random weights, and nobody says otherwise. */
  random: boolean;
  /** Written by people, and nobody says otherwise. */
  human: boolean;
  /** Digests that it certainly has. */
  digests: readonly string[];
  /** The same, where they are to show that these are other bytes than those of a namesake. */
  bytes: readonly string[];
}

/** Speaks for nothing. */
export const NO_CREDIT: Credit = {
  described: false,
  produced: false,
  random: false,
  human: false,
  digests: [],
  bytes: [],
};

export function creditOf(
  { descriptions }: LineageNode,
  { initialization, origin }: ArtifactView,
  assurance: Assurance,
): Credit {
  const digested = descriptions.filter(({ digest }) => digest !== undefined);
  const known = descriptions.filter((one) => assurance.counts('lineage', one));
  return {
    described: known.some(({ described }) => described),
    produced: known.some(({ described, runId }) => described && runId !== undefined),
    random:
      initialization === 'random' &&
      descriptions.some(
        (one) => one.initialization === 'random' && assurance.counts('initialization', one),
      ),
    human:
      origin === 'human' &&
      descriptions.some((one) => one.origin === 'human' && assurance.counts('origin', one)),
    digests: digestsIn(digested.filter((one) => assurance.counts('lineage', one))),
    bytes: digestsIn(digested.filter((one) => assurance.counts('identity', one))),
  };
}

const digestsIn = (descriptions: LineageNode['descriptions']): string[] => [
  ...new Set(descriptions.flatMap(({ digest }) => digest ?? [])),
];
