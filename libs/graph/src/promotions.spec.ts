import { type PromotionFact, type Stamped } from '@pedigree/lineage';
import fc from 'fast-check';
import { stampOf } from './fixtures/fake-reader';
import {
  asksTheSame,
  expiryOf,
  promotionOf,
  stands,
  trailCursor,
  trailEntryOf,
  trailPlace,
} from './promotions';

const at = (occurred: number, recorded: number) => ({
  ...stampOf(recorded),
  occurredAt: stampOf(occurred).occurredAt,
});
const of = { fact: 'promotion', id: 'p', environment: 'e', model: 'm' } as const;
const asked: Stamped<PromotionFact> = { ...of, step: 'requested', ...at(1, 1) };
const approved: Stamped<PromotionFact> = {
  ...{ ...of, step: 'decided', verdict: 'approved' },
  decision: '{"validUntil":"2026-02-01T01:00:00+01:00"}',
  ...at(2, 2),
};
const revoked: Stamped<PromotionFact> = {
  ...{ ...of, step: 'revoked', verdict: 'blocked', document: '{"because":[]}' },
  ...at(3, 3),
};

test('nothing is viewed where nothing was requested or decided', () => {
  expect(promotionOf([])).toBeUndefined();
  expect(promotionOf([revoked, { ...of, step: 'reviewed', ...at(1, 1) }])).toBeUndefined();
});

test('the first of two requests, decisions and revocations stands, whatever time they claim', () => {
  const facts: Stamped<PromotionFact>[] = [
    { ...asked, ...at(5, 1) },
    { ...asked, model: 'late', ...at(0, 2) },
    { ...of, step: 'decided', verdict: 'blocked', decision: '1', ...at(6, 3) },
    { ...approved, ...at(0, 4) },
    { ...revoked, document: '1', ...at(8, 5) },
    { ...revoked, document: '2', ...at(0, 6) },
    { ...of, step: 'reviewed', document: 'x', ...at(0, 0) },
  ];
  for (const order of [facts, facts.toReversed()])
    expect(promotionOf(order)).toEqual({
      ...{ id: 'p', model: 'm', environment: 'e' },
      ...{ requestedAt: at(5, 1).occurredAt, requestKey: 'e1' },
      ...{ verdict: 'blocked', decision: '1', decidedAt: at(6, 3).occurredAt, decisionKey: 'e3' },
      ...{ revokedAt: at(8, 5).occurredAt, revocation: '1' },
    });
});

test('the digest is that of the request that stands, and the environment has one spelling', () => {
  const [first, later] = ['sha256:1', 'sha256:2'];
  const requests = [
    { ...asked, digest: first, environment: ' E' },
    { ...asked, digest: later, ...at(0, 2) },
  ];
  for (const order of [requests, requests.toReversed()])
    expect(promotionOf(order)).toMatchObject({ digest: first, environment: 'e' });
  expect(promotionOf([approved])).not.toHaveProperty('digest');
});

describe('whether two requests ask the same', () => {
  const known = { model: 'pkg:huggingface/acme/m', environment: 'production' };
  const [d1, d2] = ['sha256:1', 'sha256:2'];
  it.each([
    [
      true,
      'in other spellings',
      {},
      { model: 'https://huggingface.co/acme/m', environment: ' PRODUCTION' },
      undefined,
    ],
    [false, 'with another model', {}, { model: 'pkg:huggingface/acme/other' }, undefined],
    [false, 'with another environment', {}, { environment: 'staging' }, undefined],
    [true, 'with the same digest', { digest: d1 }, { digest: d1 }, undefined],
    [false, 'with another digest, whatever was decided on', { digest: d1 }, { digest: d2 }, d2],
    [true, 'with the digest that was decided on', {}, { digest: d1 }, d1],
    [false, 'with another than was decided on', {}, { digest: d1 }, d2],
    [false, 'with a digest, before anything was decided', {}, { digest: d1 }, undefined],
    [true, 'without the digest that was decided on', { digest: d1 }, {}, d1],
    [false, 'without a digest, before anything was decided', { digest: d1 }, {}, undefined],
    [true, 'without digests, whatever was decided on', {}, {}, d1],
  ])('%s: %s', (expected, _, before, now, decidedOn) => {
    expect(asksTheSame({ ...known, ...before }, { ...known, ...now }, decidedOn)).toBe(expected);
  });
});

test('an approval stands until it is revoked, and its verdict stays', () => {
  const standing = promotionOf([asked, approved]);
  expect(standing).toMatchObject({ validUntil: '2026-02-01T00:00:00.000Z' });
  const turned = promotionOf([asked, approved, revoked]);
  expect(turned).toMatchObject({ verdict: 'approved', revocation: '{"because":[]}' });
  expect([standing, turned, promotionOf([asked])].map((view) => view && stands(view))).toEqual([
    true,
    false,
    false,
  ]);
});

test.each([
  'no JSON',
  '{}',
  '[]',
  'null',
  '{"validUntil":1}',
  '{"validUntil":"tomorrow"}',
  '{"validUntil":"1"}',
])('a decision %s says no time', (decision) => {
  expect(promotionOf([{ ...approved, decision }])).not.toHaveProperty('validUntil');
});

test('any order of arrival gives the same view', () => {
  const steps = fc.record({
    step: fc.constantFrom('requested', 'decided', 'revoked', 'reviewed', 'review-requested'),
    model: fc.constantFrom('m1', 'm2'),
    verdict: fc.constantFrom('approved', 'blocked'),
    decision: fc.constantFrom('{}', '{"validUntil":"2026-02-01T00:00:00Z"}'),
    document: fc.constantFrom('1', '2'),
    requestedBy: fc.constantFrom('ci', 'me'),
    stamp: fc.nat({ max: 3 }).map((event) => at((event * 7) % 5, event)),
  });
  const histories = fc.array(steps, { maxLength: 8 }).chain((list) => {
    const facts = list.map(({ stamp, ...fact }) => ({ ...of, ...fact, ...stamp }) as const);
    return fc.tuple(
      fc.constant(facts),
      fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
    );
  });
  fc.assert(
    fc.property(histories, ([facts, shuffled]) => {
      expect(promotionOf(shuffled)).toEqual(promotionOf(facts));
    }),
    { numRuns: 2_000 },
  );
});

test('a place in a trail is read back as it was written, whatever the key', () => {
  fc.assert(
    fc.property(
      fc.string({ minLength: 1, unit: 'grapheme' }),
      fc.nat({ max: 9999 }),
      (key, index) => {
        const place = { recordedAt: '2026-01-01T00:00:00.000Z', eventId: key, index };
        expect(trailPlace(trailCursor(place))).toEqual(place);
      },
    ),
  );
  for (const cursor of ['', 'x', '2026 1', '2026 x e', ' 1 e'])
    expect(() => trailPlace(cursor)).toThrow(/nextCursor/);
  expect(trailPlace(undefined)).toEqual({ recordedAt: '', eventId: '', index: -1 });
});

test('an entry names who acted, and holds the document of its step', () => {
  expect(trailEntryOf({ ...asked, requestedBy: 'ci' })).toMatchObject({
    actor: 'ci',
    eventId: 'e1',
  });
  expect(trailEntryOf(approved)).toMatchObject({
    document: approved.decision,
    verdict: 'approved',
  });
  expect(trailEntryOf({ ...of, step: 'reviewed', actor: 'r', document: 'd', ...at(1, 2) })).toEqual(
    {
      ...{ step: 'reviewed', model: 'm', actor: 'r', document: 'd', eventId: 'e2' },
      ...{ occurredAt: at(1, 2).occurredAt, recordedAt: at(1, 2).recordedAt },
    },
  );
});

test('a last time of expiry is UTC, or refused', () => {
  expect(expiryOf({ limit: 1 })).toBeUndefined();
  expect(expiryOf({ limit: 1, expiringBefore: '2026-01-01T01:00:00+01:00' })).toBe(
    '2026-01-01T00:00:00.000Z',
  );
  for (const expiringBefore of ['soon', '1', '2026-01-01'])
    expect(() => expiryOf({ limit: 1, expiringBefore })).toThrow(/RFC 3339/);
});
