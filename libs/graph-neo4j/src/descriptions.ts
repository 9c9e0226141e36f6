import { type DescriptionFact, type Stamp, type Stamped } from '@pedigree/lineage';
import { factOf, type Properties, without } from './rows';

/** A description as it is read: one text, or properties where an earlier version of this wrote it. */
export type DescriptionRow = string | Properties;

/** Of one event's descriptions: its place among the event's facts, what it says, who said it. */
type Parts = [index: number, own: Omit<DescriptionFact, 'fact' | 'artifact'>, stamp: Stamp];

/** One text: for the database a property costs much more than what is in it. */
export function descriptionText(fact: DescriptionFact, index: number, stamp: Stamp): string {
  const parts: Parts = [index, without(fact, 'fact', 'artifact'), stamp];
  return JSON.stringify(parts);
}

/** In the order in which their events said them. */
export function descriptionsOf(
  artifact: string,
  rows: readonly DescriptionRow[],
): Stamped<DescriptionFact>[] {
  const parts = rows.map((row) => partsOf(artifact, row));
  return parts.sort((a, b) => a[0] - b[0]).map(([, fact]) => fact);
}

function partsOf(artifact: string, row: DescriptionRow): [number, Stamped<DescriptionFact>] {
  if (typeof row !== 'string')
    return [Number(row['index']), factOf<DescriptionFact>('description', { artifact }, row)];
  const [index, own, stamp] = JSON.parse(row) as Parts;
  return [index, { fact: 'description', artifact, ...own, ...stamp }];
}
