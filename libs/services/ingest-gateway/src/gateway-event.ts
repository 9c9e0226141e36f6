import {
  type EventType,
  type InputProblem,
  type Parsed,
  parseEvent,
  type PedigreeEvent,
} from '@pedigree/events';

/**
 * Where the gateway's own events come from. Each kind has a source of its own: ids are chosen by
 * clients, and the same id for a promotion and a plan must not be the same event.
 */
export const SOURCES = {
  promotions: '/pedigree/ingest-gateway',
  plans: '/pedigree/ingest-gateway/plans',
  reviews: '/pedigree/ingest-gateway/reviews',
} as const;

export interface Making<T extends EventType> {
  type: T;
  id: string;
  source: string;
  /** RFC 3339 */
  time: string;
  /** Who posts it. */
  principal: string;
  /** What the client posted, completed; not checked yet. */
  data: unknown;
}

/**
 * An event made of what a client posted. The client sent the data alone, so the pointers of problems
 * start there; what is wrong with the id is told of at `idPointer`.
 */
export function gatewayEvent<T extends EventType>(
  making: Making<T>,
  idPointer: string,
): Parsed<PedigreeEvent<T>> {
  const parsed = parseEvent({ specversion: '1.0', ...making }, making.time);
  if (parsed.ok) return { ok: true, value: parsed.value as unknown as PedigreeEvent<T> };
  return { ok: false, errors: parsed.errors.map(inBody(idPointer)) };
}

const inBody =
  (idPointer: string) =>
  (problem: InputProblem): InputProblem => ({
    ...problem,
    pointer: problem.pointer.startsWith('/data')
      ? problem.pointer.slice('/data'.length)
      : idPointer,
  });
