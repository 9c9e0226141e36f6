import { factsOfRun, mentionedBy, type Recording, runPartsIn } from '@pedigree/lineage';

/** What follows from the parts of the runs in some recordings, as if the events that it is stamped with had said so. */
export const followingIn = (recordings: readonly Recording[]): Recording[] =>
  [...runPartsIn(recordings).values()].flatMap(factsOfRun).map(({ fact, stamp }) => ({
    ...{ stamp, type: 'following', document: '{}' },
    artifacts: mentionedBy(fact),
    facts: [fact],
  }));
