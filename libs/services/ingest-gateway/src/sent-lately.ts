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

/** Share of what may be kept that stays when there is more. */
const KEPT = 0.75;

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
    if (this.bytes > this.most) this.forget();
    return true;
  }

  /** A quarter at once: a map goes by all that was removed to find its oldest entry. */
  private forget(): void {
    const kept = this.most * KEPT;
    for (const oldest of this.entries.keys()) {
      if (this.bytes <= kept) break;
      this.remove(oldest);
    }
  }

  remove(key: string): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.bytes -= OVERHEAD_BYTES + entry.value.byteLength;
  }
}
