import { MAX_EVENT_BYTES } from './limits';
import { type InputProblem } from './problem';

const encoder = new TextEncoder();

/** Bytes of a text in UTF-8. */
export const utf8Length = (text: string): number => encoder.encode(text).byteLength;

export const tooLarge = (bytes: number): InputProblem => ({
  pointer: '',
  message: `is ${bytes} bytes; an event may have at most ${MAX_EVENT_BYTES}`,
  remedy: 'Split the event, or store large values elsewhere and refer to them by URI and digest.',
});
