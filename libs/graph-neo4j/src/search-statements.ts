import { type ArtifactKind } from '@pedigree/lineage';

/** Which filters a search has: each combination has the plan that fits it. */
export interface SearchFilters {
  search: boolean;
  digest: boolean;
  tag: boolean;
  developer: boolean;
  kind?: ArtifactKind;
}

/** Whether a description says that the artifact was registered or made as that. Quotes of inner text are escaped. */
const declares = (kind: string): string =>
  `EXISTS { (a)<-[:DESCRIBES]-(d:Description)
    WHERE d.fact CONTAINS '"kind":"${kind}"' AND d.fact CONTAINS '"described":true' }`;

/**
 * Whether `describe` calls `a` a model: where events name it both as a model and as a dataset, as what it
 * was registered or made; a model where nobody says.
 */
export const IS_MODEL = `(CASE WHEN NOT a:Dataset THEN true WHEN NOT a:Model THEN false
  ELSE ${declares('model')} OR NOT ${declares('dataset')} END)`;

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
export function artifacts({ search, digest, tag, developer, kind }: SearchFilters): string {
  const conditions = [
    ...(kind === undefined ? [] : [kind === 'model' ? IS_MODEL : `NOT ${IS_MODEL}`]),
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
  RETURN a.id AS id, ${IS_MODEL} AS model, a.name AS name, a.described AS described, rank
  ORDER BY ${search ? 'rank, ' : ''}a.id LIMIT $given.most`;
}
