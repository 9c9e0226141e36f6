import { type DescriptionFact, type Stamp } from '@pedigree/lineage';
import { compareText } from './order';

/** A description that gives nothing but a digest, as every reference `{ id, digest }` does. */
export type Mention = DescriptionFact & { digest: string };

/**
 * True for a mention. A popular base is mentioned by every fine-tune of it, and each says the same, so
 * adapters keep one per artifact, digest, topic, partition and principal: the one with the lowest offset.
 * That is enough for `asOf` and for what a word is worth, and the same for every order of arrival.
 */
export function isMention(fact: DescriptionFact): fact is Mention {
  return fact.digest !== undefined && !fact.described && Object.keys(fact).every(isMentioned);
}

const OF_MENTIONS: ReadonlySet<string> = new Set(['fact', 'artifact', 'digest', 'described']);

/** Whatever else is said is kept, also what is not known today. */
const isMentioned = (field: string): boolean => OF_MENTIONS.has(field);
/**
 * What names of one thing have in common: the digest of its bytes, or a token that an event gives to
 * several names. Artifacts are found by either alike.
 */
export const identityIn = ({ digest, alias }: DescriptionFact): string | undefined =>
  digest ?? alias;

/** Of two mentions of the same, by their stamps: below 0 where the first is kept. */
export const compareMentions = (a: Stamp, b: Stamp): number =>
  a.offset - b.offset || compareText(a.eventId, b.eventId);
