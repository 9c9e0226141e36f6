import { digestOf, refId, type Ref } from '@pedigree/events';
import { canonicalId } from './canonical-id';
import {
  type ArtifactKind,
  type DescriptionFact,
  type EdgeFact,
  type EdgeProperties,
  type EdgeType,
  type Fact,
  type Mentioned,
} from './facts';
import { placeholderKind, type Undisclosed, undisclosedId } from './ids';

/** What one event says, before it is stamped with where and when it entered. */
export interface Statements {
  artifacts: Mentioned[];
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

/** Collects statements. A typed reference with a digest also says what that artifact's digest is. */
export class StatementBuilder {
  private readonly artifacts = new Map<string, Mentioned>();
  private readonly facts: Fact[] = [];

  constructor(private readonly runId?: string) {}

  /** Notes an artifact that the event names as a model or a dataset, and answers its canonical id. */
  refer(reference: Ref, kind: ArtifactKind): string {
    const id = this.note(reference, kind);
    const digest = digestOf(reference);
    if (digest !== undefined)
      this.add({ fact: 'description', artifact: id, digest, described: false });
    return id;
  }

  /** Notes an artifact that the event speaks of without saying what it is, and answers its canonical id. */
  mention(reference: Ref): string {
    return this.note(reference);
  }

  /** Notes the artifact that the event's run made, and answers its id: it is a placeholder no more. */
  produce(
    reference: Ref,
    kind: ArtifactKind,
    about: Loose<Pick<DescriptionFact, 'initialization' | 'origin' | 'endedAt'>> = {},
  ): string {
    const artifact = this.note(reference, kind);
    const digest = digestOf(reference);
    this.add(
      present<DescriptionFact>({
        fact: 'description',
        artifact,
        kind,
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

  /**
   * The edge to what the event leaves unsaid. It is there also where the event says that there was
   * nothing: whether that is believed depends on who says it.
   *
   * @param complete what the event says of that
   */
  silence(
    type: EdgeType,
    from: string,
    what: Undisclosed,
    complete: boolean | undefined,
    properties: Loose<EdgeProperties> = {},
  ): this {
    const to = undisclosedId(from, what);
    const kind = placeholderKind(type);
    this.artifacts.set(`${kind} ${to}`, { id: to, kind });
    return this.edge(type, from, to, { ...properties, ...(complete === true && { complete }) });
  }

  build(): Statements {
    const statements: Statements = { artifacts: [...this.artifacts.values()], facts: this.facts };
    return this.runId === undefined ? statements : { ...statements, runId: this.runId };
  }

  private note(reference: Ref, kind?: ArtifactKind): string {
    const stated = refId(reference);
    const id = canonicalId(stated);
    const key = `${kind ?? ''} ${id}`;
    if (id !== stated || !this.artifacts.has(key))
      this.artifacts.set(
        key,
        present<Mentioned>({ id, kind, spelling: id === stated ? undefined : stated }),
      );
    return id;
  }
}
