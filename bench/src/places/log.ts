import { encodeEvent, fromWire, type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type MessageBus } from '@pedigree/messaging';
import { kafkaBus } from '@pedigree/messaging-kafka';
import { type StackAddresses } from '@pedigree/testing';
import { slices } from '../worlds/recordings';

export const busOn = ({ kafkaBrokers }: StackAddresses): MessageBus =>
  kafkaBus({ brokers: kafkaBrokers.split(','), clientId: 'bench' });

/** Puts events into the log of a fresh broker, for whoever is to be measured on them. */
export async function fillLog(
  stack: StackAddresses,
  events: Iterable<PedigreeEvent>,
  partitions = 8,
): Promise<void> {
  const bus = busOn(stack);
  await bus.topics.ensure(Object.values(TOPICS).map((name) => ({ name, partitions })));
  for (const slice of slices(events, 2000))
    await bus.publisher.publish(
      TOPICS.lineageEvents,
      slice.map((event) => fromWire(encodeEvent(event))),
    );
  await bus.close();
}
