import { type PackedBatch } from './packed-batch';
import { type Place, type Recorded } from './recorder';

/** To the thread that records. */
export type ToThread =
  | { kind: 'record'; id: number; batch: PackedBatch }
  | { kind: 'told'; place: Place }
  | { kind: 'close' };

/** What can be told of an error across threads. */
export interface Failure {
  message: string;
  retriable: boolean;
}

/** From it: what came of the batch with this number. */
export type FromThread =
  | { id: number; recorded: Recorded; failure?: never }
  | { id: number; failure: Failure; recorded?: never };
