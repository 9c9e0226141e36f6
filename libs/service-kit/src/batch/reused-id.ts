import { type Outcome } from '@pedigree/messaging';

/**
 * Parks an event whose source and id stand for another content already. The first stands; nothing is
 * recorded of the second, not even that it came.
 *
 * @param key of the event
 */
export const reusedId = (key: string): Outcome => ({
  kind: 'park',
  code: 'id-reused',
  reason: `The event "${key}" was taken before with other content, which stands. Its producer can send this one under a new id.`,
});
