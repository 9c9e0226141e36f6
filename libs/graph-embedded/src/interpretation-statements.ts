import { STAMP } from './statements';

/** SQL texts by which facts are made anew out of events. */

/** All that follows from events and from nothing else. */
export const TABLES_OF_FACTS = [
  ...['edge', 'description', 'mention', 'evidence', 'history', 'run_part'],
  ...['promotion', 'deployment', 'policy', 'artifact'],
];

/** ?1 version where there are events, ?2 where there are none */
export const BEGIN = `
  INSERT INTO interpretation (only, version)
  SELECT 1, CASE WHEN EXISTS (SELECT 1 FROM event) THEN ?1 ELSE ?2 END`;

export const SELECT_STATE = `SELECT version, after FROM interpretation`;

export const ADVANCE = `UPDATE interpretation SET after = ?`;

export const FINISH = `UPDATE interpretation SET version = ?, after = NULL`;

/** ?1 after which event, ?2 limit */
export const SELECT_EVENTS = `
  SELECT v.seq, v.type, v.document, ${STAMP} FROM event v WHERE v.seq > ?1 ORDER BY v.seq LIMIT ?2`;
