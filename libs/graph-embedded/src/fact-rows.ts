import {
  identityIn,
  isMention,
  type Mention,
  searchLines,
  spellingLine,
  VIEWED_STEPS,
} from '@pedigree/graph';
import {
  type DescriptionFact,
  EDGE_TYPES,
  type EdgeFact,
  type Fact,
  type Mentioned,
  type PolicyFact,
  type PromotionFact,
  type Recording,
  type Stamp,
} from '@pedigree/lineage';
import { type Parameter } from './database';
import { type Filed } from './runs';

/** What a fact is filed under: its event, and its place among the event's facts. */
interface Place {
  stamp: Stamp;
  event: number;
  idx: number;
}

/** Facts as rows of their tables, and the views that they change. */
export class FactRows {
  readonly edges: Parameter[][] = [];
  readonly descriptions: Parameter[][] = [];
  readonly mentions: Parameter[][] = [];
  readonly evidence: Parameter[][] = [];
  readonly history: Parameter[][] = [];
  readonly policies: Parameter[][] = [];
  /** Parameters of NAME_ARTIFACT. */
  readonly names: Parameter[][] = [];
  /** Parameters of ADD_LINE. */
  readonly lines: Parameter[][] = [];
  readonly promotions = new Set<string>();
  readonly deployments = new Set<string>();
  private readonly spelled = new Set<string>();

  constructor(private readonly numberOf: (artifact: string) => number) {}

  add({ stamp, facts, artifacts }: Recording, event: number): void {
    for (const mentioned of artifacts) this.addSpelling(mentioned);
    facts.forEach((fact, idx) => this.addFact(fact, { stamp, event, idx }));
  }

  /** Once, however often it is mentioned. */
  private addSpelling({ id, spelling }: Mentioned): void {
    if (spelling === undefined || this.spelled.has(spelling)) return;
    this.spelled.add(spelling);
    this.lines.push([this.numberOf(id), spellingLine(spelling)]);
  }

  addFollowing({ fact, stamp, event, index }: Filed): void {
    this.addFact(fact, { stamp, event, idx: index });
  }

  private addFact(fact: Fact, place: Place): void {
    switch (fact.fact) {
      case 'edge':
        return this.addEdge(fact, place);
      case 'description':
        return this.addDescription(fact, place);
      case 'evidence':
        this.evidence.push([this.numberOf(fact.about), ...filed(fact, place)]);
        return;
      case 'promotion':
        return this.addStep(fact, place);
      case 'policy':
        return this.addPolicy(fact, place);
      case 'deployment':
        this.deployments.add(fact.id);
        break;
      case 'run':
        break;
      case 'run-part':
        return;
    }
    this.history.push([fact.fact, fact.id, ...filed(fact, place)]);
  }

  /** Reviews are filed apart: they change no view, and anyone may add any number of them. */
  private addStep(fact: PromotionFact, place: Place): void {
    const viewed = VIEWED.has(fact.step);
    if (viewed) this.promotions.add(fact.id);
    this.history.push([viewed ? 'promotion' : 'review', fact.id, ...filed(fact, place)]);
  }

  private addPolicy({ digest, name, version, document }: PolicyFact, { stamp, idx }: Place): void {
    const { recordedAt, eventId } = stamp;
    this.policies.push([digest, recordedAt, eventId, idx, name, version, document]);
  }

  private addEdge({ type, from, to, properties }: EdgeFact, { event, idx }: Place): void {
    const [near, far] = [this.numberOf(from), this.numberOf(to)];
    const json = JSON.stringify(properties);
    this.edges.push([near, EDGE_TYPES.indexOf(type), far, event, idx, json]);
  }

  private addDescription(fact: DescriptionFact, place: Place): void {
    const { name } = fact;
    const { stamp, idx } = place;
    const n = this.numberOf(fact.artifact);
    if (isMention(fact)) return this.addMention(n, fact, place);
    this.descriptions.push([n, identityIn(fact) ?? null, ...filed(fact, place)]);
    for (const line of searchLines(fact)) this.lines.push([n, line]);
    if (name === undefined) return;
    this.names.push([n, name, JSON.stringify([stamp.occurredAt, stamp.eventId, idx])]);
  }

  private addMention(n: number, { digest }: Mention, { event, stamp }: Place): void {
    const { topic, partition, by = '', offset, eventId } = stamp;
    this.mentions.push([n, digest, topic, partition, by, offset, eventId, event]);
  }
}

const VIEWED = new Set<string>(VIEWED_STEPS);

const filed = (fact: Fact, { event, idx }: Place): Parameter[] => [
  event,
  idx,
  JSON.stringify(fact),
];
