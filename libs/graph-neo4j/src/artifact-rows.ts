import { compareText } from '@pedigree/graph';
import {
  type DescriptionFact,
  type Fact,
  nameOf,
  type Recording,
  type Stamp,
} from '@pedigree/lineage';
import { type Properties } from './rows';

interface Mention {
  id: string;
  model: boolean;
  dataset: boolean;
  described: boolean;
}

/** Parameters of MERGE_ARTIFACTS: each artifact once, in ascending order. */
export function artifactRows(recordings: readonly Recording[]): Properties[] {
  const mentions = new Map<string, Mention>();
  for (const { artifacts, facts } of recordings) {
    const described = new Set(facts.map(describedBy));
    for (const { id, kind } of artifacts) {
      const mention = mentions.get(id) ?? { id, model: false, dataset: false, described: false };
      mention[kind] = true;
      mention.described ||= described.has(id);
      mentions.set(id, mention);
    }
  }
  return inOrder([...mentions.values()]).map((mention) => ({
    ...mention,
    base: nameOf(mention.id).base,
    search: mention.id.toLowerCase(),
  }));
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
