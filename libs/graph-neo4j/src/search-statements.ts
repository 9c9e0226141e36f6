/** Which filters a search has: each combination has the plan that fits it. */
export interface SearchFilters {
  search: boolean;
  digest: boolean;
  tag: boolean;
  developer: boolean;
  label?: 'Model' | 'Dataset';
}

/** Most artifacts that are found by the start of a digest. Behind DISTINCT no parameter is known. */
const MOST_SHARING = 1000;

const SHARING = `
  CALL () {
    OPTIONAL MATCH (d:Description)-[:DESCRIBES]->(b:Artifact)
    USING INDEX d:Description(digest)
    WHERE d.digest STARTS WITH $given.digest
    WITH DISTINCT b LIMIT ${MOST_SHARING}
    RETURN collect(b.id) AS sharing
  }`;

/** As `rankOf` says it. */
const RANK = `
  CASE
    WHEN lines CONTAINS '\\n' + $given.search + '\\n' THEN 0
    WHEN a.id IN sharing THEN $given.sharingRank
    WHEN lines CONTAINS '\\n' + $given.search OR lines CONTAINS '/' + $given.search THEN 1
    WHEN any(start IN $given.wordStarts WHERE lines CONTAINS start + $given.search) THEN 2
    ELSE 3
  END`;

const TAG = `lines CONTAINS '\\n' + $given.tag + '\\n'`;
const DEVELOPER = `(lines CONTAINS '\\n' + $given.developer + '\\n'
  OR (lines STARTS WITH '\\npkg:' AND lines CONTAINS $given.segment))`;

/** Reads through all artifacts where there is text to search, and otherwise goes on by id. */
export function artifacts({ search, digest, tag, developer, label }: SearchFilters): string {
  const conditions = [
    ...(label === undefined ? [] : [`a:${label}`]),
    ...(search ? ['(lines CONTAINS $given.search OR a.id IN sharing)'] : []),
    ...(tag ? [TAG] : []),
    ...(developer ? [DEVELOPER] : []),
  ];
  return `
  ${digest ? SHARING : ''}
  MATCH (a:Artifact)
  WHERE a.id > $given.from
  WITH a, '\\n' + coalesce(a.search, a.id) + '\\n' AS lines, ${digest ? 'sharing' : '[] AS sharing'}
  ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
  WITH a, ${search ? RANK : '0'} AS rank
  WHERE rank > $given.rank OR (rank = $given.rank AND a.id > $given.id)
  RETURN a.id AS id, labels(a) AS labels, a.name AS name, a.described AS described, rank
  ORDER BY ${search ? 'rank, ' : ''}a.id LIMIT $given.most`;
}
