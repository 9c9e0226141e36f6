import { type Decision } from '@pedigree/events';
import { type History, type Statement, type Told } from './spec-statements';

/** Counts what histories held and what the gate said, so that a property cannot pass on empty worlds. */
export class Tally {
  private readonly counts = new Map<string, number>();
  private all = 0;

  note(history: History, decision: Decision): void {
    this.all++;
    const found = new Set([
      decision.verdict,
      ...decision.reasons.map(({ rule }) => `fired ${rule}`),
      ...(decision.advice ?? []).map(({ rule }) => `fired ${rule}`),
      ...decision.cleared.map(({ rule }) => `cleared ${rule}`),
      ...history.flatMap(featuresOf),
      ...(new Set(history.map(({ taken }) => taken)).size < history.length ? ['a tie'] : []),
    ]);
    for (const one of found) this.counts.set(one, (this.counts.get(one) ?? 0) + 1);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  share(what: string): number {
    return this.of(what) / this.all;
  }

  /** Those of them that no history held. */
  missing(wanted: readonly string[]): string[] {
    return wanted.filter((one) => this.of(one) === 0);
  }
}

function featuresOf({ what, by, taken, at }: Told): string[] {
  return [
    what.say,
    ...(by === undefined ? [`a stranger's ${what.say}`] : []),
    ...(at > 1000 ? [`${what.say} in the future`] : []),
    ...(at < taken ? [`${what.say} of before`] : []),
    ...namesIn(what),
    ...Object.entries(what).flatMap(([name, value]: [string, unknown]) =>
      saying(what, name, value),
    ),
  ];
}

function saying(what: Statement, name: string, value: unknown): string[] {
  if (name === 'of' || name === 'run' || name === 'key' || name === 'say') return [];
  if (Array.isArray(value)) return [`${what.say}${value.length === 0 ? ' no' : ''} ${name}`];
  if (typeof value === 'string' || typeof value === 'boolean')
    return [`${what.say} ${name} ${String(value)}`];
  return [`${what.say} ${name}`];
}

/** Ids of a kind that matters, and digests. */
function namesIn(what: Statement): string[] {
  const text = JSON.stringify(what);
  return [
    ...(/"n"/.test(text) ? ['a bare name'] : []),
    ...(/"n@1"/.test(text) ? ['a version'] : []),
    ...(/alpha1/.test(text) ? ['a name that folds alike'] : []),
    ...(/generic\/b\/base/.test(text) ? ['a name of two owners'] : []),
    ...(/hf:/.test(text) ? ['another spelling'] : []),
    ...(/"digest":"a"/.test(text) ? ['a digest'] : []),
    ...(/"digest":"b"/.test(text) ? ['another digest'] : []),
    ...(/"corpora":\[\{"id":"(?:base|other|tutor)"/.test(text) ? ['a model among corpora'] : []),
    ...(/"base":\{"id":"(?:talks|rows)"/.test(text) ? ['a dataset for a base'] : []),
    ...(/"channel":"(?:labels|reward)"/.test(text) ? ['a judge'] : []),
    ...(/"unprompted":true/.test(text) ? ['unprompted'] : []),
    ...(/"prompt":true/.test(text) ? ['prompted'] : []),
    ...(/"seeds":\[/.test(text) ? ['seeds'] : []),
  ];
}
