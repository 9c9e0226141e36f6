import {
  compareMentions,
  compareText,
  isMention,
  type Mention,
  VIEWED_STEPS,
} from '@pedigree/graph';
import {
  type DeploymentFact,
  EDGE_TYPES,
  type EdgeType,
  type Fact,
  type PolicyFact,
  type PromotionFact,
  type Recording,
  type RunFact,
  type Stamp,
} from '@pedigree/lineage';
import neo4j, { type Integer } from 'neo4j-driver';
import { type Properties, sortedBy, stored, without } from './rows';

type Recorded = Pick<Stamp, 'eventId' | 'recordedAt'>;

const inOrderOfRecording = (a: Recorded, b: Recorded): number =>
  compareText(a.recordedAt, b.recordedAt) || compareText(a.eventId, b.eventId);

const VIEWED = new Set<string>(VIEWED_STEPS);

const subjectOf = (fact: RunFact | PromotionFact | DeploymentFact) =>
  fact.fact === 'promotion' && !VIEWED.has(fact.step) ? 'review' : fact.fact;

/** Which event a fact is of, and its place among that event's facts. */
interface Place {
  index: number;
  stamp: Integer;
}

/** Facts as rows of the statements that create them. */
export class FactRows {
  readonly stamps: readonly Properties[];
  readonly edges = Object.fromEntries(
    EDGE_TYPES.map((type): [EdgeType, Properties[]] => [type, []]),
  ) as Record<EdgeType, Properties[]>;
  readonly descriptions: Properties[] = [];
  readonly evidence: Properties[] = [];
  private readonly first = new Map<string, { digest: string; own: Recorded }>();
  private readonly earliest = new Map<string, { stamp: Stamp; row: Properties }>();
  readonly history = {
    run: [] as Properties[],
    promotion: [] as Properties[],
    review: [] as Properties[],
    deployment: [] as Properties[],
  };

  /** @param places where each artifact stands in the list that goes with these rows */
  constructor(
    recordings: readonly Recording[],
    private readonly places: ReadonlyMap<string, number>,
  ) {
    this.stamps = recordings.map(({ stamp }) => stored(stamp));
    recordings.forEach(({ stamp, facts }, event) =>
      facts.forEach((fact, index) => this.add(fact, { index, stamp: neo4j.int(event) }, stamp)),
    );
  }

  /** Bundles, each once. */
  policies(): Properties[] {
    return sortedBy([...this.first.values()], ({ digest }) => digest);
  }

  /** Descriptions that only give a digest. */
  mentions(): Properties[] {
    return [...this.earliest.values()].map(({ row }) => row);
  }

  private add(fact: Fact, { index, stamp }: Place, said: Stamp): void {
    switch (fact.fact) {
      case 'edge': {
        const [from, to] = [this.placeOf(fact.from), this.placeOf(fact.to)];
        const own = stored({ ...fact.properties, index });
        this.edges[fact.type].push({ from, to, stamp, own });
        return;
      }
      case 'description': {
        const own = stored({ ...without(fact, 'fact', 'artifact'), index });
        const row = { about: this.placeOf(fact.artifact), stamp, own };
        if (isMention(fact)) this.addMention(fact, row, said);
        else this.descriptions.push(row);
        return;
      }
      case 'evidence': {
        const own = stored({ ...without(fact, 'fact', 'about'), index });
        this.evidence.push({ about: this.placeOf(fact.about), stamp, own });
        return;
      }
      case 'policy':
        return this.addPolicy(fact, said);
      case 'run':
      case 'promotion':
      case 'deployment': {
        const own = stored({ ...without(fact, 'fact'), index });
        this.history[subjectOf(fact)].push({ id: fact.id, event: said.eventId, own });
      }
    }
  }

  /** Keeps the first of this call, as the statement does of all. */
  private addPolicy({ digest, ...fact }: PolicyFact, { eventId, recordedAt }: Stamp): void {
    const own = { ...without(fact, 'fact'), eventId, recordedAt };
    const known = this.first.get(digest);
    if (known === undefined || inOrderOfRecording(own, known.own) < 0)
      this.first.set(digest, { digest, own });
  }

  /** Keeps the earliest of this call, as the statement does of all. */
  private addMention({ artifact, digest }: Mention, row: Properties, stamp: Stamp): void {
    const mention = JSON.stringify([artifact, digest, stamp.topic, stamp.partition]);
    const known = this.earliest.get(mention);
    if (known !== undefined && compareMentions(known.stamp, stamp) <= 0) return;
    this.earliest.set(mention, { stamp, row: { ...row, mention } });
  }

  private placeOf(artifact: string) {
    const place = this.places.get(artifact);
    if (place === undefined) throw new Error(`Artifact ${artifact} is not listed`);
    return neo4j.int(place);
  }
}
