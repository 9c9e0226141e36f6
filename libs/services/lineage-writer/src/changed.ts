import { type HistoryReader, isMention } from '@pedigree/graph';
import { type Fact, type Recording, runPartsIn } from '@pedigree/lineage';

/** Most mentions that are remembered. */
const REMEMBERED = 100_000;

/**
 * Digests that were given before, as every run names that of its base anew: nothing new is said by
 * that, and everything that descends from a popular base would be judged again for it.
 */
export class KnownMentions {
  private readonly known = new Set<string>();

  has(artifact: string, digest: string): boolean {
    return this.known.has(keyOf(artifact, digest));
  }

  /** To be called once what `changedBy` answered was told. */
  learn(recordings: readonly Recording[]): void {
    for (const fact of recordings.flatMap(({ facts }) => facts))
      if (fact.fact === 'description' && isMention(fact))
        this.add(keyOf(fact.artifact, fact.digest));
  }

  private add(key: string): void {
    this.known.delete(key);
    this.known.add(key);
    const [oldest] = this.known;
    if (this.known.size > REMEMBERED && oldest !== undefined) this.known.delete(oldest);
  }
}

const keyOf = (artifact: string, digest: string): string => JSON.stringify([artifact, digest]);

/**
 * Artifacts of which something new was said that may change a decision about what descends from
 * them: not those that are merely referred to. An approval counts as well, so that it is looked at
 * once more in the light of what was recorded while it was made.
 */
export const changedBy = (
  recordings: readonly Recording[],
  known: Pick<KnownMentions, 'has'>,
): ReadonlySet<string> =>
  new Set(recordings.flatMap(({ facts }) => facts.flatMap((fact) => changed(fact, known))));

function changed(fact: Fact, known: Pick<KnownMentions, 'has'>): string[] {
  switch (fact.fact) {
    case 'edge':
      return fact.type === 'SHARES_INITIALIZATION' ? [fact.from, fact.to] : [fact.from];
    case 'description':
      return isMention(fact) && known.has(fact.artifact, fact.digest) ? [] : [fact.artifact];
    case 'evidence':
      return [fact.about];
    case 'promotion':
      return fact.step === 'decided' && fact.verdict === 'approved' ? [fact.model] : [];
    case 'run-part':
      // For what the run made besides, see `madeByRunsIn`.
      return [fact.artifact, fact.of].filter((id) => id !== undefined);
    case 'run':
    case 'deployment':
    case 'policy':
      return [];
  }
}

/**
 * What the runs made of which a recorded batch tells: an event may change the edges of outputs that earlier
 * ones named, also where it names no artifact itself. Asked after the batch is in the graph, so that of two
 * writers at once one finds what the other recorded.
 *
 * @throws GraphError
 */
export async function madeByRunsIn(
  recordings: readonly Recording[],
  history: Pick<HistoryReader, 'outputs'>,
): Promise<readonly string[]> {
  const runs = [...runPartsIn(recordings).keys()];
  return runs.length === 0 ? [] : history.outputs(runs);
}
