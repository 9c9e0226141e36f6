import { type KafkaAdapter } from './under-test';
import { type Moment, watched } from './wire';

/** What a deciding process is told on its command line, as JSON. */
export interface Deciding {
  brokers: string;
  topic: string;
  group: string;
  /** When something happens to it. */
  moment: Moment;
  /** What: it is killed, or stopped until somebody lets it go on. */
  signal: 'SIGKILL' | 'SIGSTOP';
}

/**
 * The life of a process that decides requests: emits one decision for each, transactionally, until it
 * is killed or stopped in the middle of talking to the broker. Prints `handled <request>`, and `now`
 * just before that happens to it.
 */
export async function decideUntilKilled(adapter: Pick<KafkaAdapter, 'bus'>): Promise<void> {
  const told = JSON.parse(process.argv[2] ?? '{}') as Deciding;
  // Writing to a pipe is synchronous: what is printed has left the process.
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const happening = () => {
    say('now');
    process.kill(process.pid, told.signal);
  };
  const bus = adapter.bus({
    brokers: told.brokers.split(','),
    clientId: 'deciding',
    sessionTimeoutMs: 6_000,
    wire: watched(told.moment, happening),
  });
  const subscription = { topics: [told.topic], group: told.group, maxBatch: 5 };
  await bus.subscriber.subscribe({ ...subscription, transactional: true }, async ({ messages }) =>
    messages.map(({ key, value }) => {
      say(`handled ${Buffer.from(value).toString()}`);
      const message = { ...(key && { key }), headers: [], value };
      return { kind: 'ack', emit: [{ topic: `${told.topic}-out`, message }] };
    }),
  );
}
