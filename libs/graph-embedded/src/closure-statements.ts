/** SQL of the reads that go through a closure piece by piece. */

export const SELECT_NAMED = `
  SELECT DISTINCT a.n, a.id FROM json_each(?) j CROSS JOIN artifact a ON a.id = j.value`;

/** ?1 surrogates (JSON array) */
export const SELECT_DIGESTS = `
  SELECT d.artifact, d.digest FROM json_each(?1) j CROSS JOIN description d ON d.artifact = j.value
  WHERE d.digest IS NOT NULL
  UNION
  SELECT m.artifact, m.digest FROM json_each(?1) j CROSS JOIN mention m ON m.artifact = j.value`;

const next = (near: string, far: string): string => `
  SELECT DISTINCT a.id
  FROM json_each(?) j CROSS JOIN edge e ON e.${near} = j.value CROSS JOIN artifact a ON a.n = e.${far}
  WHERE e.type < ? LIMIT ?`;

export const SELECT_NEXT = {
  upstream: next('from_n', 'to_n'),
  downstream: next('to_n', 'from_n'),
};

export const SELECT_ENDS = `
  SELECT DISTINCT e.to_n FROM json_each(?) j CROSS JOIN edge e ON e.from_n = j.value`;
