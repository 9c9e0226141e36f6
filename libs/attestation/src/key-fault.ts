import { type PublicKeyFault } from './public-key';

export type KeyFaultCode =
  | 'malformed-key'
  | 'private-key'
  | 'malformed-certificate'
  | 'duplicate-key'
  | 'wrong-validity'
  | PublicKeyFault['code'];

/** Why key material cannot be trusted. The same material never will be. */
export interface KeyFault {
  code: KeyFaultCode;
  retriable: false;
  /** The id of the key; of one without an id, its place in the list, such as `#3`. */
  key: string;
  /** JSON pointer to what is wrong, inside the list of keys. */
  pointer: string;
  /** A sentence for people that names the key and the remedy. */
  message: string;
}

/** A fault of one piece of material, before it is known whose. */
export interface MaterialFault {
  code: KeyFaultCode;
  /** Goes on after "Key x": `is ...`, `holds ...`. */
  message: string;
  /** JSON pointer inside the key. */
  at: string;
}

export const isFault = (outcome: object): outcome is { code: KeyFaultCode; message: string } =>
  'code' in outcome && 'message' in outcome;
