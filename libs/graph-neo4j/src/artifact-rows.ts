import { compareText, searchLines, spellingLine } from '@pedigree/graph';
import {
  type ArtifactKind,
  type DescriptionFact,
  type Fact,
  nameOf,
  type Recording,
  type Stamp,
} from '@pedigree/lineage';
import { placeOf } from './rows';

interface Mention {
  id: string;
  kinds: Set<ArtifactKind>;
  described: boolean;
}

/** Parameters of CREATE_FACTS: each artifact once, in ascending order of id; the other lists are places in it. */
export function artifactRows(recordings: readonly Pick<Recording, 'artifacts' | 'facts'>[]) {
  const mentions = inOrder(mentionedIn(recordings));
  const placesOf = (test: (mention: Mention) => boolean) =>
    mentions.flatMap((mention, place) => (test(mention) ? [placeOf(place)] : []));
  return {
    artifacts: mentions.map(rowOf),
    models: placesOf(({ kinds }) => kinds.has('model')),
    datasets: placesOf(({ kinds }) => kinds.has('dataset')),
    described: placesOf(({ described }) => described),
  };
}

/** Id, described, and base and text to search only where they are not the id. */
type ArtifactRow = readonly [string, boolean, string | null, string | null];

function rowOf({ id, described }: Mention): ArtifactRow {
  const { base } = nameOf(id);
  const search = id.toLowerCase();
  return [id, described, base === id ? null : base, search === id ? null : search];
}

function mentionedIn(recordings: readonly Pick<Recording, 'artifacts' | 'facts'>[]): Mention[] {
  const mentions = new Map<string, Mention>();
  for (const { artifacts, facts } of recordings) {
    for (const { id, kind } of artifacts) {
      const mention = mentions.get(id) ?? { id, kinds: new Set(), described: false };
      if (kind !== undefined) mention.kinds.add(kind);
      mentions.set(id, mention);
    }
    for (const id of facts.flatMap(describedBy)) {
      const mention = mentions.get(id);
      if (mention !== undefined) mention.described = true;
    }
  }
  return [...mentions.values()];
}

/** The artifact that is no placeholder after this fact: it was registered, or something made it. */
function describedBy(fact: Fact): string | [] {
  if (fact.fact === 'description') return fact.described ? fact.artifact : [];
  return fact.fact === 'edge' && fact.type !== 'SHARES_INITIALIZATION' ? fact.from : [];
}

/** A name with the rank of who gave it, and lines of what the artifact is found by. */
type NameRow = { id: string; name: string | null; named: string | null; lines: string[] };

/** Parameters of NAME_ARTIFACTS. */
export function nameRows(recordings: readonly Recording[]): NameRow[] {
  const rows = recordings.flatMap(({ stamp, facts }) =>
    facts.flatMap((fact, index) => (fact.fact === 'description' ? named(fact, stamp, index) : [])),
  );
  return inOrder([...rows, ...spellingRows(recordings)]);
}

/** Each once, however often it is mentioned. */
function spellingRows(recordings: readonly Recording[]): NameRow[] {
  const spelled = new Map(
    recordings.flatMap(({ artifacts }) =>
      artifacts.flatMap(({ id, spelling }) =>
        spelling === undefined ? [] : [[spelling, id] as const],
      ),
    ),
  );
  return [...spelled].map(([spelling, id]) => {
    return { id, name: null, named: null, lines: [spellingLine(spelling)] };
  });
}

function named(fact: DescriptionFact, stamp: Stamp, index: number): NameRow[] {
  const lines = searchLines(fact);
  if (lines.length === 0) return [];
  const { artifact: id, name = null } = fact;
  const rank = JSON.stringify([stamp.occurredAt, stamp.eventId, index]);
  return [{ id, name, named: name === null ? null : rank, lines }];
}

const inOrder = <T extends { id: string }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => compareText(a.id, b.id));
