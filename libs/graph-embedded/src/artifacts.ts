import { type ArtifactKind, type Fact, nameOf, type Recording } from '@pedigree/lineage';
import { type Database, type Parameter } from './database';
import { bitOf } from './rows';
import { ARTIFACT_ROWS, FIND_ARTIFACTS, LAST_ARTIFACT, WIDEN_ARTIFACT } from './statements';

interface Known {
  n: number;
  kinds: number;
  described: number;
}

type Said = Pick<Recording, 'artifacts' | 'facts'>;

/** About 200 bytes each. */
const MOST_REMEMBERED = 100_000;

/** The surrogates of artifacts. Remembers those it met: most events name the same popular bases. */
export class Artifacts {
  private readonly known = new Map<string, Known>();

  constructor(private readonly db: Database) {}

  /** Makes sure that all artifacts of the recordings are there, with their kinds; placeholders stop being so. */
  merge(recordings: readonly Said[]): void {
    const wanted = mentionedIn(recordings);
    this.recall([...wanted.keys()]);
    const missing = [...wanted].filter(([id]) => !this.known.has(id));
    for (const [id, { kinds, described }] of wanted) this.widen(id, kinds, described);
    this.insert(missing);
  }

  /** Of an artifact of the recordings that were merged last. */
  numberOf(id: string): number {
    const known = this.known.get(id);
    if (known === undefined) throw new Error(`Artifact ${id} was not merged`);
    return known.n;
  }

  /** After a rollback: what was remembered may not be there. */
  forget(): void {
    this.known.clear();
  }

  private recall(ids: readonly string[]): void {
    if (this.known.size + ids.length > MOST_REMEMBERED) this.known.clear();
    const unknown = JSON.stringify(ids.filter((id) => !this.known.has(id)));
    for (const { id, ...known } of this.db.all<Known & { id: string }>(FIND_ARTIFACTS, unknown))
      this.known.set(id, known);
  }

  private insert(artifacts: readonly (readonly [string, Omit<Known, 'n'>])[]): void {
    const last = this.db.get<{ n: number }>(LAST_ARTIFACT)?.n ?? 0;
    const rows = artifacts.map(([id, known], i) => {
      this.known.set(id, { n: last + 1 + i, ...known });
      return rowOf(last + 1 + i, id, known);
    });
    this.db.insert(ARTIFACT_ROWS, rows);
  }

  private widen(id: string, kinds: number, described: number): void {
    const known = this.known.get(id);
    if (known === undefined) return;
    const wider = {
      n: known.n,
      kinds: known.kinds | kinds,
      described: known.described | described,
    };
    if (wider.kinds === known.kinds && wider.described === known.described) return;
    this.db.run(WIDEN_ARTIFACT, wider.kinds, wider.described, known.n);
    this.known.set(id, wider);
  }
}

function rowOf(n: number, id: string, { kinds, described }: Omit<Known, 'n'>): Parameter[] {
  const { base, version } = nameOf(id);
  return [n, id, kinds, described, version === undefined ? null : base, id.toLowerCase()];
}

function mentionedIn(recordings: readonly Said[]): Map<string, Omit<Known, 'n'>> {
  const mentioned = new Map<string, Omit<Known, 'n'>>();
  for (const { artifacts, facts } of recordings) {
    const described = new Set(facts.map(describedBy));
    for (const { id, kind } of artifacts) mention(mentioned, id, kind, Number(described.has(id)));
  }
  return mentioned;
}

function mention(
  mentioned: Map<string, Omit<Known, 'n'>>,
  id: string,
  kind: ArtifactKind | undefined,
  described: number,
): void {
  const before = mentioned.get(id) ?? { kinds: 0, described: 0 };
  mentioned.set(id, {
    kinds: before.kinds | (kind === undefined ? 0 : bitOf(kind)),
    described: before.described | described,
  });
}

/** The artifact that is no placeholder after this fact: it was registered, or something made it. */
function describedBy(fact: Fact): string | undefined {
  if (fact.fact === 'description') return fact.described ? fact.artifact : undefined;
  return fact.fact === 'edge' && fact.type !== 'SHARES_INITIALIZATION' ? fact.from : undefined;
}
