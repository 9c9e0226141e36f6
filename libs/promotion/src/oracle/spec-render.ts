import { parseEvent, TOPICS } from '@pedigree/events';
import { recordEvent, type Recording, type Subgraph } from '@pedigree/lineage';
import { subgraphOf } from '@pedigree/testing';
import { eventKeyOf, otherData, SOURCE } from './spec-other-events';
import { runData } from './spec-run-events';
import { type History, isRun, type Statement, type Told } from './spec-statements';
import { millisecondsOf, timeOf } from './spec-text';

const TYPES: Readonly<Record<Exclude<Statement['say'], 'flag' | 'clear'>, string>> = {
  model: 'model.registered',
  dataset: 'dataset.registered',
  train: 'training.completed',
  tune: 'finetune.completed',
  generate: 'generation.completed',
  transform: 'weights.transformed',
  derive: 'dataset.derived',
  claim: 'initialization.claimed',
  evaluate: 'evaluation.completed',
  probe: 'probe.completed',
  attest: 'attestation.recorded',
  review: 'review.recorded',
  deploy: 'deployment.changed',
  request: 'promotion.requested',
  revoke: 'evidence.revoked',
};

function typeOf(what: Statement): string {
  switch (what.say) {
    case 'flag':
      return `${what.what}.flagged`;
    case 'clear':
      return `${what.what}.cleared`;
    default:
      return TYPES[what.say];
  }
}

const eventOf = ({ key, what, at }: Told): object => ({
  specversion: '1.0',
  id: key,
  source: SOURCE,
  type: `ai.pedigree.${typeOf(what)}.v1`,
  time: timeOf(at),
  data: isRun(what) ? runData(what) : otherData(what, key),
});

/** As lineage-writer would record it. Each in a partition of its own, so that nothing but clocks tells their order. */
function recorded(told: Told, partition: number): Recording {
  const read = parseEvent(eventOf(told), timeOf(told.at));
  if (!read.ok) throw new Error(`${JSON.stringify(told)}: ${JSON.stringify(read.errors)}`);
  const recording = recordEvent(read.value, {
    topic: TOPICS.lineageEvents,
    partition,
    offset: 0,
    timestamp: millisecondsOf(told.taken),
  });
  const { by } = told;
  return by === undefined ? recording : { ...recording, stamp: { ...recording.stamp, by } };
}

const known = new WeakMap<Told, Recording>();

/** Worked out once for every question and every longer history. */
function recordingOf(told: Told, partition: number): Recording {
  const recording = known.get(told) ?? recorded(told, partition);
  known.set(told, recording);
  return recording;
}

/** The history as a graph would hand it out: all of it, whatever the candidate. */
export const graphOf = (history: History, candidate: string): Subgraph =>
  subgraphOf(history.map(recordingOf), candidate);

export { eventKeyOf };
