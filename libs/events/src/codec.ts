/** A message as brokers carry it, with header names in lower case. */
export interface WireMessage {
  key?: string;
  headers: Record<string, string>;
  value: Uint8Array;
}
