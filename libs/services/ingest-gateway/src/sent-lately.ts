import { contentOf, parseJson, type PedigreeEvent } from '@pedigree/events';
import { type OutgoingMessage } from '@pedigree/messaging';

/** An event as it goes to the broker. */
export interface Outgoing {
  event: PedigreeEvent;
  message: OutgoingMessage;
}

interface Entry {
  type: string;
  /** JSON text of the data, as it was published. */
  value: Uint8Array;
}

/** Beside the value: the key, and what holds both. */
const OVERHEAD_BYTES = 400;

/** What was handed to the broker lately, by key of the event: beyond `most` bytes the oldest go. */
export class SentLately {
  private readonly entries = new Map<string, Entry>();
  private bytes = 0;

  constructor(private readonly most: number) {}

  has(key: string): boolean {
    return this.entries.has(key);
  }

  /** `contentOf` the event that was sent first under a key. */
  contentOf(key: string): string | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    const data = parseJson(entry.value);
    return data.ok ? contentOf({ type: entry.type, data: data.value }) : undefined;
  }

  /** The first event of a key stands. @returns whether this is the first */
  add(key: string, { event, message }: Outgoing): boolean {
    if (this.entries.has(key)) return false;
    this.entries.set(key, { type: event.type, value: message.value });
    this.bytes += OVERHEAD_BYTES + message.value.byteLength;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= this.most) break;
      this.remove(oldest);
    }
    return true;
  }

  remove(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.bytes -= OVERHEAD_BYTES + entry.value.byteLength;
  }
}
