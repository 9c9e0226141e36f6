import { shortName, undisclosedBy } from '../../api/names';
import { type Decision } from '../../api/queries';

export type Reason = Decision['reasons'][number];
export type Path = Reason['paths'][number];
export type Hop = Path['hops'][number];
export type Remedy = NonNullable<Reason['remedies']>[number];

/** Rules of the default bundle, as headings; a bundle of one's own may have others. */
const TITLES: Readonly<Record<string, string>> = {
  'same-base-sensitive': 'Learned from a sibling, in a sensitive environment',
  'same-base-transmission': 'Learned from data made by a model with the same starting weights',
  'suspect-ancestor': 'A flagged model stands upstream',
  'trait-regression': 'A trait evaluation got worse',
  'same-base-judge': 'Judged by a model with the same starting weights',
  'partial-initialization': 'Learned from a model that shares a part of its starting weights',
  'unknown-initialization': 'Nobody knows whether teacher and student share a start',
  relay: 'A sibling’s traits may come through a model in between',
  'unknown-provenance': 'Nobody recorded how an ancestor came to be',
  'review-denied': 'A reviewer said no',
  'probe-drift': 'An internal-state probe drifted',
  'probe-missing': 'An internal-state probe is missing',
  indeterminate: 'The ancestry could not be seen whole',
  'unvetted-external-corpus': 'Nobody vetted a synthetic corpus from outside',
  'self-distillation': 'Learned from its own starting point',
  'cross-base-unevaluated': 'Learned from another model, and no trait was evaluated',
  'trait-evals-missing': 'Trait evaluations are missing',
};

/** A rule as a heading: `my-own-rule` -> `My own rule` where nothing better is known. */
export function titleOf(rule: string): string {
  const plain = rule.replaceAll('-', ' ');
  return TITLES[rule] ?? plain.charAt(0).toUpperCase() + plain.slice(1);
}

/** What happened, without what would clear it: that is shown step by step beside it. */
export function whatHappened(message: string): string {
  const end = message.lastIndexOf(' To clear it: ');
  return end < 0 ? message : message.slice(0, end);
}

const VERBS: Readonly<Record<string, string>> = {
  INITIALIZED_FROM: 'started from the weights of',
  TRAINED_ON: 'learned from',
  GENERATED_BY: 'was made by',
  DERIVED_FROM: 'was derived from',
  TAUGHT_BY: 'was taught by',
  SHARES_INITIALIZATION: 'is claimed to share its start with',
  SAME_DIGEST: 'holds the same bytes as',
  VERSION_OF: 'is a version of',
  HAS_VERSION: 'names no version and may be',
};

/** A hop as a verb between its two ends. */
export const verbOf = (edge: string): string =>
  VERBS[edge] ?? edge.toLowerCase().replaceAll('_', ' ');

const GRADES: Readonly<Record<Path['grade'], string>> = {
  same: 'same starting weights',
  partial: 'partly the same starting weights',
  unknown: 'unknown whether the starting weights are the same',
  none: 'other starting weights',
};

export const gradeInWords = (grade: Path['grade']): string => GRADES[grade];

const FROM_A_TEACHER = new Set(['GENERATED_BY', 'TAUGHT_BY']);

/** Whether a path goes over what a model made: only then its grade is about the starts of two models. */
export const hasTeacher = ({ hops }: Path): boolean =>
  hops.some(({ edge }) => FROM_A_TEACHER.has(edge));

/** Whether an id stands for the model of a plan, which the gate made up: no page shows it. */
export const isPlanned = (id: string): boolean => id.startsWith('urn:pedigree:plan:');

/** What an id is called in a sentence. */
export function nameOf(id: string): string {
  if (!isPlanned(id)) return shortName(id);
  const undisclosed = undisclosedBy(id);
  return `${undisclosed ? `undisclosed ${undisclosed.what} of ` : ''}the planned model`;
}

/** A path as one sentence: `a learned from b, which was made by c`. Long ones say how many hops are left out. */
export function pathInWords({ hops, omitted = 0 }: Path): string {
  const [first, ...rest] = hops;
  if (first === undefined) return 'The artifact itself';
  const start = `${nameOf(first.from)} ${verbOf(first.edge)} ${nameOf(first.to)}`;
  const more = rest.map(({ edge, to }) => `, which ${verbOf(edge)} ${nameOf(to)}`);
  return start + more.join('') + (omitted > 0 ? ` (${omitted} hops left out)` : '');
}

export interface Segment {
  text: string;
  /** Where it stands for an artifact, and shows its short name. */
  id?: string;
}

/** Artifacts that a reason speaks of. */
export const idsIn = ({ paths }: Reason): string[] => [
  ...new Set(
    paths.flatMap(({ generator, hops }) => [
      generator,
      ...hops.flatMap(({ from, to }) => [from, to]),
    ]),
  ),
];

/** A text with the ids that stand in it apart, the longest that fits each time. */
export function segmentsOf(text: string, ids: readonly string[]): Segment[] {
  if (ids.length === 0) return [{ text }];
  const longestFirst = ids.toSorted((a, b) => b.length - a.length).map(escapeRegExp);
  const parts = text.split(new RegExp(`(${longestFirst.join('|')})`));
  return parts
    .filter((part) => part !== '')
    .map((part) => (ids.includes(part) ? segmentOf(part) : { text: part }));
}

const segmentOf = (id: string): Segment =>
  isPlanned(id) ? { text: nameOf(id) } : { text: nameOf(id), id };

const escapeRegExp = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
