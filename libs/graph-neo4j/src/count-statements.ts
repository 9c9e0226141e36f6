import { INITIALIZATIONS, ORIGINS } from '@pedigree/lineage';
import { IS_MODEL } from './search-statements';

/**
 * Cypher texts that count. They read through what there is, as no text of `read-statements` may, and so
 * each stops at `$given.most`; whoever asks for one more than is wanted sees that there is more.
 */

/** A description is JSON text, in which quotes of inner text are escaped: this finds the field alone. */
const says = (field: string, word: string): string =>
  `(d.fact CONTAINS '"${field}":"${word}"' OR d.${field} = '${word}')`;

const strictest = (field: string, scale: readonly string[]): string => `
  reduce(most = -1, d IN said | CASE
    ${scale
      .map((word, place) => `WHEN ${says(field, word)} AND most < ${place} THEN ${place}`)
      .reverse()
      .join(' ')}
    ELSE most END)`;

export const COUNT_ARTIFACTS = `
  MATCH (a:Artifact)
  WITH a LIMIT $given.most
  WITH a, [(a)<-[:DESCRIBES]-(d) WHERE d.mention IS NULL | d] AS said
  RETURN ${IS_MODEL} AS model, a.described AS described,
    EXISTS { (a)-[:INITIALIZED_FROM]->() } AS based,
    EXISTS { (a)-[:GENERATED_BY]->() } AS generated,
    EXISTS { (a)-[:DERIVED_FROM]->() } AS derived,
    ${strictest('initialization', INITIALIZATIONS)} AS initialization,
    ${strictest('origin', ORIGINS)} AS origin,
    count(*) AS count`;

export const COUNT_PROMOTIONS = `
  MATCH (p:Promotion)
  WHERE p.at > ''
  WITH p ORDER BY p.at DESC, p.id DESC LIMIT $given.most
  RETURN p.environment AS environment, p.verdict AS verdict, left(p.at, 10) AS day,
    CASE WHEN p.verdict = 'approved' THEN left(p.revokedAt, 10) END AS revokedOn,
    count(*) AS count`;

export const COUNT_DEPLOYMENTS = `
  MATCH (d:Deployment)
  WHERE d.id > ''
  WITH d LIMIT $given.most
  RETURN CASE WHEN d.ends <= $given.now THEN 'retired' ELSE 'active' END AS state,
    count(*) AS count`;

/** Whether there is more than was counted. */
export const HAS_MORE = {
  artifacts: hasMore('(n:Artifact)', "n.id > ''"),
  promotions: hasMore('(n:Promotion)', "n.at > ''"),
  deployments: hasMore('(n:Deployment)', "n.id > ''"),
};

function hasMore(nodes: string, condition: string): string {
  return `MATCH ${nodes} WHERE ${condition} WITH n SKIP $given.most LIMIT 1 RETURN count(n) AS more`;
}
