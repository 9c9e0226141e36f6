import { execFileSync } from 'node:child_process';
import { curlFor, getCurl, type RemedyOf } from './curl';

const about: RemedyOf = {
  origin: 'http://127.0.0.1:4600',
  model: "pkg:generic/acme/o'hara@1",
  promotion: 'release 42',
  reason: {
    rule: 'same-base-transmission',
    severity: 'critical',
    message: '',
    clearedBy: ['review'],
    controls: [],
    paths: [{ grade: 'same', generator: 'urn:corpus', length: 0, hops: [] }],
  },
};

/** The arguments that a shell makes of a command. */
function argumentsOf(command: string): string[] {
  const script = `curl() { printf '%s\\0' "$@"; }\n${command}`;
  const env = { ...process.env, PEDIGREE_TOKEN: 'a token' };
  return execFileSync('sh', ['-c', script], { env, encoding: 'utf8' }).split('\0').slice(0, -1);
}

describe('the command for a remedy', () => {
  it.each(['trait-evals', 'lineage', 'vetting', 'review'])(
    'comes through a shell whole: %s',
    (evidence) => {
      const given = argumentsOf(curlFor(evidence, about) ?? '');
      expect(given).toContain('authorization: Bearer a token');
      const body: unknown = JSON.parse(given.at(-1) ?? '');
      expect(body).toMatchObject(evidence === 'review' ? { decision: 'approve' } : { data: {} });
    },
  );

  it('keeps quotes of an id as they are', () => {
    const body = argumentsOf(curlFor('trait-evals', about) ?? '').at(-1) ?? '';
    expect(JSON.parse(body)).toMatchObject({ data: { subject: { id: about.model } } });
  });

  it('reviews the promotion that is known, and cannot without one', () => {
    expect(argumentsOf(curlFor('review', about) ?? '')).toContain(
      'http://127.0.0.1:4600/api/v1/promotions/release%2042/reviews',
    );
    const { origin, model, reason } = about;
    expect(curlFor('review', { origin, model, reason })).toBeUndefined();
  });

  it('is not made up where a signature or a new training run is needed', () => {
    expect(curlFor('attestation', about)).toBeUndefined();
    expect(curlFor('base-divergence', about)).toBeUndefined();
  });
});

describe('the command to read something', () => {
  it('comes through a shell whole, without a token', () => {
    const url = "http://127.0.0.1:4600/api/v1/promotions/it's";
    expect(argumentsOf(getCurl(url))).toEqual(['--fail-with-body', url]);
  });
});
