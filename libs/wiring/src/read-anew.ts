import { interpretStored } from '@pedigree/connectors';
import { encodeEvent, fromWire, type PedigreeEvent, TOPICS } from '@pedigree/events';
import { type Graph } from '@pedigree/graph';
import { canonicalId, INTERPRETATION } from '@pedigree/lineage';
import { type Log, type MessageBus, type OutgoingMessage } from '@pedigree/messaging';

/** Told again after so many events. */
const TOLD_EVERY = 10_000;
/** Approvals in one announcement: below what a broker takes in a message. */
const PAGE = 200;

interface Parts {
  graph: Pick<Graph, 'writer' | 'promotions'>;
  bus: Pick<MessageBus, 'publisher'>;
}

/**
 * Has the facts made anew that earlier rules made, and all approvals that stand looked at again: what is
 * known of them may have changed. That is asked for before, so that a crash does not lose it; nobody
 * reads the request until it is done, since nothing else runs on the graph. @throws GraphError, MessagingError
 */
export async function readAnew({ graph, bus }: Parts, log: Log): Promise<void> {
  let next = 0;
  const events = await graph.writer.reinterpret(interpretStored, async (done) => {
    if (done === 0) await askForAll(graph, bus);
    if (done < next) return;
    next = done + TOLD_EVERY;
    log('info', 'Facts of earlier rules are made anew out of the events of the graph.', {
      events: done,
    });
  });
  if (events > 0) log('info', 'All facts are made anew.', { events });
}

async function askForAll({ promotions }: Parts['graph'], bus: Parts['bus']): Promise<void> {
  const messages: OutgoingMessage[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const { items, nextCursor }: Awaited<ReturnType<typeof promotions.standing>> =
      await promotions.standing({ after, limit: PAGE });
    const models = [...new Set(items.map(({ model }) => canonicalId(model)))];
    if (models.length > 0) messages.push(announcement(models, messages.length));
    after = nextCursor;
  }
  if (messages.length > 0) await bus.publisher.publish(TOPICS.lineageRecorded, messages);
}

function announcement(models: string[], page: number): OutgoingMessage {
  const event: PedigreeEvent<'ai.pedigree.lineage.recorded.v1'> = {
    id: `interpretation/${String(INTERPRETATION)}/${String(page)}`,
    source: '/pedigree/lineage-writer',
    type: 'ai.pedigree.lineage.recorded.v1',
    subject: models[0] ?? 'none',
    time: new Date().toISOString(),
    data: { artifacts: models, changed: models, positions: [] },
  };
  return fromWire(encodeEvent(event));
}
