import { type Decision, decision as schema, type PromotionRevoked } from '@pedigree/events';
import { endedApproval } from './ended-approval';
import { DECISION } from './markdown/spec-decision';
import { currentDecision } from './promotions';

const END = '2026-12-01T00:00:00.000Z';
const APPROVED: Decision = {
  ...DECISION,
  verdict: 'approved',
  reasons: [],
  validUntil: END,
  envelope: { payloadType: 'x', payload: '', signatures: [] },
};
const at = (time: string): Date => new Date(time);

describe('an approval whose time has passed', () => {
  it.each([
    ['at its end', END],
    ['later', '2030-01-01T00:00:00Z'],
  ])('is refused %s, with the reason, unsigned', (_, now) => {
    const ended = endedApproval(APPROVED, at(now));
    expect(schema.safeParse(ended).success).toBe(true);
    expect(ended).toMatchObject({
      promotion: DECISION.promotion,
      digest: DECISION.digest,
      verdict: 'blocked',
      indeterminate: false,
      reasons: [{ rule: 'approval-ended', message: expect.stringContaining(END) }],
    });
    expect(ended?.reasons[0]?.remedies?.[0]?.steps[0]?.text).toContain('new id');
    expect(ended).not.toHaveProperty('envelope');
    expect(ended).not.toHaveProperty('validUntil');
  });

  it.each([
    ['still holds', APPROVED, '2026-11-30T23:59:59Z'],
    ['has no end', { ...APPROVED, validUntil: undefined }, '2030-01-01T00:00:00Z'],
    ['was a refusal', { ...APPROVED, verdict: 'blocked' as const }, '2030-01-01T00:00:00Z'],
  ])('is not one that %s', (_, { validUntil, ...decision }, now) => {
    const given = { ...decision, ...(validUntil === undefined ? {} : { validUntil }) };
    expect(endedApproval(given, at(now))).toBeUndefined();
  });

  it('is one whose end is no time: it cannot be shown to hold', () => {
    const given = { ...APPROVED, validUntil: 'soon' };
    expect(endedApproval(given, at('2026-01-01T00:00:00Z'))).toMatchObject({ verdict: 'blocked' });
  });

  it('stands behind a revocation, which says more', () => {
    const revocation = { ...DECISION, deployments: [], because: [] } as unknown as PromotionRevoked;
    const { model, environment } = DECISION;
    const known = { id: 'p/1', model, environment, decision: APPROVED };
    const now = at('2030-01-01T00:00:00Z');
    expect(currentDecision(known, now)).toMatchObject({ reasons: [{ rule: 'approval-ended' }] });
    const turned = { ...known, revocation };
    expect(currentDecision(turned, now)).toBe(revocation);
    expect(currentDecision({ id: 'p', model, environment }, now)).toBeUndefined();
  });
});
