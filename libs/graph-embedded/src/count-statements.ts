import { EDGE_TYPES, type EdgeType, INITIALIZATIONS, ORIGINS } from '@pedigree/lineage';

import { KIND } from './search-statements';

/** SQL texts that count. */

const leaves = (type: EdgeType): string =>
  `EXISTS (SELECT 1 FROM edge e WHERE e.from_n = a.n AND e.type = ${EDGE_TYPES.indexOf(type)})`;

/** Place in the scale of the strictest word that a description gives. */
const strictest = (field: string, scale: readonly string[]): string => `(
  SELECT max(CASE d.fact ->> '$.${field}'
    ${scale.map((word, place) => `WHEN '${word}' THEN ${place}`).join(' ')} END)
  FROM description d WHERE d.artifact = a.n)`;

/** The newest first. ?1 number below which, ?2 number from which */
export const COUNT_ARTIFACTS = `
  SELECT model, described, based, generated, derived, initialization, origin, count(*) AS count
  FROM (
    SELECT ${KIND} = 1 AS model, a.described,
      ${leaves('INITIALIZED_FROM')} AS based,
      ${leaves('GENERATED_BY')} AS generated,
      ${leaves('DERIVED_FROM')} AS derived,
      ${strictest('initialization', INITIALIZATIONS)} AS initialization,
      ${strictest('origin', ORIGINS)} AS origin
    FROM artifact a WHERE a.n < ?1 AND a.n >= ?2)
  GROUP BY 1, 2, 3, 4, 5, 6, 7`;

/** Reads a promotion itself only where it was revoked. ?1 most */
export const COUNT_PROMOTIONS = `
  SELECT environment, verdict, day, "revokedOn", count(*) AS count
  FROM (
    SELECT environment, verdict, substr(at, 1, 10) AS day,
      CASE WHEN verdict = 'approved' AND standing = 0 THEN (
        SELECT substr(r.record ->> '$.revokedAt', 1, 10) FROM promotion r WHERE r.id = p.id
      ) END AS "revokedOn"
    FROM promotion p INDEXED BY promotion_counted
    ORDER BY at DESC, id DESC LIMIT ?1)
  GROUP BY 1, 2, 3, 4`;

/** ?1 one more than is counted */
export const HAS_MORE_PROMOTIONS = `
  SELECT 1 AS more FROM promotion INDEXED BY promotion_counted
  ORDER BY at DESC, id DESC LIMIT 1 OFFSET ?1`;

/** ?1 most, ?2 now */
export const COUNT_DEPLOYMENTS = `
  SELECT CASE runs WHEN 1 THEN 'active' ELSE 'retired' END AS state, count(*) AS count
  FROM (
    SELECT max(until IS NULL OR until > ?2) AS runs FROM deployment
    GROUP BY id ORDER BY id LIMIT ?1)
  GROUP BY 1`;

export const HAS_MORE_DEPLOYMENTS = `
  SELECT 1 AS more FROM deployment GROUP BY id ORDER BY id LIMIT 1 OFFSET ?1`;
