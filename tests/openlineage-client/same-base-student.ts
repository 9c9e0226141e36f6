import { type Decision } from '@pedigree/events';
import { eventually } from '@pedigree/testing';

/** What emit_lineage.py tells of, by the ids that Pedigree gives it: the student's accent becomes a part of its letter. */
export function familyOf(name: string) {
  const id = (artifact: string): string => `acme-größe://${name}/${artifact}`;
  const [base, teacher] = [id('basis 🦉@1.0-β'), id('教師@1.0-β')];
  const [corpus, student] = [id('числа 数字'), id('\u00e9tudiant@1.0-β')];
  return { base, teacher, corpus, student, unnamed: `${teacher}#undisclosed-corpora` };
}

interface Ancestry {
  nodes: { id: string; kind: string; name: string; placeholder: boolean }[];
  edges: ({ type: string; from: string; to: string } & Record<string, unknown>)[];
  truncated: boolean;
}

const ofArtifact = async <T>(url: string, id: string, rest = ''): Promise<T> => {
  const answer = await fetch(`${url}/api/v1/artifacts/${encodeURIComponent(id)}${rest}`);
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
};

/** Every fact once, although events were sent twice; every name as it was, although no two agree on a script. */
export async function expectAncestry(url: string, name: string): Promise<void> {
  const { base, teacher, corpus, student, unnamed } = familyOf(name);
  const said = [
    { type: 'GENERATED_BY', from: corpus, to: teacher, channel: 'completions', share: 1 },
    { type: 'INITIALIZED_FROM', from: student, to: base, method: 'adapter' },
    { type: 'INITIALIZED_FROM', from: teacher, to: base, method: 'finetune' },
    { type: 'TRAINED_ON', from: teacher, to: unnamed, stage: 'sft', complete: true },
    { type: 'TRAINED_ON', from: student, to: corpus, stage: 'distill', share: 0.5 },
  ];
  await eventually(async () => {
    const { nodes, edges, truncated } = await ofArtifact<Ancestry>(url, student, '/ancestry');
    expect(truncated).toBe(false);
    const stamp = { runId: expect.any(String), eventId: expect.stringMatching(/^openlineage:/) };
    const expected = said.map((edge) => expect.objectContaining({ ...edge, ...stamp }));
    expect(edges).toHaveLength(said.length);
    expect(edges).toEqual(expect.arrayContaining(expected));
    const known = nodes.map((node) => [node.kind, node.id, node.name, node.placeholder]);
    expect(known.sort()).toEqual(
      [
        ['model', base, 'basis 🦉', false],
        ['model', teacher, '教師', false],
        ['model', student, 'e\u0301tudiant', false],
        ['dataset', corpus, 'числа 数字', false],
        ['dataset', unnamed, '教師@1.0-β#undisclosed-corpora', true],
      ].sort(),
    );
  }, 30_000);
}

/** The artifact's facets as the last event that named it carried them. */
export async function expectFacets(url: string, name: string): Promise<void> {
  const { attributes } = await ofArtifact<{ attributes: object }>(url, familyOf(name).student);
  expect(attributes).toMatchObject({
    namespace: `acme-größe://${name}`,
    facets: {
      datasetType: { datasetType: 'MODEL', _producer: 'https://example.com/pedigree/tests' },
      version: { datasetVersion: '1.0-β' },
    },
  });
}

/** A facet that an earlier event told of and later ones, which name the artifact too, do not repeat. */
export async function expectEarlierFacet(url: string, name: string): Promise<void> {
  const { attributes } = await ofArtifact<{ attributes: object }>(url, familyOf(name).base);
  const description = 'Ünïcode, "quotes" and a \\ come through';
  expect(attributes).toMatchObject({ facets: { documentation: { description } } });
}

interface Asking {
  token: string;
  waitSeconds?: number;
  /** Whether nobody who may vouch says how it all came to be. */
  indeterminate?: boolean;
}

/** The gate is asked once, at once: what the client was told is kept counts already. */
export async function expectBlocked(
  url: string,
  name: string,
  { token, waitSeconds = 30, indeterminate = false }: Asking,
): Promise<void> {
  const { teacher, corpus, student } = familyOf(name);
  const answer = await fetch(`${url}/api/v1/promotions?wait=${String(waitSeconds)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ model: student, environment: 'production' }),
  });
  expect(answer.status).toBe(200);
  const decision = (await answer.json()) as Decision;
  expect(decision).toMatchObject({ model: student, verdict: 'blocked', indeterminate });
  const reason = decision.reasons.find(({ rule }) => rule === 'same-base-transmission');
  const hops = [
    { edge: 'TRAINED_ON', from: student, to: corpus },
    { edge: 'GENERATED_BY', from: corpus, to: teacher },
  ];
  expect(reason?.paths).toEqual([{ grade: 'same', generator: teacher, length: 2, hops }]);
}
