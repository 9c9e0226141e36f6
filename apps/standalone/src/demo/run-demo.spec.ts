import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { type Decision, type Reason, type WitnessPath } from '@pedigree/events';
import { demoEvents, LINEAGES } from './lineages';
import { runDemo } from './run-demo';
import { type Expectation } from './types';

const EXPECTED = new Map(
  LINEAGES.flatMap(({ expected }) => expected.map((one) => [one.candidate, one] as const)),
);

const pathOf = (model: string, grade: WitnessPath['grade']): WitnessPath => ({
  grade,
  generator: 'pkg:huggingface/some/teacher-with-quite-a-long-name',
  length: 2,
  hops: [
    { edge: 'TRAINED_ON', from: model, to: 'pkg:huggingface/some/dataset-with-a-long-name' },
    {
      edge: 'GENERATED_BY',
      from: 'pkg:huggingface/some/dataset-with-a-long-name',
      to: 'pkg:huggingface/some/teacher-with-quite-a-long-name',
    },
  ],
});

const reasonsOf = ({ candidate, grade, rules }: Expectation): Reason[] =>
  [...rules, 'unvetted-external-corpus'].map((rule) => ({
    rule,
    severity: 'high',
    message: 'Because.',
    clearedBy: [],
    controls: [],
    paths: grade === undefined || !rules.includes(rule) ? [] : [pathOf(candidate, grade)],
  }));

/** What the gate is expected to say, so that only the demo itself is under test. */
function decisionOn(expected: Expectation): Decision {
  return {
    model: expected.candidate,
    environment: 'production',
    verdict: expected.verdict,
    indeterminate: false,
    reasons: expected.verdict === 'approved' ? [] : reasonsOf(expected),
    cleared: [],
    policy: { name: 'default', version: '1', digest: 'sha256:0' },
    asOf: '2026-01-01T00:00:00Z',
    decidedAt: '2026-01-01T00:00:00Z',
  };
}

type Twist = (decision: Decision) => Decision;
let server: Server;
let twist: Twist;
let fed: unknown[];

function answer(path: string, body: unknown): [status: number, answer: unknown] {
  if (path === '/api/v1/events') {
    fed.push(...(body as unknown[]));
    return [202, { accepted: (body as unknown[]).length, rejected: [] }];
  }
  const expected = EXPECTED.get((body as { model: string }).model)!;
  return [200, twist(decisionOn(expected))];
}

beforeEach(async () => {
  fed = [];
  twist = (decision) => decision;
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const [status, value] = answer(
        request.url!.split('?')[0]!,
        JSON.parse(Buffer.concat(chunks).toString()),
      );
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(value));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => server.close());

async function demo(): Promise<string[]> {
  const lines: string[] = [];
  const { port } = server.address() as AddressInfo;
  const log = (line: string) => lines.push(...line.split('\n'));
  await runDemo({ baseUrl: `http://127.0.0.1:${port}`, log });
  return lines;
}

it('feeds every event and prints a table that fits 120 columns', async () => {
  const lines = await demo();
  expect(fed).toHaveLength(demoEvents().length);
  expect(lines.filter((line) => line.length > 120 && !line.includes('http'))).toEqual([]);
  expect(lines).toContain(
    `${EXPECTED.size} models judged: ${EXPECTED.size - 1} blocked, 1 approved, ${EXPECTED.size} as expected.`,
  );
  expect(lines.at(-1)).toMatch(/:\d+\/artifacts\/pkg%3A/);
});

it('fails when a verdict is not the expected one', async () => {
  twist = (decision) => ({ ...decision, verdict: 'approved' });
  await expect(demo()).rejects.toThrow('approved, not blocked');
});

it('fails when an expected rule did not fire', async () => {
  twist = (decision) => ({
    ...decision,
    reasons: decision.reasons.filter(({ rule }) => rule !== 'partial-initialization'),
  });
  await expect(demo()).rejects.toThrow('partial-initialization did not fire');
});
