import { type DescriptionFact, type Stamp } from '@pedigree/lineage';
import { compareText } from './order';

/** A description that gives nothing but a digest, as every reference `{ id, digest }` does. */
export type Mention = DescriptionFact & { digest: string };

/**
 * True for a mention. A popular base is mentioned by every fine-tune of it, and each says the same, so
 * adapters keep one per artifact, digest, topic and partition: the one with the lowest offset. That is
 * enough for `asOf`, and the same for every order of arrival.
 */
export function isMention(fact: DescriptionFact): fact is Mention {
  const { digest, described, name, initialization, origin, source, attributes } = fact;
  const more = name ?? initialization ?? origin ?? source ?? attributes;
  return digest !== undefined && !described && more === undefined;
}

/**
 * What names of one thing have in common: the digest of its bytes, or a token that an event gives to
 * several names. Artifacts are found by either alike.
 */
export const identityIn = ({ digest, alias }: DescriptionFact): string | undefined =>
  digest ?? alias;

/** Of two mentions of the same, by their stamps: below 0 where the first is kept. */
export const compareMentions = (a: Stamp, b: Stamp): number =>
  a.offset - b.offset || compareText(a.eventId, b.eventId);
