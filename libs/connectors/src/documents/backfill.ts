import {
  type InputProblem,
  MAX_BATCH,
  MAX_PROBLEMS,
  type Parsed,
  type PedigreeEvent,
} from '@pedigree/events';
import { type Declaration, type Reading } from './declaration';
import { datasetRuns } from './dataset-events';
import { claims, flags, registrations } from './description-events';
import { type Draft, eventOf } from './draft';
import { modelRuns } from './model-events';
import { undisclosedOf } from './undisclosed';

/** What a document amounts to. */
export interface Backfill {
  events: PedigreeEvent[];
  /** Ids of the models and datasets that it is about. */
  artifacts: string[];
  /** Ids that stand for what it leaves unsaid; the gate blocks until they are described. */
  undisclosed: string[];
  /** How many of its entries are about neither a model nor a dataset. */
  ignored: number;
}

/**
 * The events of a document: all of them, or what is wrong. The same document makes the same events.
 *
 * @param receivedAt RFC 3339; stands for the document's time where it has none
 */
export function backfillOf(reading: Reading, receivedAt: string): Parsed<Backfill> {
  const { declarations, format, ignored } = reading;
  const whole = declarations.map((declared) => ({ declared, added: undisclosedOf(declared) }));
  const drafts = whole.flatMap(({ declared, added }) =>
    draftsOf({ ...declared, links: [...declared.links, ...added] }, format),
  );
  if (drafts.length === 0) return refused(nothing(format));
  if (drafts.length > MAX_BATCH) return refused(tooMany(drafts.length));
  const parsed = drafts.map((draft) => eventOf(draft, reading, receivedAt));
  const errors = parsed.flatMap((each) => (each.ok ? [] : each.errors));
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, MAX_PROBLEMS) };
  return {
    ok: true,
    value: {
      events: withoutRepeats(parsed.flatMap((each) => (each.ok ? [each.value] : []))),
      artifacts: [...new Set(declarations.map(({ id }) => id))],
      undisclosed: [...new Set(whole.flatMap(({ added }) => added.map(({ to }) => to)))],
      ignored,
    },
  };
}

const draftsOf = (declared: Declaration, format: string): Draft[] => [
  ...registrations(declared),
  ...(declared.kind === 'model' ? modelRuns(declared) : datasetRuns(declared)),
  ...claims(declared, format),
  ...flags(declared, format),
];

const withoutRepeats = (events: readonly PedigreeEvent[]): PedigreeEvent[] => [
  ...new Map(events.map((event) => [event.id, event])).values(),
];

const refused = (problem: InputProblem): Parsed<never> => ({ ok: false, errors: [problem] });

const nothing = (format: string): InputProblem => ({
  pointer: '',
  message: `says nothing about models or datasets that ${format} has a place for`,
  remedy: 'See docs/imports.md for what is read, or send events (POST /api/v1/events).',
});

const tooMany = (count: number): InputProblem => ({
  pointer: '',
  message: `makes ${count} events; an import may make at most ${MAX_BATCH}`,
  remedy: 'Split the document, e.g. by model.',
});
