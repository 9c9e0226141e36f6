import { StatementBuilder, type Statements } from './statements';

/**
 * What is said of an artifact by an event about it that could not be taken in: that something is missing.
 *
 * @param key of that event; a corrected one under the same key takes this back
 */
export function parked(subject: string, key: string, reason: string): Statements {
  const builder = new StatementBuilder();
  const about = builder.mention(subject);
  const data = JSON.stringify({ reason });
  return builder.add({ fact: 'evidence', kind: 'parked', id: key, about, data }).build();
}
