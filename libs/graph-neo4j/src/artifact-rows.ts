import { compareText } from '@pedigree/graph';
import {
  type ArtifactKind,
  type DescriptionFact,
  type Fact,
  nameOf,
  type Recording,
  type Stamp,
} from '@pedigree/lineage';
import neo4j from 'neo4j-driver';
import { type Properties } from './rows';

interface Mention {
  id: string;
  kinds: Set<ArtifactKind>;
  described: boolean;
}

/** Parameters of CREATE_FACTS: each artifact once, in ascending order of id; the other lists are places in it. */
export function artifactRows(recordings: readonly Recording[]) {
  const mentions = inOrder(mentionedIn(recordings));
  const placesOf = (test: (mention: Mention) => boolean) =>
    mentions.flatMap((mention, place) => (test(mention) ? [neo4j.int(place)] : []));
  return {
    artifacts: mentions.map(({ id }, place) => rowOf(id, place)),
    models: placesOf(({ kinds }) => kinds.has('model')),
    datasets: placesOf(({ kinds }) => kinds.has('dataset')),
    described: placesOf(({ described }) => described),
  };
}

/** `base` only where it is not the id. */
function rowOf(id: string, place: number) {
  const { base } = nameOf(id);
  const row = { id, place: neo4j.int(place), search: id.toLowerCase() };
  return base === id ? row : { ...row, base };
}

function mentionedIn(recordings: readonly Recording[]): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const { artifacts, facts } of recordings) {
    const described = new Set(facts.map(describedBy));
    for (const { id, kind } of artifacts) {
      const mention = mentions.get(id) ?? { id, kinds: new Set(), described: false };
      mention.kinds.add(kind);
      mention.described ||= described.has(id);
      mentions.set(id, mention);
    }
  }
  return [...mentions.values()];
}

/** The artifact that is no placeholder after this fact: it was registered, or something made it. */
function describedBy(fact: Fact): string | undefined {
  if (fact.fact === 'description') return fact.described ? fact.artifact : undefined;
  return fact.fact === 'edge' && fact.type !== 'SHARES_INITIALIZATION' ? fact.from : undefined;
}

/** Parameters of NAME_ARTIFACTS. */
export function nameRows(recordings: readonly Recording[]): Properties[] {
  const rows = recordings.flatMap(({ stamp, facts }) =>
    facts.flatMap((fact, index) => (fact.fact === 'description' ? named(fact, stamp, index) : [])),
  );
  return inOrder(rows);
}

function named({ artifact: id, name }: DescriptionFact, stamp: Stamp, index: number) {
  if (name === undefined) return [];
  const rank = JSON.stringify([stamp.occurredAt, stamp.eventId, index]);
  return [{ id, name, named: rank, search: name.toLowerCase() }];
}

const inOrder = <T extends { id: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => compareText(a.id, b.id));
