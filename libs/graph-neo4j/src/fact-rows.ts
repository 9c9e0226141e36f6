import { type EdgeType, type Fact, type Recording, type Stamp } from '@pedigree/lineage';
import { factProperties, type Properties, without } from './rows';

/** Facts as rows of the statements that create them. */
export class FactRows {
  readonly edges = new Map<EdgeType, Properties[]>();
  readonly descriptions: Properties[] = [];
  readonly evidence: Properties[] = [];
  readonly history = {
    run: [] as Properties[],
    promotion: [] as Properties[],
    deployment: [] as Properties[],
  };

  constructor(recordings: readonly Recording[]) {
    for (const { stamp, facts } of recordings)
      facts.forEach((fact, index) => this.add(fact, stamp, index));
  }

  private add(fact: Fact, stamp: Stamp, index: number): void {
    const filed = (rest: object): Properties => factProperties(rest, stamp, index);
    switch (fact.fact) {
      case 'edge': {
        const { type, from, to, properties } = fact;
        this.edgesOf(type).push({ from, to, properties: filed(properties) });
        return;
      }
      case 'description': {
        const rest = without(fact, 'fact', 'artifact');
        this.descriptions.push({ artifact: fact.artifact, properties: filed(rest) });
        return;
      }
      case 'evidence': {
        const rest = without(fact, 'fact', 'about');
        this.evidence.push({ artifact: fact.about, properties: filed(rest) });
        return;
      }
      case 'run':
      case 'promotion':
      case 'deployment': {
        const { fact: kind, ...rest } = fact;
        const row = { id: fact.id, event: stamp.eventId, properties: filed(rest) };
        this.history[kind].push(row);
      }
    }
  }

  private edgesOf(type: EdgeType): Properties[] {
    const rows = this.edges.get(type) ?? [];
    this.edges.set(type, rows);
    return rows;
  }
}
