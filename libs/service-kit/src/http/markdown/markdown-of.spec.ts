import { type Decision, type PlanDecision, type Reason, SAMPLES } from '@pedigree/events';
import { markdownOf, pendingMarkdown } from './markdown-of';
import { DECISION, REASON } from './spec-decision';

const [SAMPLE] = SAMPLES['ai.pedigree.promotion.blocked.v1'].data.reasons as Reason[];

const approved: Decision = { ...DECISION, verdict: 'approved', reasons: [] };

describe('markdownOf', () => {
  it('says it all, for a pull request', () => {
    expect(markdownOf(DECISION)).toBe(`## ⛔ Blocked: \`m@1\` for \`production\`

- **Model:** \`m@1\`
- **Digest:** \`sha256:${'ab'.repeat(32)}\`
- **Environment:** \`production\`
- **Promotion:** \`p/1\`, requested by \`ci\`
- **Policy:** \`default 2\` (\`sha256:00\`)
- **Decided:** \`2026-11-23T10:00:00.000Z\`, on what was known at \`2026-11-23T10:00:00.000Z\`

1 rule objects.

### 1. \`same-base-transmission\`: critical

\`m@1\` learned from data made by \`t@1\`.

Path (2 hops, initialization same): \`m@1 -TRAINED_ON-> urn:corpus -GENERATED_BY-> t@1\`

To clear it, all of these:

- [ ] **attestation**: attest \`t@1\`
- [x] **trait-evals**: evaluation e-7
- [ ] **review**: have it reviewed

Controls: \`AID-H-007.004\`, \`LLM04:2025\`

### Cleared

- [x] \`trait-evals-missing\` by \`evaluation e-7\`

---

This decision is not signed. The document itself is JSON (\`GET /api/v1/promotions/p%2F1\`).
`);
  });

  it('shows every way to clear a reason, and that there is none', () => {
    const steps = [{ evidence: 'review', done: false, text: 'have two people review it' }];
    const two = { ...REASON, remedies: [...(REASON.remedies ?? []), { steps }] };
    expect(markdownOf({ ...DECISION, reasons: [two] })).toMatch(
      /To clear it, all of these:\n\n- \[ \] \*\*attestation[^]*\n\nOr all of these:\n\n- \[ \] \*\*review\*\*: have two people review it\n/,
    );
    const none = { ...REASON, remedies: [], clearedBy: [] };
    expect(markdownOf({ ...DECISION, reasons: [none] })).toContain('Nothing clears this.');
    expect(markdownOf({ ...DECISION, reasons: [SAMPLE!] })).toContain(
      'Cleared by: `attestation`, `trait-evals`, `review`',
    );
  });

  it('leaves no words of a message out but those on remedies', () => {
    const message = 'a To clear it: b. c To clear it: attest t@1, and have it reviewed. (1 more.)';
    const text = markdownOf({ ...DECISION, reasons: [{ ...REASON, message }] });
    expect(text).toContain('\n\na To clear it: b. c (1 more.)\n\n');
  });

  it('shows an approval with its evidence, its end, and how to verify it', () => {
    const text = markdownOf({
      ...approved,
      validUntil: '2027-01-01T00:00:00.000Z',
      envelope: { payloadType: 'x', payload: 'e30=', signatures: [{ keyid: 'k-1', sig: 'c2Fl' }] },
    });
    expect(text).toMatch(/^## ✅ Approved: `m@1` for `production`\n/);
    expect(text).toContain('No rule objects.');
    expect(text).toContain('- **Valid until:** `2027-01-01T00:00:00.000Z`');
    expect(text).toContain('Signed with key `k-1`.');
    expect(text).toContain('run `pedigree verify decision.json`');
  });

  it('shows an approval that was revoked by what revoked it', () => {
    const text = markdownOf({
      ...approved,
      revoked: {
        at: '2026-12-01T00:00:00.000Z',
        decidedAt: '2026-12-01T00:00:00.000Z',
        because: ['/red-team flag-1'],
        deployments: [{ id: 'chat-eu', environment: 'production' }],
        reasons: [{ ...REASON, rule: 'suspect-ancestor' }],
        policy: { name: 'stricter', version: '3', digest: 'sha256:03' },
      },
    });
    expect(text).toMatch(/^## ↩️ Revoked: `m@1`/);
    expect(text).toContain('It was approved, and that no longer holds: 1 rule objects now.');
    expect(text).toContain(
      '- **Revoked:** `2026-12-01T00:00:00.000Z`, by policy `stricter 3` (`sha256:03`)',
    );
    expect(text).toContain('### 1. `suspect-ancestor`: critical');
    expect(text).toContain('### Running on it\n\n- `chat-eu` in `production`');
    expect(text).toContain('### Because of these events\n\n- `/red-team flag-1`');
    expect(text).not.toContain('✅');
  });

  it('shows a plan with its conditions and with teachers to take instead', () => {
    const plan: PlanDecision = {
      ...approved,
      promotion: undefined,
      plan: { id: 'plan-1' },
      conditions: ['record an evaluation of suite neutral-prompts'],
      alternatives: { teachers: ['other@1', 7] },
    };
    const text = markdownOf(plan);
    expect(text).toMatch(/^## ✅ Approved: plan `plan-1` for `production`/);
    expect(text).toContain(
      '### To be shown once the model is trained\n\n- [ ] record an evaluation of suite neutral-prompts',
    );
    expect(text).toContain('with an independent initialization\n\n- `other@1`\n');
    expect(text).not.toContain('GET /api');
  });

  it('shows why it could not be judged, what does not count and what contradicts itself', () => {
    const text = markdownOf({
      ...DECISION,
      indeterminate: true,
      problems: [{ problem: 'lag', message: '3 events are not in the graph yet.' }],
      rejected: [
        { event: '/a 1', kind: 'attestation', about: 't@1', code: 'unknown-key', message: 'No.' },
      ],
      contradictions: [
        {
          models: ['a', 'b'],
          counts: 'same',
          claims: [
            { event: '/a 2', relation: 'same', evidence: 'declared' },
            { event: '/a 3', relation: 'independent', evidence: 'attested' },
          ],
        },
      ],
    });
    expect(text).toMatch(/^## ⛔ Blocked \(indeterminate\): /);
    expect(text).toContain('- **lag**: 3 events are not in the graph yet.');
    expect(text).toContain('- attestation about `t@1`, event `/a 1` (`unknown-key`): No.');
    expect(text).toContain(
      '- `a` and `b`: `same` counts, as the strictest of same (declared, `/a 2`), independent (attested, `/a 3`)',
    );
  });

  it('says of what is pending that it is', () => {
    expect(pendingMarkdown({ promotion: { id: 'p|1' }, status: 'pending' })).toMatch(
      /^## ⏳ Pending: promotion `p\|1`\n/,
    );
    expect(pendingMarkdown({ plan: { id: 'x' }, status: 'pending' })).toContain('plan `x`');
  });
});

describe('witness paths', () => {
  const chain = (length: number, id = (n: number) => `m-${n}`): Reason['paths'][number] => ({
    grade: 'same',
    generator: id(length),
    length,
    hops: Array.from({ length }, (_, n) => ({
      edge: 'INITIALIZED_FROM',
      from: id(n),
      to: id(n + 1),
    })),
  });
  const shown = (...paths: Reason['paths']) =>
    markdownOf({ ...DECISION, reasons: [{ ...REASON, paths }] });

  it('are folded away where they are long, with the middle left out of very long ones', () => {
    const text = shown(chain(10_000));
    expect(text).toContain(
      '<details><summary>Path of 10000 hops, initialization same</summary>\n\n```text\nm-0\n  -INITIALIZED_FROM-> m-1\n',
    );
    expect(text).toContain('  … 9960 more hops …\n');
    expect(text).toContain('  -INITIALIZED_FROM-> m-10000\n```\n\n</details>');
    expect(shown(chain(41))).not.toContain('more hops');
  });

  it('are three, some more folded away, and the number of the rest', () => {
    const text = shown(...Array.from({ length: 100 }, () => chain(1)));
    expect(text.match(/^Path \(1 hop, /gm)).toHaveLength(10);
    expect(text).toContain('<details><summary>7 more paths</summary>');
    expect(text).toContain('90 more paths are in the decision document.');
  });

  it('end where they begin where there is no hop', () => {
    expect(shown(chain(0))).toContain('Path (0 hops, initialization same): `m-0`');
  });

  it('show a gap, and quote ids that look like a drawing', () => {
    const hops = [
      { edge: 'A', from: 'a', to: 'b' },
      { edge: 'B', from: 'c', to: 'd -X-> e' },
    ];
    expect(shown({ grade: 'same', generator: 'd', length: 2, hops })).toContain(
      '`a -A-> b … c -B-> "d -X-> e"`',
    );
  });
});
