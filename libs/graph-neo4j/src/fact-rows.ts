import {
  compareMentions,
  compareText,
  identityIn,
  isMention,
  mayRelate,
  type Mention,
  VIEWED_STEPS,
} from '@pedigree/graph';
import {
  type DescriptionFact,
  EDGE_TYPES,
  type EdgeFact,
  type EdgeType,
  type Fact,
  type PolicyFact,
  type Recording,
  type Stamp,
} from '@pedigree/lineage';
import neo4j, { type Integer } from 'neo4j-driver';
import { descriptionText } from './descriptions';
import { placeOf, type Properties, sortedBy, stored, without } from './rows';
import { type FollowingEdge } from './runs';

/** Found by an index of its own. */
const isTie = ({ type, properties }: EdgeFact): boolean =>
  type === 'SHARES_INITIALIZATION' && mayRelate(properties);

type Recorded = Pick<Stamp, 'eventId' | 'recordedAt'>;

const inOrderOfRecording = (a: Recorded, b: Recorded): number =>
  compareText(a.recordedAt, b.recordedAt) || compareText(a.eventId, b.eventId);

const VIEWED = new Set<string>(VIEWED_STEPS);

/** Which event a fact is of, and its place among that event's facts. */
interface Place {
  index: number;
  event: Integer;
  stamp: Stamp;
}

/** Id of the subject, place of the event, what it states, and whether that changes a view. */
export type SubjectRow = readonly [string, Integer, Properties, boolean];

/** Values of one row, by place: names would be sent with every row. */
type Row = readonly unknown[];

/** Facts as rows of CREATE_FACTS, which find artifacts and events by their places in its lists. */
export class FactRows {
  readonly edges = Object.fromEntries(
    EDGE_TYPES.map((type): [EdgeType, Row[]] => [type, []]),
  ) as Record<EdgeType, Row[]>;
  readonly descriptions: Row[] = [];
  readonly evidence: Row[] = [];
  private readonly first = new Map<string, { digest: string; own: Recorded }>();
  private readonly earliest = new Map<string, { stamp: Stamp; row: Row }>();
  readonly history = {
    run: [] as SubjectRow[],
    promotion: [] as SubjectRow[],
    deployment: [] as SubjectRow[],
  };

  /** @param places where each artifact stands in the list that goes with these rows */
  constructor(
    recordings: readonly Recording[],
    private readonly places: ReadonlyMap<string, number>,
  ) {
    recordings.forEach(({ stamp, facts }, event) =>
      facts.forEach((fact, index) => this.add(fact, { index, event: placeOf(event), stamp })),
    );
  }

  /**
   * Adds edges that follow from runs, and answers the keys of the events that they are stamped with.
   *
   * @param first where these keys begin in the list that goes with these rows
   */
  addFollowing(edges: readonly FollowingEdge[], first: number): string[] {
    return edges.map(({ fact, stamp, index }, place) => {
      this.add(fact, { index, event: placeOf(first + place), stamp });
      return stamp.eventId;
    });
  }

  /** Bundles, each once. */
  policies(): Properties[] {
    return sortedBy([...this.first.values()], ({ digest }) => digest);
  }

  /** Descriptions that only give a digest. */
  mentions(): Row[] {
    return [...this.earliest.values()].map(({ row }) => row);
  }

  private add(fact: Fact, place: Place): void {
    const { index, event } = place;
    switch (fact.fact) {
      case 'edge': {
        const own = stored({
          ...fact.properties,
          ...(isTie(fact) ? { mayRelate: true } : {}),
          index,
        });
        this.edges[fact.type].push([this.placeOf(fact.from), this.placeOf(fact.to), event, own]);
        return;
      }
      case 'description':
        return this.addDescription(fact, place);
      case 'evidence': {
        const own = stored({ ...without(fact, 'fact', 'about'), index });
        this.evidence.push([this.placeOf(fact.about), event, own]);
        return;
      }
      case 'policy':
        return this.addPolicy(fact, place.stamp);
      case 'run-part':
        return;
      case 'run':
      case 'promotion':
      case 'deployment': {
        const own = stored({ ...without(fact, 'fact'), index });
        const viewed = fact.fact !== 'promotion' || VIEWED.has(fact.step);
        this.history[fact.fact].push([fact.id, event, own, viewed]);
      }
    }
  }

  private addDescription(fact: DescriptionFact, { index, stamp }: Place): void {
    const text = descriptionText(fact, index, stamp);
    const row = [this.placeOf(fact.artifact), text, identityIn(fact) ?? null];
    if (isMention(fact)) this.addMention(fact, row, stamp);
    else this.descriptions.push(row);
  }

  /** Keeps the first of this call, as the statement does of all. */
  private addPolicy({ digest, ...fact }: PolicyFact, { eventId, recordedAt }: Stamp): void {
    const own = { ...without(fact, 'fact'), eventId, recordedAt };
    const known = this.first.get(digest);
    if (known === undefined || inOrderOfRecording(own, known.own) < 0)
      this.first.set(digest, { digest, own });
  }

  /** Keeps the earliest of this call, as the statement does of all. */
  private addMention({ artifact, digest }: Mention, row: Row, stamp: Stamp): void {
    const { topic, partition, by, offset, eventId } = stamp;
    const said = by === undefined ? [] : [by];
    const mention = JSON.stringify([artifact, digest, topic, partition, ...said]);
    const known = this.earliest.get(mention);
    if (known !== undefined && compareMentions(known.stamp, stamp) <= 0) return;
    this.earliest.set(mention, { stamp, row: [...row, mention, neo4j.int(offset), eventId] });
  }

  private placeOf(artifact: string): Integer {
    const place = this.places.get(artifact);
    if (place === undefined) throw new Error(`Artifact ${artifact} is not listed`);
    return placeOf(place);
  }
}
