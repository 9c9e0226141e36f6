import { type Stamp } from '@pedigree/lineage';

/** How firmly a favourable fact is said, from the weakest: see docs/policy.md. */
export const LEVELS = ['stated', 'vouched', 'attested', 'measured'] as const;
export type Level = (typeof LEVELS)[number];
const RANKS: Readonly<Record<Level, number>> = { stated: 0, vouched: 1, attested: 2, measured: 3 };

/**
 * Facts that speak for a model, by kind. Anybody may state them; they count from the level that the
 * environment asks for. What speaks against a model counts whoever says it.
 */
export const FAVOURABLE = [
  /** How an artifact came to be. */
  'lineage',
  /** Trained from random weights. */
  'initialization',
  /** Written by people. */
  'origin',
  /** Nothing else went in. */
  'completeness',
  /** The generator was not prompted. */
  'prompting',
  /** Two digests: these are other bytes. */
  'identity',
  'independence',
  'vetting',
  'evaluation',
  'probe',
  'review',
  'clearance',
] as const;
export type Favourable = (typeof FAVOURABLE)[number];

/** Who said something, in which event, when by the producer's word, and of what. */
export interface Saying extends Pick<Stamp, 'eventId' | 'by' | 'occurredAt'> {
  /** Artifact ids, under the names that facts have for them. */
  artifact?: string;
  about?: string;
  from?: string;
  to?: string;
}

/** What a trusted signature stands for: one event, as far as it speaks of the artifact that was signed. */
export const attestedKey = (eventId: string, artifact: string): string =>
  JSON.stringify([eventId, artifact]);

/** What is asked for in one environment, and who may vouch. */
export interface AssuranceRules {
  asked: Readonly<Record<Favourable, Level>>;
  vouches(principal: string, kind: Favourable): boolean;
}

const END_OF_TIME = '9999-12-31T23:59:59.999Z';

/** Weighs who says something in a model's favour. */
export class Assurance {
  /**
   * @param attested `attestedKey` of what trusted signatures stand for
   * @param until RFC 3339 UTC: what is dated later than this speaks for nothing yet
   */
  constructor(
    private readonly rules: AssuranceRules,
    private readonly attested: ReadonlySet<string> = new Set(),
    private readonly until: string = END_OF_TIME,
  ) {}

  levelOf(kind: Favourable, saying: Saying): Level {
    if (this.attested.size > 0 && this.isAttested(saying)) return 'attested';
    const { by } = saying;
    return by !== undefined && this.rules.vouches(by, kind) ? 'vouched' : 'stated';
  }

  private isAttested({ eventId, artifact, about, from, to }: Saying): boolean {
    return [artifact, about, from, to].some(
      (subject) => subject !== undefined && this.attested.has(attestedKey(eventId, subject)),
    );
  }

  counts(kind: Favourable, saying: Saying): boolean {
    return saying.occurredAt <= this.until && this.reaches(this.levelOf(kind, saying), kind);
  }

  reaches(level: Level, kind: Favourable): boolean {
    return RANKS[level] >= RANKS[this.rules.asked[kind]];
  }

  asked(kind: Favourable): Level {
    return this.rules.asked[kind];
  }
}

/** What everybody vouches for who is known at all, e.g. for a view that no decision rests on. */
export const ANYBODY_KNOWN = new Assurance({
  asked: Object.fromEntries(FAVOURABLE.map((kind) => [kind, 'vouched'])) as Record<
    Favourable,
    Level
  >,
  vouches: () => true,
});
