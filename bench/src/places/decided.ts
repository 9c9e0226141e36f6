import { encodeEvent, fromWire, TOPICS } from '@pedigree/events';
import { type MessageBus } from '@pedigree/messaging';
import { type StackAddresses } from '@pedigree/testing';
import { perSecond } from '../measure/timing';
import { eventOf, modelId } from '../worlds/events';
import { busOn } from './log';
import { type Standalone } from './standalone';

/** One request each for the models of a world. */
export const requestsFor = (world: string, run: string, count: number) =>
  Array.from({ length: count }, (_, index) => {
    const model = modelId(world, index);
    const id = `${run}-${index}`;
    const promotion = { id };
    const data = { promotion, model, environment: 'production', requestedBy: 'bench' };
    return eventOf('ai.pedigree.promotion.requested.v1', id, index, model, data);
  });

/**
 * Decisions a second that some gates make together on requests that lie in Kafka already. They are held
 * still while the requests are published.
 */
export async function decided(
  gates: readonly Standalone[],
  stack: StackAddresses,
  requests: ReturnType<typeof requestsFor>,
): Promise<number> {
  const bus = busOn(stack);
  const wanted = new Set(requests.map(({ id }) => id));
  const { all, watching } = await watch(bus, wanted);
  for (const { service } of gates) process.kill(service.pid, 'SIGSTOP');
  try {
    const messages = requests.map((event) => fromWire(encodeEvent(event)));
    await bus.publisher.publish(TOPICS.promotionRequests, messages);
  } finally {
    for (const { service } of gates) process.kill(service.pid, 'SIGCONT');
  }
  const speed = await perSecond(requests.length, () => all);
  await watching.close();
  await bus.close();
  return speed;
}

/** Resolves once each of the promotions was decided. */
async function watch(bus: MessageBus, wanted: Set<string>) {
  let done: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (done = resolve));
  const watching = await bus.subscriber.subscribe(
    { topics: [TOPICS.promotionDecisions] },
    async ({ messages }) => {
      for (const { value } of messages) wanted.delete(promotionIn(value));
      if (wanted.size === 0) done();
      return messages.map(() => ({ kind: 'ack' }));
    },
  );
  return { all, watching };
}

function promotionIn(value: Uint8Array): string {
  const { promotion } = JSON.parse(Buffer.from(value).toString()) as { promotion?: { id: string } };
  return promotion?.id ?? '';
}
