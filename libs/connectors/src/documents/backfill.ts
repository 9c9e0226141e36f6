import {
  type InputProblem,
  MAX_BATCH,
  MAX_PROBLEMS,
  type Parsed,
  type PedigreeEvent,
} from '@pedigree/events';
import { interpret, isUndisclosed } from '@pedigree/lineage';
import { type Declaration, type Reading } from './declaration';
import { datasetRuns } from './dataset-events';
import { claims, flags, registrations } from './description-events';
import { type Draft, eventOf } from './draft';
import { modelRuns } from './model-events';
import { foremost, type Note } from './note';
import { withGaps } from './undisclosed';

/** What a document amounts to. */
export interface Backfill {
  events: PedigreeEvent[];
  /** Ids of the models and datasets that it is about. */
  artifacts: string[];
  /** Ids that stand for what it leaves unsaid; the gate blocks until they are described. */
  undisclosed: string[];
  /** How many of its entries are about neither a model nor a dataset. */
  ignored: number;
  /** What of it is not understood, or leads to what it does not describe. */
  notes: Note[];
}

/**
 * The events of a document: all of them, or what is wrong. The same document makes the same events.
 *
 * @param receivedAt RFC 3339; stands for the document's time where it has none
 */
export function backfillOf(reading: Reading, receivedAt: string): Parsed<Backfill> {
  const { declarations, format, ignored, notes = [] } = reading;
  const drafts = declarations.flatMap((declared) => draftsOf(withGaps(declared), format));
  if (drafts.length === 0) return refused(nothing(format));
  if (drafts.length > MAX_BATCH) return refused(tooMany(drafts.length));
  const parsed = drafts.map((draft) => eventOf(draft, reading, receivedAt));
  const errors = parsed.flatMap((each) => (each.ok ? [] : each.errors));
  if (errors.length > 0) return { ok: false, errors: errors.slice(0, MAX_PROBLEMS) };
  const events = withoutRepeats(parsed.flatMap((each) => (each.ok ? [each.value] : [])));
  return {
    ok: true,
    value: {
      events,
      artifacts: [...new Set(declarations.map(({ id }) => id))],
      undisclosed: undisclosedIn(events, notes),
      ignored,
      notes: foremost(notes),
    },
  };
}

/** As the writer of the graph will understand the events: it is what makes a placeholder of silence. */
function undisclosedIn(events: readonly PedigreeEvent[], notes: readonly Note[]): string[] {
  const placeholders = new Set(notes.map(({ placeholder }) => placeholder));
  const upstream = events
    .flatMap((event) => interpret(event).facts)
    .flatMap((fact) => (fact.fact === 'edge' && fact.properties.complete !== true ? fact.to : []));
  return [...new Set(upstream.filter((id) => isUndisclosed(id) || placeholders.has(id)))];
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
