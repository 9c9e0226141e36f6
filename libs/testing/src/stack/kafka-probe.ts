import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { until, within } from './waiting';

const NAME = 'pedigree-stack-probe';
const READY_LIMIT_MS = 60_000;
const ANSWER_LIMIT_MS = 5_000;
const GROUP = 0;
const TRANSACTION = 1;

/**
 * Use after a broker's start, before clients come: its port opens seconds before groups and
 * transactions work, and clients log errors until they do.
 *
 * Asks in Kafka's own protocol, because this room may not use a client. Clients must retry all the
 * same: a coordinator may move at any time.
 *
 * @throws Error when the coordinators of groups and transactions do not answer within a minute
 */
export async function waitForCoordinators(host: string, port: number): Promise<void> {
  const patience = { limitMs: READY_LIMIT_MS, what: "Kafka's coordinators" };
  await until(() => hasCoordinators(host, port).catch(() => false), patience);
}

async function hasCoordinators(host: string, port: number): Promise<boolean> {
  const socket = connect(port, host);
  socket.on('error', () => undefined); // else one between two questions would end the process
  try {
    await once(socket, 'connect');
    const ask = async (request: Buffer, errorAt: number) =>
      (await exchange(socket, request)).readInt16BE(errorAt) === 0;
    return (
      (await ask(findCoordinator(GROUP), 8)) &&
      (await ask(findCoordinator(TRANSACTION), 8)) &&
      (await ask(fetchOffsets(), 12)) &&
      (await ask(initProducerId(), 8))
    );
  } finally {
    socket.destroy();
  }
}

/** Answered with error 15 until the coordinators' own topic exists, which asking brings about. */
function findCoordinator(kind: number): Buffer {
  return frame(10, 2, [string(NAME), Buffer.from([kind])]);
}

/** Of no topic: answered with error 14 until the group's coordinator has loaded its offsets. */
function fetchOffsets(): Buffer {
  return frame(9, 5, [string(NAME), int32(0)]);
}

/** Answered with error 14 until the coordinator of transactions has loaded its state. */
function initProducerId(): Buffer {
  return frame(22, 1, [string(NAME), int32(60_000)]);
}

function frame(key: number, version: number, body: Buffer[]): Buffer {
  const request = Buffer.concat([int16(key), int16(version), int32(1), string(NAME), ...body]);
  return Buffer.concat([int32(request.length), request]);
}

/** The answer without its length: the correlation id, then the body. */
async function exchange(socket: Socket, request: Buffer): Promise<Buffer> {
  socket.write(request);
  return within(readFrame(socket), { limitMs: ANSWER_LIMIT_MS, what: "Kafka's answer" });
}

async function readFrame(socket: Socket): Promise<Buffer> {
  let received = Buffer.alloc(0);
  while (received.length < 4 || received.length < 4 + received.readInt32BE(0)) {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    received = Buffer.concat([received, chunk]);
  }
  return received.subarray(4);
}

function string(text: string): Buffer {
  return Buffer.concat([int16(Buffer.byteLength(text)), Buffer.from(text)]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}
