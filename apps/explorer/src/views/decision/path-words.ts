/** A step of a witness path, from what was made to what it was made of. */
export interface Hop {
  edge: string;
  from: string;
  to: string;
}

export type Grade = 'same' | 'partial' | 'unknown' | 'none';

/** The way a trait may have come, as decisions carry it. */
export interface WitnessPath {
  grade: Grade;
  generator: string;
  /** Hops, those left out included. */
  length: number;
  hops: readonly Hop[];
  /** Hops left out in the middle of a very long path. */
  omitted?: number | undefined;
}

const VERBS: Readonly<Record<string, string>> = {
  INITIALIZED_FROM: 'starts from the weights of',
  TRAINED_ON: 'was trained on',
  GENERATED_BY: 'was made by',
  DERIVED_FROM: 'was derived from',
  TAUGHT_BY: 'was taught by',
  SHARES_INITIALIZATION: 'shares its initialization with',
  SAME_DIGEST: 'holds the same bytes as',
  VERSION_OF: 'is a version of',
  HAS_VERSION: 'names no version and may be',
};

/** What stands between the two ends of a hop; an edge type this page does not know is shown as it is. */
export const verbOf = (edge: string): string => VERBS[edge] ?? edge;

const GRADES: Readonly<Record<Grade, string>> = {
  same: 'Both start from the same weights, so hidden traits pass along this path.',
  partial: 'Both share a part of their start, so hidden traits may pass along this path.',
  unknown: 'Nobody has said whether both start from the same weights, so it counts as possible.',
  none: 'They start from different weights; hidden traits are not known to pass that way.',
};

/** What the grade of a path means for who reads it. */
export const gradeInWords = (grade: Grade): string => GRADES[grade];

const FROM_A_TEACHER = new Set(['GENERATED_BY', 'TAUGHT_BY']);

/** Whether the path goes over data or answers that a model made: only then its grade is about two starts. */
export const hasTeacher = ({ hops }: WitnessPath): boolean =>
  hops.some(({ edge }) => FROM_A_TEACHER.has(edge));

/** What a path shows in order: its hops, and where some are left out. */
export type PathStep = { kind: 'hop'; hop: Hop } | { kind: 'gap'; from: string; left: number };

/** A gap stands where a hop does not start at the end of the one before: there hops were left out. */
export const stepsOf = ({ hops, omitted = 0 }: WitnessPath): PathStep[] =>
  hops.flatMap((hop, index): PathStep[] => {
    const before = hops[index - 1];
    const step: PathStep = { kind: 'hop', hop };
    if (before === undefined || before.to === hop.from) return [step];
    return [{ kind: 'gap', from: before.to, left: omitted }, step];
  });

/** A path in one sentence, for where there is no room for its steps. */
export function pathInWords({ generator, length }: WitnessPath, nameOf: Naming): string {
  const steps = length === 1 ? '1 step' : `${String(length)} steps`;
  return `${steps} upstream to ${nameOf(generator)}`;
}

/** How ids are shown. */
export type Naming = (id: string) => string;

/** Whether an id stands for the model of a plan, which the gate makes up: no page shows it. */
export const isPlanned = (id: string): boolean => id.startsWith('urn:pedigree:plan:');
