import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

/**
 * Use before starting a server that must know its own port: finds TCP ports nobody listens on.
 *
 * They are held together until all are known, so they differ. Another process may still take one
 * before the server does, so start the server again on {@link isPortTaken}.
 *
 * @param count how many ports
 * @returns ports free on 127.0.0.1 a moment ago
 */
export async function freePorts(count: number): Promise<number[]> {
  const holders = await Promise.all(Array.from({ length: count }, holdAnyPort));
  const ports = holders.map((holder) => (holder.address() as AddressInfo).port);
  await Promise.all(holders.map(release));
  return ports;
}

/** Use on the failure of a server that was given {@link freePorts}: was the port the reason? */
export function isPortTaken(failure: unknown): boolean {
  return failure instanceof Error && /address already in use|BindException/i.test(failure.message);
}

async function holdAnyPort(): Promise<Server> {
  const holder = createServer().listen(0, '127.0.0.1');
  await once(holder, 'listening');
  return holder;
}

async function release(holder: Server): Promise<void> {
  holder.close();
  await once(holder, 'close');
}
