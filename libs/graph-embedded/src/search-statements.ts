/** SQL texts of a search. */

const LINES = `char(10) || search || char(10)`;

/** As `rankOf` says it. ?3 search text, ?8 JSON array of artifacts that have the digest, ?9 their rank */
const RANK = `
  CASE
    WHEN ?3 = '' OR instr(${LINES}, char(10) || ?3 || char(10)) THEN 0
    WHEN n IN (SELECT value FROM json_each(?8)) THEN ?9
    WHEN instr(${LINES}, char(10) || ?3) OR instr(search, '/' || ?3) THEN 1
    WHEN EXISTS (SELECT 1 FROM json_each(?10) s WHERE instr(search, s.value || ?3)) THEN 2
    ELSE 3
  END`;

/**
 * The bit of the kind that `describe` gives an artifact `a`: where events name it both as a model and as a
 * dataset, as what it was registered or made; a model where nobody says.
 */
export const KIND = `
  CASE a.kinds & 3
    WHEN 2 THEN 2
    WHEN 3 THEN (
      SELECT CASE WHEN max(d.fact ->> '$.kind' = 'dataset') AND NOT max(d.fact ->> '$.kind' = 'model')
        THEN 2 ELSE 1 END
      FROM description d WHERE d.artifact = a.n AND d.fact ->> '$.described')
    ELSE 1
  END`;

/**
 * One part of a search. ?1 id after which, ?2 id up to which (NULL: the end), ?4 kind bit (NULL: any), ?5 limit,
 * ?6 and ?7 rank and id after which to go on, ?10 JSON array of what words begin behind, ?11 line of the
 * tag, ?12 line of the developer, ?13 the developer as a segment of a path (NULL: any)
 */
export const SELECT_PART = `
  SELECT rank, id, kind, name, described FROM (
    SELECT ${RANK} AS rank, id, ${KIND} AS kind, name, described FROM artifact a
    WHERE id > ?1 AND (?2 IS NULL OR id <= ?2) AND (?4 IS NULL OR ?4 = ${KIND})
      AND (?3 = '' OR instr(search, ?3) OR n IN (SELECT value FROM json_each(?8)))
      AND (?11 IS NULL OR instr(${LINES}, char(10) || ?11 || char(10)))
      AND (?12 IS NULL OR instr(${LINES}, char(10) || ?12 || char(10))
        OR (substr(search, 1, 4) = 'pkg:' AND instr(search, ?13))))
  WHERE (rank, id) > (?6, ?7)
  ORDER BY rank, id LIMIT ?5`;
