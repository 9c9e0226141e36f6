import { type DescriptionFact, factsOfRun, runPartsIn } from '@pedigree/lineage';
import { parseOpenLineage } from './parse';
import { recordOpenLineage } from './record';

const JOB = { namespace: 'acme', name: 'job' };
const OUT = { namespace: 'ns', name: 'out' };
const at = (name: string) => ({ namespace: 'ns', name });
const table = (name: string) => ({ ...at(name), type: 'DATASET' });

const event = (more: object) => ({
  eventTime: '2026-11-23T10:00:00Z',
  eventType: 'OTHER',
  run: { runId: 'r' },
  job: JOB,
  inputs: [],
  outputs: [],
  ...more,
});

function record(json: object) {
  const parsed = parseOpenLineage(json);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  const origin = { topic: 't', partition: 0, offset: 0, timestamp: 0 };
  return recordOpenLineage(parsed.value, '{}', origin);
}

const edgesOf = (json: object): string[] =>
  [...runPartsIn([record(json)]).values()]
    .flatMap(factsOfRun)
    .flatMap(({ fact }) => (fact.fact === 'edge' ? `${fact.from} ${fact.to}` : []))
    .sort();

const ofOutput = (facets: object): string[] => edgesOf(event({ outputs: [{ ...OUT, facets }] }));

describe('facets of an output', () => {
  const field = (name: string) => ({ ...at(name), field: 'text' });

  it.each<[string, object, string[]]>([
    [
      'columnLineage, by field and as a whole',
      { columnLineage: { fields: { a: { inputFields: [field('x')] } }, dataset: [field('y')] } },
      ['ns/out ns/x', 'ns/out ns/y'],
    ],
    [
      'lineage, as a whole and by field',
      { lineage: { inputs: [table('x')], fields: { a: { inputs: [table('y')] } } } },
      ['ns/out ns/x', 'ns/out ns/y'],
    ],
    [
      'lineage from the own job: the job has no inputs',
      { lineage: { inputs: [{ type: 'JOB' }, { ...JOB, type: 'JOB' }] } },
      ['ns/out ns/out#undisclosed-parents'],
    ],
    [
      'lineage from another job: what that read, nobody says',
      { lineage: { inputs: [table('x'), { ...at('other'), type: 'JOB' }] } },
      ['ns/out ns/out#undisclosed-inputs', 'ns/out ns/x'],
    ],
    [
      'a custom facet that names upstream datasets',
      { acme_lineage: { _producer: 'p', upstreams: [{ dataset: at('x') }] } },
      ['ns/out ns/x'],
    ],
    [
      'a deleted facet',
      { lineage: { _deleted: true, inputs: [table('x')] } },
      ['ns/out ns/out#undisclosed-parents'],
    ],
    [
      'the output itself',
      { columnLineage: { fields: { a: { inputFields: [field('out')] } } } },
      [],
    ],
  ])('%s', (_, facets, edges) => {
    expect(ofOutput(facets)).toEqual(edges);
  });

  it.each<[string, object]>([
    [
      'a column of a dataset without a namespace',
      { columnLineage: { fields: { a: { inputFields: [{ name: 'x' }] } } } },
    ],
    ['fields that are none', { columnLineage: { fields: 'all' } }],
    ['columns that are no list', { columnLineage: { fields: { a: { inputFields: { x: 1 } } } } }],
    ['an input without a name', { lineage: { inputs: [{ namespace: 'ns', type: 'DATASET' }] } }],
    ['an input with an empty name', { lineage: { inputs: [{ ...table(''), name: '' }] } }],
    ['inputs that are no list', { lineage: { inputs: 'x' } }],
    ['a custom facet that names nothing', { 'x-upstream': { from: 'somewhere' } }],
    ['a symlink without a name', { symlinks: { identifiers: [{ namespace: 'ns' }] } }],
    ['a rename from nowhere', { lifecycleStateChange: { lifecycleStateChange: 'RENAME' } }],
  ])('%s leaves a placeholder, whatever else is named', (_, facets) => {
    const edges = edgesOf(event({ inputs: [at('in')], outputs: [{ ...OUT, facets }] }));
    expect(edges).toEqual(['ns/out ns/in', 'ns/out ns/out#undisclosed-inputs']);
  });

  it.each([
    ['schema', { schema: { fields: [{ name: 'x' }] } }],
    ['a display name of a job', { gcp_lineage: { displayName: 'x' } }],
    ['an empty custom facet', { acme_lineage: { _producer: 'p' } }],
    ['no change of name', { lifecycleStateChange: { lifecycleStateChange: 'CREATE' } }],
  ])('%s says nothing of lineage', (_, facets) => {
    const edges = edgesOf(event({ inputs: [at('in')], outputs: [{ ...OUT, facets }] }));
    expect(edges).toEqual(['ns/out ns/in']);
  });

  it('are of that output alone', () => {
    const facets = { columnLineage: { fields: { a: { inputFields: [field('x')] } } } };
    const outputs = [{ ...OUT, facets }, at('other')];
    expect(edgesOf(event({ inputs: [at('in')], outputs }))).toEqual([
      ...['ns/other ns/in', 'ns/out ns/in', 'ns/out ns/x'],
    ]);
  });

  it('mean the version of an input that the event gives', () => {
    const facets = { columnLineage: { fields: { a: { inputFields: [field('in')] } } } };
    const version = { version: { datasetVersion: '3' } };
    const inputs = [{ ...at('in'), facets: version }];
    expect(edgesOf(event({ inputs, outputs: [{ ...OUT, facets }] }))).toEqual(['ns/out ns/in@3']);
  });
});

describe('other places', () => {
  const entry = (more: object) => ({ ...table('out'), ...more });
  const jobWith = (entries: unknown) => ({ job: { ...JOB, facets: { lineage: { entries } } } });

  it.each<[string, object, string[]]>([
    ['an entry of the job', jobWith([entry({ inputs: [table('x')] })]), ['ns/out ns/x']],
    [
      'an entry about the own job: an input of every output',
      { ...jobWith([{ type: 'JOB', inputs: [table('x')] }]), outputs: [OUT] },
      ['ns/out ns/x'],
    ],
    [
      'an entry without inputs',
      jobWith([entry({ inputs: [] })]),
      ['ns/out ns/out#undisclosed-inputs'],
    ],
    [
      'an entry without a name',
      {
        ...jobWith([{ type: 'DATASET', inputs: [table('x')] }]),
        inputs: [at('in')],
        outputs: [OUT],
      },
      ['ns/out ns/in', 'ns/out ns/out#undisclosed-inputs'],
    ],
    [
      'entries that are no list',
      { ...jobWith('all'), inputs: [at('in')], outputs: [OUT] },
      ['ns/out ns/in', 'ns/out ns/out#undisclosed-inputs'],
    ],
    [
      'what Spark could not read',
      {
        run: { runId: 'r', facets: { spark_unknown: { inputs: [{ description: {} }] } } },
        ...{ inputs: [at('in')], outputs: [OUT] },
      },
      ['ns/out ns/in', 'ns/out ns/out#undisclosed-inputs'],
    ],
    [
      'a dataset event',
      {
        ...{ run: undefined, job: undefined },
        dataset: { ...OUT, facets: { lineage: { inputs: [table('x')] } } },
      },
      ['ns/out ns/x'],
    ],
  ])('%s', (_, more, edges) => {
    const json = JSON.parse(JSON.stringify(event(more))) as object;
    expect(edgesOf(json)).toEqual(edges);
  });

  it('an entry about a run of another job adds to that run', () => {
    const foreign = { ...at('load'), type: 'JOB', inputs: [table('x')] };
    const parts = runPartsIn([record(event(jobWith([foreign, { ...foreign, runId: 'q' }])))]);
    expect([...parts.keys()]).toEqual(['job:ns/load', 'q']);
  });
});

describe('other names', () => {
  const aliasesOf = (facets: object) =>
    record(event({ outputs: [{ ...OUT, facets }] })).facts.flatMap((fact) =>
      fact.fact === 'description' && fact.alias !== undefined ? fact : [],
    );
  const symlinks = { symlinks: { identifiers: [{ ...at('db.out'), type: 'TABLE' }] } };

  it('share a token with the name, and are known', () => {
    const found = aliasesOf(symlinks);
    expect(found.map(({ artifact, described }) => [artifact, described])).toEqual([
      ['ns/out', false],
      ['ns/db.out', false],
    ]);
    const [one, other] = found as [DescriptionFact, DescriptionFact];
    expect(one.alias).toMatch(/^alias:[0-9a-f]{64}$/);
    expect(other.alias).toBe(one.alias);
    expect(record(event({ outputs: [{ ...OUT, facets: symlinks }] })).artifacts).toContainEqual({
      ...{ id: 'ns/db.out', kind: 'dataset' },
    });
  });

  it('are of the same version', () => {
    const version = { version: { datasetVersion: '7' } };
    const ids = aliasesOf({ ...symlinks, ...version }).map(({ artifact }) => artifact);
    expect(ids).toEqual(['ns/out@7', 'ns/db.out@7']);
  });

  it('are those before a rename too, and never the name itself', () => {
    const rename = { lifecycleStateChange: 'RENAME', previousIdentifier: at('before') };
    expect(aliasesOf({ lifecycleStateChange: rename })).toHaveLength(2);
    expect(aliasesOf({ symlinks: { identifiers: [{ ...OUT, type: 'TABLE' }] } })).toEqual([]);
  });
});
