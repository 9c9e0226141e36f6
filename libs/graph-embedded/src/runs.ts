import {
  changeOfRun,
  EDGE_TYPES,
  type FollowingFact,
  mentionedBy,
  type Recording,
  type RunPart,
  type RunPartFact,
  runPartsIn,
} from '@pedigree/lineage';
import { type Database } from './database';
import { stampOf, type StampRow } from './rows';
import { DROP_DESCRIPTION, DROP_EDGE, DROP_PART, PART_ROWS, SELECT_PARTS } from './statements';

/** Facts that follow from the runs of some recordings, to be taken out and put in, with the events' surrogates. */
export interface Following {
  drop: readonly Filed[];
  put: readonly Filed[];
  /** The artifacts that these facts are about, and what makes them no placeholders. */
  said: readonly Pick<Recording, 'artifacts' | 'facts'>[];
}

export interface Filed extends FollowingFact {
  event: number;
}

const NOTHING: Following = { drop: [], put: [], said: [] };

/** Files the parts of runs, and tells what follows from them. */
export class Runs {
  constructor(private readonly db: Database) {}

  /**
   * To be called once the events are there.
   *
   * @param first surrogate of the first event
   */
  take(recordings: readonly Recording[], first: number): Following {
    const added = runPartsIn(recordings);
    if (added.size === 0) return NOTHING;
    const events = new Map(recordings.map(({ stamp }, i) => [stamp.eventId, first + i]));
    const known = this.known([...added.keys()], events);
    const changes = [...added].map(([run, parts]) => {
      const change = changeOfRun(known.get(run) ?? [], parts);
      this.file(change.parts.drop, change.parts.put, events);
      return change.facts;
    });
    return following(changes, events);
  }

  /** @param numberOf surrogate of an artifact that was merged */
  drop(facts: readonly Filed[], numberOf: (artifact: string) => number): void {
    for (const { fact, event, index } of facts)
      if (fact.fact === 'edge') {
        const type = EDGE_TYPES.indexOf(fact.type);
        this.db.run(DROP_EDGE, numberOf(fact.from), type, numberOf(fact.to), event, index);
      } else this.db.run(DROP_DESCRIPTION, numberOf(fact.artifact), event, index);
  }

  /** By run; notes the surrogates of their events. */
  private known(runs: readonly string[], events: Map<string, number>): Map<string, RunPart[]> {
    const parts = new Map(runs.map((run): [string, RunPart[]] => [run, []]));
    type Row = [part: string, event: number, ...StampRow];
    for (const [text, event, ...row] of this.db.tuples<Row>(SELECT_PARTS, JSON.stringify(runs))) {
      const part = { fact: JSON.parse(text) as RunPartFact, stamp: stampOf(row) };
      parts.get(part.fact.id)?.push(part);
      events.set(part.stamp.eventId, event);
    }
    return parts;
  }

  private file(
    drop: readonly RunPart[],
    put: readonly RunPart[],
    events: ReadonlyMap<string, number>,
  ): void {
    for (const { fact } of drop) this.db.run(DROP_PART, fact.id, JSON.stringify(fact));
    const rows = put.map(({ fact, stamp }) => [
      ...[fact.id, JSON.stringify(fact), events.get(stamp.eventId) ?? 0],
    ]);
    this.db.insert(PART_ROWS, rows);
  }
}

function following(
  changes: readonly Record<'drop' | 'put', readonly FollowingFact[]>[],
  events: ReadonlyMap<string, number>,
): Following {
  const filed = (facts: readonly FollowingFact[]): Filed[] =>
    facts.map((each) => ({ ...each, event: events.get(each.stamp.eventId) ?? 0 }));
  const [drop, put] = [changes.flatMap((each) => each.drop), changes.flatMap((each) => each.put)];
  const gone = drop.map(({ fact }) => ({ artifacts: mentionedBy(fact), facts: [] }));
  const come = put.map(({ fact }) => ({ artifacts: mentionedBy(fact), facts: [fact] }));
  return { drop: filed(drop), put: filed(put), said: [...gone, ...come] };
}
