import { digestOf, idOf, type Ref } from '@pedigree/events';
import {
  type ArtifactKind,
  type DescriptionFact,
  type EdgeFact,
  type EdgeProperties,
  type EdgeType,
  type Fact,
} from './facts';

/** What one event says, before it is stamped with where and when it entered. */
export interface Statements {
  artifacts: { id: string; kind: ArtifactKind }[];
  facts: Fact[];
  runId?: string;
}

type Loose<T> = { [K in keyof T]?: T[K] | undefined };

/** Drops what is undefined: absent means unknown, and adapters never see a missing value. */
export function present<T extends object>(value: Loose<T>): T {
  const known: Loose<T> = {};
  for (const key in value) if (value[key] !== undefined) known[key] = value[key];
  return known as T;
}

export const asJson = (value: unknown): string | undefined =>
  value === undefined ? undefined : JSON.stringify(value);

/** Collects statements; a reference with a digest also says what that artifact's digest is. */
export class StatementBuilder {
  private readonly artifacts = new Map<string, { id: string; kind: ArtifactKind }>();
  private readonly facts: Fact[] = [];

  constructor(private readonly runId?: string) {}

  /** Notes an artifact that the event refers to, and answers its id. */
  refer(reference: Ref, kind: ArtifactKind): string {
    const id = idOf(reference);
    const digest = digestOf(reference);
    this.artifacts.set(`${kind} ${id}`, { id, kind });
    if (digest !== undefined)
      this.add({ fact: 'description', artifact: id, digest, described: false });
    return id;
  }

  /** Notes the artifact that the event's run made, and answers its id: it is a placeholder no more. */
  produce(
    reference: Ref,
    kind: ArtifactKind,
    about: Pick<DescriptionFact, 'initialization' | 'origin'> = {},
  ): string {
    const artifact = idOf(reference);
    this.artifacts.set(`${kind} ${artifact}`, { id: artifact, kind });
    const digest = digestOf(reference);
    this.add(
      present<DescriptionFact>({
        fact: 'description',
        artifact,
        digest,
        ...about,
        described: true,
      }),
    );
    return artifact;
  }

  add(...facts: readonly Fact[]): this {
    this.facts.push(...facts);
    return this;
  }

  edge(type: EdgeType, from: string, to: string, properties: Loose<EdgeProperties> = {}): this {
    const edge: EdgeFact = {
      fact: 'edge',
      type,
      from,
      to,
      properties: present<EdgeProperties>(properties),
    };
    return this.add(edge);
  }

  build(): Statements {
    const statements: Statements = { artifacts: [...this.artifacts.values()], facts: this.facts };
    return this.runId === undefined ? statements : { ...statements, runId: this.runId };
  }
}
