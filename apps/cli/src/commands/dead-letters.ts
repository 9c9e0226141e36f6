import { type Command } from 'commander';
import { TOPICS } from '@pedigree/events';
import { type MessageBus } from '@pedigree/messaging';
import { busFrom } from '../dead-letters/bus';
import { type Letter, type Selection } from '../dead-letters/letters';
import { listLetters, type Listing } from '../dead-letters/list';
import { REPLAY_GROUP, replayLetters } from '../dead-letters/replay';
import { unread } from '../dead-letters/until-ends';
import { count, examples, printJson, seconds } from '../options';
import { type Output } from '../output';
import { progressOf } from '../progress';
import { plainLine } from '../text/plain';
import { tableOf } from '../text/table';

interface Options extends Selection {
  timeout: number;
  json?: boolean;
  limit: number;
  all?: boolean;
}

/** `dead-letters`: over the bus itself, with the settings of the server. */
export function addDeadLetterCommands(root: Command, output: Output): void {
  const parent = root
    .command('dead-letters')
    .description('messages that could not be read or recorded; needs the settings of the server');
  const listing = selecting(parent.command('list').description('what was set aside, and why'))
    .option('--limit <letters>', 'most that are listed', count, 100)
    .option('--all', 'also those that were replayed')
    .action((options: Options) => withBus((bus) => list(bus, options, output)));
  examples(listing, 'pedigree dead-letters list --code unreadable', WITH_KAFKA);
  const replaying = selecting(
    parent.command('replay').description('publish them again to the topics they came from'),
  ).action((options: Options) => withBus((bus) => replay(bus, options, output)));
  examples(replaying, 'pedigree dead-letters replay --code handler-failed');
}

const WITH_KAFKA = 'KAFKA_BROKERS=... NEO4J_URI=... pedigree dead-letters list --json';

const selecting = (command: Command): Command =>
  command
    .option('--code <code>', 'only those parked for that, e.g. unreadable, not-recordable')
    .option('--topic <topic>', 'only those from that topic')
    .option('--group <group>', 'only those that group parked')
    .option('--timeout <seconds>', 'longest in all', seconds, 120)
    .option('--json', 'print the result as JSON');

async function withBus(work: (bus: MessageBus) => Promise<void>): Promise<void> {
  const bus = await busFrom(process.env);
  try {
    await work(bus);
  } finally {
    await bus.close();
  }
}

const patienceOf = ({ timeout }: Options, { signal }: Output) => ({
  signal,
  limitMs: timeout * 1000,
});

async function list(bus: MessageBus, options: Options, output: Output): Promise<void> {
  const { code, topic, group, limit, all = false } = options;
  const query = { code, topic, group, limit, all };
  const found = await listLetters(bus, query, patienceOf(options, output));
  if (options.json === true) printJson(found, output);
  else output.out(listText(found, output));
}

function listText({ items, more }: Listing, { paint }: Output): string {
  if (items.length === 0) return 'No dead letters.\n';
  const rest = more > 0 ? `and ${String(more)} more (--limit)\n` : '';
  return items.map((letter) => letterText(letter)).join('\n') + rest + countText(items, paint);
}

/** Characters of a message that are shown. */
const MOST_VALUE = 200;

function letterText(letter: Letter): string {
  const { id, code, topic, partition, offset, group, at, reason, key, value, replayed } = letter;
  const from = `${topic}/${String(partition)}/${String(offset)}`;
  const lines = [
    `${id}  ${code}  ${at}${replayed ? '  (replayed)' : ''}`,
    `  from ${from} by ${group ?? 'nobody'}, key ${key === '' ? 'none' : key}`,
    `  ${reason}`,
    `  ${value.length > MOST_VALUE ? `${value.slice(0, MOST_VALUE)}...` : value}`,
  ];
  return `${lines.map(plainLine).join('\n')}\n`;
}

function countText(items: readonly Letter[], paint: Output['paint']): string {
  const codes = [...new Set(items.map(({ code }) => code))].sort();
  const rows = codes.map((code) => [code, String(items.filter((one) => one.code === code).length)]);
  return `\n${tableOf(['code', 'letters'], rows, paint)}`;
}

async function replay(bus: MessageBus, options: Options, output: Output): Promise<void> {
  const { code, topic, group } = options;
  const progress = progressOf('Replaying', await waiting(bus), output);
  let told = 0;
  const tell = (seen: number) => {
    progress.advance(seen - told, `${String(seen)} seen`);
    told = seen;
  };
  const done = await replayLetters(
    bus,
    { code, topic, group },
    patienceOf(options, output),
    tell,
  ).finally(() => progress.stop());
  if (options.json === true) return printJson(done, output);
  const { replayed, kept, unreadable } = done;
  output.out(
    `${String(replayed)} replayed, ${String(kept)} kept, ${String(unreadable)} without a note\n`,
  );
}

/** How many there are at most: offsets may have holes. */
async function waiting(bus: MessageBus): Promise<number> {
  const ends = await unread(bus, REPLAY_GROUP);
  const stands = await bus.topics.committed(REPLAY_GROUP, TOPICS.deadLetters);
  const from = new Map(stands.map(({ partition, next }) => [partition, next]));
  return [...ends].reduce((sum, [one, end]) => sum + end - (from.get(one) ?? 0), 0);
}
