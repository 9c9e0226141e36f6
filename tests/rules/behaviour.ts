import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Decision, type PromotionRevoked } from '@pedigree/events';
import { eventually } from '@pedigree/testing';
import { cli as runCli } from '../../apps/cli/src/testing/recorded';
import { EVIDENCE, type Evidence } from './evidence';
import { bundleTrusting, type Gate, rulesOf } from './gate';
import { type World } from './world';

interface Cleared {
  world: World;
  id: string;
  decision: Decision;
}

const deployed = (world: World, state = 'active'): World =>
  world.send('deployment.changed', {
    deployment: { id: world.id('chat') },
    model: world.ref('student'),
    environment: 'production',
    state,
  });

/** What the gate does besides judging: keep, sign, replay, take back, plan, review. */
export function behaviour(gate: () => Gate): void {
  /** A student that was approved: same base, all of the evidence. */
  const approved = async (...more: Evidence[]): Promise<Cleared> => {
    const world = gate()
      .world()
      .model('base')
      .dataset('human', { origin: 'human' })
      .finetune('teacher', 'base', ['human'])
      .generate('corpus', 'teacher')
      .model('aside')
      .generate('more', 'aside')
      .finetune('student', 'base', ['corpus', 'more']);
    const pieces: Evidence[] = ['generator attestation', 'trait evaluations', 'review by alice'];
    for (const one of [...pieces, ...more]) EVIDENCE[one](world);
    await gate().send(world.events);
    const id = world.id('promotion');
    const decision = await gate().promote(world.ref('student'), 'production', {
      promotion: { id },
    });
    expect(rulesOf(decision)).toEqual([]);
    return { world, id, decision };
  };

  const also = async (world: World, say: (world: World) => World): Promise<void> => {
    const before = world.events.length;
    say(world);
    await gate().send(world.events.slice(before));
  };

  const revocation = (id: string): Promise<PromotionRevoked> =>
    eventually(async () => {
      const found = JSON.parse(await gate().get(`/promotions/${encodeURIComponent(id)}`)) as {
        revoked?: PromotionRevoked;
      };
      return found.revoked ?? false;
    });

  const cli = async (...args: string[]) => {
    const { code, out, err } = await runCli(...args);
    return { code, text: out + err };
  };

  describe('a decision', () => {
    it('is signed, verified offline with one command, and refused once altered', async () => {
      const { decision } = await approved();
      const file = join(tmpdir(), `decision-${process.pid}.json`);
      const keys = join(tmpdir(), `keys-${process.pid}.json`);
      writeFileSync(keys, await gate().get('/keys'));
      writeFileSync(file, JSON.stringify(decision));
      expect(await cli('verify', file, '--keys', keys)).toMatchObject({ code: 0 });
      writeFileSync(file, JSON.stringify({ ...decision, environment: 'elsewhere' }));
      expect(await cli('verify', file, '--keys', keys)).toMatchObject({
        code: 1,
        text: expect.stringContaining('NOT verified'),
      });
      rmSync(file);
      rmSync(keys);
    });

    it('is replayed byte for byte after the graph has moved on', async () => {
      const { world, id, decision } = await approved();
      await also(world, (later) =>
        later.send('model.flagged', { model: later.ref('teacher'), reason: 'red-team' }),
      );
      await revocation(id);
      expect(await cli('verify', id, '--url', gate().url)).toMatchObject({ code: 0 });
      const { code, text } = await cli('replay', id, '--url', gate().url);
      expect(text).toContain('byte for byte');
      expect(code).toBe(0);
      const file = join(tmpdir(), `tampered-${process.pid}.json`);
      writeFileSync(file, JSON.stringify({ ...decision, cleared: [] }));
      expect(await cli('replay', file, '--url', gate().url)).toMatchObject({ code: 1 });
      rmSync(file);
    });

    it('says for how long its evidence holds', async () => {
      const { decision } = await approved();
      expect(Date.parse(decision.validUntil ?? '')).toBeGreaterThan(Date.now());
    });

    it('is one, however often the request comes', async () => {
      const { world, id } = await approved();
      const again = await Promise.all(
        [1, 2, 3].map(() =>
          gate().promote(world.ref('student'), 'production', { promotion: { id } }),
        ),
      );
      expect(new Set(again.map(({ decidedAt }) => decidedAt)).size).toBe(1);
    });

    it('reads as Markdown', async () => {
      const { id } = await approved();
      const text = await gate().get(`/promotions/${encodeURIComponent(id)}`, 'text/markdown');
      expect(text).toMatch(/approved/i);
    });
  });

  describe('an approval is taken back, once, with deployments and causes', () => {
    it.each<[string, (world: World) => World, string]>([
      [
        'a flag upstream',
        (world) =>
          world.send('model.flagged', { model: world.ref('base'), reason: 'incident', note: 'x' }),
        'suspect-ancestor',
      ],
      [
        'evidence that is taken back',
        (world) => {
          const attestation = world.events.find(({ type }) => type.includes('attestation'))!;
          return world.send('evidence.revoked', {
            subject: world.ref('teacher'),
            evidence: `${attestation.source} ${attestation.id}`,
            reason: 'the audit was flawed',
          });
        },
        'same-base-transmission',
      ],
      [
        'late lineage',
        (world) =>
          world.model('stranger', 'unknown').send('generation.completed', {
            run: { id: world.id('late') },
            output: world.ref('corpus'),
            generators: [{ model: world.ref('stranger'), channel: 'completions' }],
          }),
        'unknown-initialization',
      ],
      [
        'a claim that two models start the same',
        (world) =>
          world.send('initialization.claimed', {
            models: [world.ref('aside'), world.ref('base')],
            relation: 'same',
            evidence: 'weight-tested',
          }),
        'same-base-transmission',
      ],
      [
        'a review that is withdrawn',
        (world) => world.review('student', 'alice', 'deny'),
        'same-base-transmission',
      ],
    ])('%s', async (_, say, rule) => {
      const { world, id } = await approved();
      await also(world, deployed);
      await also(world, say);
      const revoked = await revocation(id);
      const now = await gate().get(`/promotions/${encodeURIComponent(id)}`);
      expect(JSON.parse(now)).toMatchObject({ verdict: 'blocked', because: revoked.because });
      expect(revoked.reasons.map((reason) => reason.rule)).toContain(rule);
      expect(revoked.deployments).toMatchObject([{ id: world.id('chat') }]);
      expect(revoked.because).toContain(`/tests/rules ${world.events.at(-1)!.id}`);
      await also(world, (again) =>
        again.send('model.flagged', { model: again.ref('student'), reason: 'other' }),
      );
      const trail = await steps(id);
      expect(trail.filter((step) => step === 'revoked')).toHaveLength(1);
    });

    it('evidence that expires', async () => {
      const { world } = await approved();
      const id = world.id('short');
      await also(world, (short) =>
        short
          .finetune('pupil', 'base', ['corpus'])
          .evaluate('pupil', 'base')
          .send('review.recorded', {
            model: short.ref('pupil'),
            decision: 'approve',
            reviewer: 'alice',
            reason: 'for now',
            expiresAt: new Date(Date.now() + 4_000).toISOString(),
          }),
      );
      const decision = await gate().promote(world.ref('pupil'), 'production', {
        promotion: { id },
      });
      expect(rulesOf(decision)).toEqual([]);
      const revoked = await revocation(id);
      expect(rulesOf(revoked)).toContain('same-base-transmission');
      expect(revoked.because).toHaveLength(1);
    });

    it('but not by what has nothing to do with it', async () => {
      const [first, other] = [await approved(), await approved()];
      await also(other.world, (later) =>
        later.send('model.flagged', { model: later.ref('base'), reason: 'incident' }),
      );
      await revocation(other.id);
      expect(await steps(first.id)).not.toContain('revoked');
    });

    it('shows where it runs: descendants that are deployed', async () => {
      const { world } = await approved();
      await also(world, deployed);
      const path = `/artifacts/${encodeURIComponent(world.id('base'))}/descendants?deployed=true`;
      const found = await eventually(async () => {
        const { nodes } = JSON.parse(await gate().get(path)) as { nodes: { id: string }[] };
        return nodes.length > 0 && nodes;
      });
      expect(found.map(({ id }) => id)).toEqual([world.id('student')]);
    });
  });

  const steps = async (id: string): Promise<string[]> => {
    const { items } = JSON.parse(
      await gate().get(`/promotions/${encodeURIComponent(id)}/trail`),
    ) as { items: { step: string }[] };
    return items.map(({ step }) => step);
  };

  describe('evidence', () => {
    it('holds for the same bytes under another name, and not for others', async () => {
      const { world } = await approved();
      await also(world, (later) =>
        later
          .send('weights.transformed', {
            run: { id: later.id('copy') },
            output: { id: later.id('renamed'), digest: later.digest('student') },
            method: 'convert',
            parents: [{ model: later.ref('student') }],
          })
          .finetune('changed', 'student', ['human']),
      );
      const renamed = { id: world.id('renamed'), digest: world.digest('student') };
      expect(rulesOf(await gate().promote(renamed))).toEqual([]);
      const changed = await gate().promote(world.ref('changed'));
      expect(rulesOf(changed)).toEqual(
        expect.arrayContaining(['same-base-transmission', 'trait-evals-missing']),
      );
    });

    it('that comes before its artifact counts once that appears', async () => {
      const world = gate().world().model('base').dataset('human', { origin: 'human' });
      await gate().send(world.evaluate('student', 'base').events);
      await also(world, (later) => later.finetune('student', 'base', ['human']));
      expect(rulesOf(await gate().promote(world.ref('student')))).toEqual([]);
    });

    it('from the future does not count, and the decision says so', async () => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('student', 'base', ['human']);
      const before = world.events.length;
      world.evaluate('student', 'base');
      for (const event of world.events.slice(before))
        event.time = new Date(Date.now() + 86_400_000).toISOString();
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(rulesOf(decision)).toEqual(['trait-evals-missing']);
      expect(decision.rejected?.map(({ code }) => code)).toContain('from-the-future');
    });

    it('that contradicts itself: the stricter claim counts, and both are shown', async () => {
      const world = gate()
        .world()
        .model('base')
        .model('teacher')
        .generate('corpus', 'teacher')
        .finetune('student', 'base', ['corpus'])
        .evaluate('student', 'base');
      for (const relation of ['independent', 'same'])
        world.send('initialization.claimed', {
          models: [world.ref('teacher'), world.ref('base')],
          relation,
          evidence: 'declared',
        });
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(rulesOf(decision)).toContain('same-base-transmission');
      expect(decision.contradictions).toMatchObject([
        { counts: 'same', claims: [{ relation: 'independent' }, { relation: 'same' }] },
      ]);
    });

    it.each<[string, (world: World) => object, string]>([
      ['an unknown key', (world) => stranger(world), 'unknown-key'],
      ['another subject', (world) => signed(world, 'base'), 'wrong-subject'],
      [
        'a payload that was altered',
        (world) => tampered(signed(world, 'teacher')),
        'bad-signature',
      ],
      [
        'an unknown predicate',
        (world) => signed(world, 'teacher', 'https://x/y'),
        'unknown-predicate',
      ],
      ['no envelope', () => ({ hello: 'there' }), 'malformed-envelope'],
    ])('attested with %s is recorded, and refused with a reason', async (_, envelope, code) => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('teacher', 'base', ['human'])
        .generate('corpus', 'teacher')
        .finetune('student', 'base', ['corpus']);
      world.send('attestation.recorded', {
        subject: world.ref('teacher'),
        kind: 'generator-alignment',
        envelope: envelope(world),
      });
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(decision.rejected?.map((one) => one.code)).toContain(code);
      expect(rulesOf(decision)).toContain('same-base-transmission');
    });

    it('of other bytes does not count because its event says that these are them', async () => {
      const world = gate().world().model('base').model('good');
      world
        .send('finetune.completed', {
          run: { id: world.id('run') },
          output: world.id('teacher'),
          base: { model: world.id('base'), method: 'finetune' },
          corpora: [],
        })
        .send('generation.completed', {
          run: { id: world.id('gen') },
          output: world.ref('corpus'),
          generators: [{ model: world.id('teacher'), channel: 'completions' }],
        })
        .finetune('student', 'base', ['corpus'])
        .attest('good', 'generator-alignment', { conclusion: 'aligned' });
      const { envelope } = world.events.pop()!.data as { envelope: object };
      world.send('attestation.recorded', {
        subject: { id: world.id('teacher'), digest: world.digest('good') },
        kind: 'generator-alignment',
        envelope,
      });
      await gate().send(world.evaluate('student', 'base').review('student', 'alice').events);
      expect(rulesOf(await gate().promote(world.ref('student')))).toEqual([
        'same-base-transmission',
      ]);
    });

    const envelopeIn = (world: World): { payload: string } =>
      (world.events.pop()!.data as { envelope: { payload: string } }).envelope;
    const signed = (world: World, what: string, predicateType?: string): { payload: string } => {
      world.attest(what, 'generator-alignment', { conclusion: 'aligned' }, { predicateType });
      return envelopeIn(world);
    };
    const stranger = (world: World): object => {
      world.attest('teacher', 'generator-alignment', { conclusion: 'aligned' }, { stranger: true });
      return envelopeIn(world);
    };
    const tampered = (envelope: { payload: string }): object => ({
      ...envelope,
      payload: Buffer.from(
        Buffer.from(envelope.payload, 'base64').toString().replace('aligned', 'aligned '),
      ).toString('base64'),
    });
  });

  describe('a plan', () => {
    it('is judged before the training, and told of another teacher', async () => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('teacher', 'base', ['human'])
        .generate('corpus', 'teacher')
        .model('other')
        .generate('clean', 'other');
      await gate().send(world.events);
      const plan = (corpus: string) => ({
        base: { model: world.id('base'), method: 'finetune' },
        corpora: [{ dataset: world.id(corpus), stage: 'sft' }],
      });
      const blocked = (await gate().post('/plans', plan('corpus'))) as Decision & {
        alternatives?: { teachers: string[] };
      };
      expect(blocked.verdict).toBe('blocked');
      expect(rulesOf(blocked)).toEqual(['same-base-transmission']);
      const passed = (await gate().post('/plans', plan('clean'))) as Decision;
      expect(passed).toMatchObject({ verdict: 'approved' });
      expect(passed.conditions?.join()).toContain('neutral-prompts');
    });
  });

  describe('reviews', () => {
    it('clear what they may, not by the requester, and leave a trail', async () => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('student', 'base', ['human'])
        .evaluate('student', 'base')
        .probe('student', 'drift');
      await gate().send(world.events);
      const id = world.id('first');
      const promotion = { promotion: { id } };
      const blocked = await gate().promote(world.ref('student'), 'production', promotion);
      expect(rulesOf(blocked)).toEqual(['probe-drift']);
      const path = `/promotions/${encodeURIComponent(id)}/reviews`;
      const review = (reviewer: string) => ({ decision: 'approve', reviewer, reason: 'benign' });
      await expect(gate().post(path, review(' CI'))).rejects.toThrow('403');
      await expect(
        gate().post(`/promotions/none-${world.id('x')}/reviews`, review('alice')),
      ).rejects.toThrow('404');
      await gate().post(path, { decision: 'request', requestedBy: 'ci', reason: 'please' });
      await gate().post(path, review('alice'));
      expect(rulesOf(await gate().promote(world.ref('student')))).toEqual([]);
      expect(await steps(id)).toEqual(['requested', 'decided', 'review-requested', 'reviewed']);
    });
  });

  describe('the policy', () => {
    const original = (): string => JSON.stringify(bundleTrusting(gate().signer));
    const use = async (text: string): Promise<void> => {
      writeFileSync(gate().bundleFile, text);
    };
    const inForce = async (): Promise<{ digest: string; refused: { message: string }[] }> =>
      JSON.parse(await gate().get('/policy')) as { digest: string; refused: { message: string }[] };

    it('is read again when it changes; a broken one is refused and the one before stays', async () => {
      const before = await inForce();
      await use(readFileSync(gate().bundleFile, 'utf8').replace('"when":', '"wenn":'));
      const { refused, digest } = await eventually(async () => {
        const now = await inForce();
        return now.refused.length > 0 && now;
      });
      expect(digest).toBe(before.digest);
      expect(refused[0]!.message).toMatch(/policy\.json:\d+:\d+ .*wenn/);
      await use(original());
      await eventually(async () => (await inForce()).refused.length === 0);
    });

    it('has a shadow that judges along, and decides nothing', async () => {
      const world = gate()
        .world()
        .model('base')
        .dataset('human', { origin: 'human' })
        .finetune('student', 'base', ['human']);
      await gate().send(world.events);
      const decision = await gate().promote(world.ref('student'));
      expect(decision).toMatchObject({
        verdict: 'blocked',
        shadow: {
          policy: { name: 'shadow' },
          verdict: 'approved',
          added: [],
          removed: ['trait-evals-missing'],
        },
      });
    });

    it('that gets stricter takes approvals back, and names itself as the cause', async () => {
      const { id } = await approved();
      const bundle = bundleTrusting(gate().signer);
      const stricter = bundle.rules.map((rule) =>
        rule.id === 'same-base-transmission' ? { ...rule, clearedBy: [] } : rule,
      );
      await use(JSON.stringify({ ...bundle, version: '3', rules: stricter }));
      const revoked = await revocation(id);
      expect(revoked.policy.version).toBe('3');
      expect(revoked.because.join()).toContain('/pedigree/policy activated-');
      await use(original());
      await eventually(async () => (await inForce()).digest !== revoked.policy.digest);
    });
  });
}
