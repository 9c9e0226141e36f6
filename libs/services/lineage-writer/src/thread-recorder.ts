import { Worker } from 'node:worker_threads';
import { type OnApplicationShutdown } from '@nestjs/common';
import { type Batch } from '@pedigree/messaging';
import { pack, transferOf } from './packed-batch';
import { type Place, type Recorded, type Recorder } from './recorder';
import { type Failure, type FromThread, type ToThread } from './thread-messages';

interface Waiting {
  resolve(recorded: Recorded): void;
  reject(error: Error): void;
}

/** In MiB. With less room a batch is moved about several times before it is done with. */
const LIMITS = { maxYoungGenerationSizeMb: 192 };

/**
 * Records in a thread of its own, with a graph of its own, so that reading requests and judging go on
 * meanwhile. What a thread that died had at hand comes again, to the next one.
 */
export class ThreadRecorder implements Recorder, OnApplicationShutdown {
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private last = 0;

  /**
   * @param file a script that calls `serveRecorder`
   * @param data what it finds as `workerData`
   */
  constructor(
    private readonly file: string,
    private readonly data: unknown,
  ) {}

  record(batch: Batch): Promise<Recorded> {
    const id = ++this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      const packed = pack(batch);
      this.post({ kind: 'record', id, batch: packed }, transferOf(packed));
    });
  }

  told({ topic, partition }: Place): void {
    this.post({ kind: 'told', place: { topic, partition } });
  }

  /** Lets the batches at hand finish. */
  async onApplicationShutdown(): Promise<void> {
    const { worker } = this;
    if (worker === undefined) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    this.post({ kind: 'close' });
    await ended;
  }

  private post(message: ToThread, transfer: ArrayBuffer[] = []): void {
    this.worker ??= this.start();
    this.worker.postMessage(message, transfer);
  }

  private start(): Worker {
    const worker = new Worker(this.file, { workerData: this.data, resourceLimits: LIMITS });
    let reason = 'The thread that records has ended.';
    worker.on('message', (message: FromThread) => this.settle(message));
    worker.on(
      'error',
      (error) => (reason = `The thread that records has failed: ${error.message}`),
    );
    worker.on('exit', () => {
      this.worker = undefined;
      for (const id of this.waiting.keys()) this.fail(id, { message: reason, retriable: true });
    });
    return worker;
  }

  private settle({ id, recorded, failure }: FromThread): void {
    if (failure !== undefined) return this.fail(id, failure);
    this.waiting.get(id)?.resolve(recorded);
    this.waiting.delete(id);
  }

  private fail(id: number, { message, retriable }: Failure): void {
    this.waiting.get(id)?.reject(Object.assign(new Error(message), { retriable }));
    this.waiting.delete(id);
  }
}
