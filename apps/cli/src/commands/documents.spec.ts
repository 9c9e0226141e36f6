import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FakeAnswer, fakeGate, type FakeGate } from '../testing/fake-gate';
import { cli } from '../testing/recorded';

const BOM = { bomFormat: 'CycloneDX', specVersion: '1.6', components: [{ name: 'support' }] };

/** Imports and exports, against gates that have the routes and gates that have not. */
describe('documents', () => {
  let directory: string;
  let gate: FakeGate;
  const file = (name: string) => join(directory, name);
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'pedigree-documents-'));
    writeFileSync(file('bom.json'), JSON.stringify(BOM));
  });
  afterAll(() => rmSync(directory, { recursive: true }));
  afterEach(() => gate.close());

  const asking = async (answer: FakeAnswer, ...args: string[]) => {
    gate = await fakeGate(() => answer);
    return cli(...args, '--url', gate.url, '--retries', '0');
  };
  const NO_ROUTE = { status: 404, body: { detail: 'There is no such route.' } };

  const SUPPORT = 'pkg:generic/acme/support@1';
  const IMPORTED = { accepted: 2, artifacts: [SUPPORT], undisclosed: [], ignored: 0 };
  const REJECTED = {
    status: 422,
    body: {
      detail: 'The document was rejected.',
      errors: [{ pointer: '/components/0/name', message: 'is required', remedy: 'Add name.' }],
    },
  };

  it('are imported as they are', async () => {
    const notes = [
      { pointer: '/components/1', message: 'is not known' },
      { pointer: '', message: 'has 7 more' },
    ];
    const body = { ...IMPORTED, undisclosed: [`${SUPPORT}#undisclosed-corpora`], notes };
    const answer = await asking({ status: 202, body }, 'import', 'cyclonedx', file('bom.json'));
    expect(answer).toMatchObject({
      code: 0,
      out: `${file('bom.json')}: 2 events about 1 artifact\n  ${SUPPORT}#undisclosed-corpora stands for what it does not name\n  /components/1 is not known\n  the document has 7 more\n`,
    });
    expect(gate.asked[0]).toMatchObject({
      method: 'POST',
      path: '/api/v1/imports/cyclonedx',
      body: JSON.stringify(BOM),
    });
  });

  it('are imported each on its own: what is rejected is named, and the others are not held up', async () => {
    gate = await fakeGate(({ body }) =>
      body === JSON.stringify(BOM) ? { status: 202, body: IMPORTED } : REJECTED,
    );
    writeFileSync(file('bad.json'), '{}');
    const files = [file('bad.json'), file('bom.json')];
    const { code, out, err } = await cli('import', 'spdx', ...files, '--url', gate.url);
    expect([code, out]).toEqual([1, `${file('bom.json')}: 2 events about 1 artifact\n`]);
    expect(err).toContain(`${file('bad.json')} was rejected`);
    expect(err).toContain('/components/0/name is required. Add name.');
  });

  it('are shown as events, which can be sent as they are, in a dry run', async () => {
    const events = [{ type: 'ai.pedigree.model.registered.v1', id: 'e' }];
    const answer = { body: { ...IMPORTED, accepted: 0, events } };
    const { out } = await asking(answer, 'import', 'spdx', file('bom.json'), '--dry-run');
    expect(JSON.parse(out)).toEqual(events);
    expect(gate.asked[0]?.path).toBe('/api/v1/imports/spdx?dryRun=true');
  });

  it('are cards only with what they are the card of', async () => {
    const card = ['import', 'huggingface-card', file('bom.json')];
    expect(await asking({}, ...card)).toMatchObject({
      code: 2,
      err: expect.stringContaining('--id <artifact id>'),
    });
    await gate.close();
    const answer = { status: 202, body: IMPORTED };
    expect(await asking(answer, ...card, '--id', SUPPORT, '--kind', 'dataset')).toMatchObject({
      code: 0,
    });
    expect(gate.asked[0]).toMatchObject({
      path: '/api/v1/imports/huggingface-card?id=pkg%3Ageneric%2Facme%2Fsupport%401&kind=dataset',
      headers: { 'content-type': 'text/markdown' },
    });
  });

  it('are not imported by a gate that cannot, which is said', async () => {
    expect(await asking(NO_ROUTE, 'import', 'spdx', file('bom.json'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('There is no such route.'),
    });
  });

  it('are refused in a format that nobody knows', async () => {
    expect(await asking({}, 'import', 'dot', file('bom.json'))).toMatchObject({
      code: 2,
      err: expect.stringContaining('Allowed choices are openlineage'),
    });
    expect(gate.asked).toHaveLength(0);
  });

  it('are exported to a file', async () => {
    const args = ['export', 'ml-bom', 'pkg:generic/acme/support@1', '--output', file('out.json')];
    expect(await asking({ body: BOM }, ...args)).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(readFileSync(file('out.json'), 'utf8'))).toEqual(BOM);
    const [asked] = gate.asked;
    expect(asked?.path).toBe('/api/v1/artifacts/pkg%3Ageneric%2Facme%2Fsupport%401/ml-bom');
    expect(asked?.headers.accept).toContain('application/vnd.cyclonedx+json');
  });

  it('are exported of a past moment, and with more than is usual', async () => {
    const asOf = ['--as-of', '2026-11-01T00:00:00Z', '--limit', '50000'];
    const { out, err } = await asking({ body: BOM }, 'export', 'ml-bom', 'urn:m', ...asOf);
    expect(JSON.parse(out)).toEqual(BOM);
    expect(err).toBe('');
    const query = '?asOf=2026-11-01T00%3A00%3A00Z&limit=50000';
    expect(gate.asked[0]?.path).toBe(`/api/v1/artifacts/urn%3Am/ml-bom${query}`);
  });

  it('are exported with a word on what they do not say', async () => {
    const compositions = [
      { aggregate: 'unknown', dependencies: ['urn:a'] },
      { aggregate: 'incomplete', dependencies: ['urn:b', 'urn:c'] },
    ];
    const answer = { body: { ...BOM, compositions } };
    expect(await asking(answer, 'export', 'ml-bom', 'urn:b')).toMatchObject({
      code: 0,
      err: expect.stringContaining('incomplete for 2 of its components'),
    });
  });

  it('are not exported where the gate knows no such artifact, which is no matter of its age', async () => {
    const errors = [{ parameter: 'id', message: 'names nothing', remedy: 'Check the id.' }];
    const body = { detail: 'There is no artifact "urn:m".', errors };
    expect(await asking({ status: 404, body }, 'export', 'ml-bom', 'urn:m')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Check the id.'),
    });
  });

  it('are not exported to a file that cannot be written, which is said', async () => {
    const args = ['export', 'ml-bom', 'urn:m', '--output', file('no/such/folder.json')];
    expect(await asking({ body: BOM }, ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining('cannot be written'),
    });
  });

  it('are not exported by a gate that cannot, which is said', async () => {
    expect(await asking(NO_ROUTE, 'export', 'ml-bom', 'urn:m')).toMatchObject({
      code: 3,
      err: expect.stringContaining('exports no ML-BOMs'),
    });
  });
});

describe('events that are sent', () => {
  let directory: string;
  let gate: FakeGate;
  beforeAll(() => (directory = mkdtempSync(join(tmpdir(), 'pedigree-emit-'))));
  afterAll(() => rmSync(directory, { recursive: true }));
  afterEach(() => gate.close());

  /** A gate that takes everything, until `limit` requests have come. */
  const emitting = async (events: number, limit = Infinity) => {
    const path = join(directory, 'events.ndjson');
    writeFileSync(
      path,
      Array.from({ length: events }, (_, id) => JSON.stringify({ id })).join('\n'),
    );
    gate = await fakeGate(({ body }, number) =>
      number > limit
        ? { status: 503, body: { detail: 'Later.' } }
        : { body: { accepted: (JSON.parse(body) as unknown[]).length, rejected: [] } },
    );
    return cli('emit', path, '--url', gate.url, '--retries', '0');
  };

  it('go in batches, in order', async () => {
    expect(await emitting(1201)).toMatchObject({ code: 0, out: '1201 accepted, 0 rejected\n' });
    const sent = gate.asked.map(({ body }) => JSON.parse(body) as { id: number }[]);
    expect(sent.map((batch) => batch.length)).toEqual([500, 500, 201]);
    expect(sent.flat().map(({ id }) => id)).toEqual(Array.from({ length: 1201 }, (_, id) => id));
  });

  it('are counted where the gate fails half-way', async () => {
    expect(await emitting(700, 1)).toMatchObject({
      code: 3,
      err: expect.stringContaining('500 events were accepted before'),
    });
  });
});
