import { type MessagePort } from 'node:worker_threads';
import { isRetriable } from '@pedigree/messaging';
import { unpack } from './packed-batch';
import { type Recorder } from './recorder';
import { type Failure, type FromThread, type ToThread } from './thread-messages';

/** The other end of a `ThreadRecorder`: records in this thread what comes through the port, until told to close. */
export function serveRecorder(
  port: MessagePort,
  recorder: Recorder,
  close: () => Promise<void>,
): void {
  const under = new Set<Promise<void>>();
  port.on('message', (message: ToThread) => {
    if (message.kind === 'told') return recorder.told(message.place);
    if (message.kind === 'close')
      return void Promise.all(under)
        .then(close)
        .then(() => port.close());
    const work = answer(recorder, message).then((reply) => port.postMessage(reply));
    under.add(work);
    void work.finally(() => under.delete(work));
  });
}

async function answer(
  recorder: Recorder,
  { id, batch }: Extract<ToThread, { kind: 'record' }>,
): Promise<FromThread> {
  try {
    return { id, recorded: await recorder.record(unpack(batch)) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

const failureOf = (error: unknown): Failure => ({
  message: error instanceof Error ? error.message : String(error),
  retriable: isRetriable(error),
});
