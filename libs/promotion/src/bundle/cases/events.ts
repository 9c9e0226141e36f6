import {
  EVENT_TYPES,
  type EventType,
  isEventType,
  isRecord,
  parseEvent,
  TOPICS,
} from '@pedigree/events';
import { recordEvent, type Recording } from '@pedigree/lineage';
import { didYouMean } from '../did-you-mean';
import { type Path } from '../fault';
import { type Report } from '../report';
import { checked } from '../zod-faults';
import { eventAround } from './shape';

/** An event of a case that will do, before it is known which one of the case it is. */
export interface EventDraft {
  type: EventType;
  data: Readonly<Record<string, unknown>>;
  id?: string;
  time?: string;
  /** When the broker took it; default: when it happened. */
  recordedAt?: string;
  /** The principal who said it; default: `local`. */
  by?: string;
}

const AROUND = Object.keys(eventAround.shape);
/** `finetune.completed` for `ai.pedigree.finetune.completed.v1`. */
const SHORT = new Map(
  Object.keys(EVENT_TYPES)
    .filter(isEventType)
    .filter((type) => EVENT_TYPES[type].topic === TOPICS.lineageEvents)
    .map((type) => [type.replace(/^ai\.pedigree\.|\.v1$/g, ''), type]),
);
const typeOf = (name: string): EventType | undefined =>
  SHORT.get(name) ?? [...SHORT.values()].find((type) => type === name);

/** Reads events: `<type>: { data }`, or `type` and `data`, with id, time, recordedAt and by beside it. */
export const draftsOf = (given: readonly unknown[], path: Path, report: Report): EventDraft[] =>
  given.flatMap((one, index) => draftOf(one, [...path, index], report) ?? []);

function draftOf(given: unknown, path: Path, report: Report): EventDraft | undefined {
  const around = checked(eventAround, given, path, report);
  if (around === undefined || !isRecord(given)) return undefined;
  const said = saidBy(given);
  if (said === undefined) {
    report.at(path, { message: 'must name one type of event.', remedy: EXAMPLE });
    return undefined;
  }
  const type = typeOf(said.name);
  if (type === undefined) {
    report.atKey([...path, said.key], {
      message: `${JSON.stringify(said.name.slice(0, 80))} is no event of lineage.events.`,
      remedy: `Use a type of docs/events.md.${didYouMean(said.name, SHORT.keys())}`,
    });
    return undefined;
  }
  const draft = { type, data: filledIn(type, said.data), ...withoutUndefined(around) };
  return isSound(draft, [...path, said.at], report) ? draft : undefined;
}

interface Said {
  /** The type as it is called here. */
  name: string;
  data: unknown;
  /** Where its name stands, and where its data. */
  key: string;
  at: string;
}

function saidBy(given: Readonly<Record<string, unknown>>): Said | undefined {
  const [key, ...others] = Object.keys(given).filter((one) => !AROUND.includes(one));
  const { type, data } = given;
  if (typeof type === 'string' && others.length === 1 && Object.hasOwn(given, 'data'))
    return { name: type, data, key: 'type', at: 'data' };
  if (key === undefined || others.length > 0) return undefined;
  return { name: key, data: given[key], key, at: key };
}

const EXAMPLE =
  'Write it like `model.registered: { model: { id: base }, initialization: random }`.';

type Around = 'id' | 'time' | 'recordedAt' | 'by';

const withoutUndefined = (around: { [K in Around]?: string | undefined }) =>
  Object.fromEntries(
    Object.entries(around).filter(([, value]) => value !== undefined),
  ) as Partial<EventDraft>;

/** What an event must have and a case need not say. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  run: { id: 'run' },
  corpora: [],
  metrics: [],
};

function filledIn(type: EventType, data: unknown): Readonly<Record<string, unknown>> {
  const given = isRecord(data) ? data : {};
  const { shape } = EVENT_TYPES[type].data;
  const missing = Object.entries(DEFAULTS).filter(([key]) => Object.hasOwn(shape, key));
  return { ...Object.fromEntries(missing), ...given };
}

/** Any moment will do: data are looked at here, not times. */
const SOME_TIME = '2026-01-01T00:00:00.000Z';

function isSound(draft: EventDraft, path: Path, report: Report): boolean {
  const parsed = parseEvent(cloudEvent(draft, 'id', SOME_TIME), SOME_TIME);
  if (parsed.ok) return true;
  for (const { pointer, message, remedy } of parsed.errors)
    report.at([...path, ...stepsOf(pointer)], { message: `${message}.`, remedy });
  return false;
}

/** `/data/corpora/0` -> `corpora`, 0: what stands in the data of an event, stands in the case below its type. */
const stepsOf = (pointer: string): (string | number)[] =>
  pointer
    .split('/')
    .slice(2)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));

const cloudEvent = ({ type, data }: EventDraft, id: string, time: string): object => ({
  ...{ specversion: '1.0', id, source: '/cases', type, time },
  data,
});

const START = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** As a log would hold them: each a minute after the one before, unless it says when. */
export const recordingsOf = (drafts: readonly EventDraft[]): Recording[] =>
  drafts.map((draft, offset) => {
    const { id = `e${String(offset)}`, by = 'local' } = draft;
    const { time = new Date(START + offset * MINUTE).toISOString(), recordedAt = time } = draft;
    const parsed = parseEvent(cloudEvent(numbered(draft, offset), id, time), time);
    if (!parsed.ok) throw new TypeError(`${draft.type} was sound before`);
    const timestamp = Date.parse(recordedAt);
    const { stamp, ...recording } = recordEvent(parsed.value, {
      ...{ topic: TOPICS.lineageEvents, partition: 0, offset, timestamp },
    });
    return { ...recording, stamp: { ...stamp, by } };
  });

/** Runs that the case does not name are runs of their own. */
const numbered = (draft: EventDraft, offset: number): EventDraft =>
  draft.data['run'] === DEFAULTS['run']
    ? { ...draft, data: { ...draft.data, run: { id: `run-${String(offset)}` } } }
    : draft;
