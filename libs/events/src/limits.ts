/** Largest event, in bytes of UTF-8: value and header text on a broker, JSON text over HTTP. Topics need a little more room than this for Kafka's own framing. */
export const MAX_EVENT_BYTES = 1024 * 1024;
/** Most events one HTTP batch may hold. */
export const MAX_BATCH = 10_000;
/** Deepest nesting of objects and arrays inside an event; deeper input is an attack on recursive readers, not data. */
export const MAX_DEPTH = 64;
/** Most problems reported for one event. */
export const MAX_PROBLEMS = 20;
/** Longest text of a policy bundle, in UTF-16 code units. With the rest of its event it must stay below `MAX_EVENT_BYTES`. */
export const MAX_POLICY_LENGTH = 512 * 1024;
