import {
  factsOfRun,
  mentionedBy,
  outputsOfRun,
  type Recording,
  type RunPart,
  runPartsIn,
} from '@pedigree/lineage';

/** What follows from the parts of runs, as if the events that it is stamped with had said so. */
export class Following {
  private readonly parts = new Map<string, RunPart[]>();
  private readonly byRun = new Map<string, Recording[]>();

  add(recordings: readonly Recording[]): void {
    for (const [run, added] of runPartsIn(recordings)) {
      const parts = [...(this.parts.get(run) ?? []), ...added];
      this.parts.set(run, parts);
      this.byRun.set(run, recordingsOf(parts));
    }
  }

  outputs(runs: readonly string[]): string[] {
    return outputsOfRun(runs.flatMap((run) => this.parts.get(run) ?? []));
  }

  all(): Recording[] {
    return [...this.byRun.values()].flat();
  }
}

const recordingsOf = (parts: readonly RunPart[]): Recording[] =>
  factsOfRun(parts).map(({ fact, stamp }) => ({
    ...{ stamp, type: 'following', document: '{}' },
    artifacts: mentionedBy(fact),
    facts: [fact],
  }));
