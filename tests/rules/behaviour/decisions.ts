import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { said } from './said';
import { type Scene } from './scene';

/** Kept, signed, replayed, told of. */
export function decisions({ gate, approved, also, revocation }: Scene): void {
  describe('a decision', () => {
    it('is signed, verified offline with one command, and refused once altered', async () => {
      const { decision } = await approved();
      const file = join(tmpdir(), `decision-${process.pid}.json`);
      const keys = join(tmpdir(), `keys-${process.pid}.json`);
      writeFileSync(keys, await gate().get('/keys'));
      writeFileSync(file, JSON.stringify(decision));
      expect(await said('verify', file, '--keys', keys)).toMatchObject({ code: 0 });
      writeFileSync(file, JSON.stringify({ ...decision, environment: 'elsewhere' }));
      expect(await said('verify', file, '--keys', keys)).toMatchObject({
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
      expect(await said('verify', id, '--url', gate().url)).toMatchObject({ code: 0 });
      const { code, text } = await said('replay', id, '--url', gate().url);
      expect(text).toContain('byte for byte');
      expect(code).toBe(0);
      const file = join(tmpdir(), `tampered-${process.pid}.json`);
      writeFileSync(file, JSON.stringify({ ...decision, cleared: [] }));
      expect(await said('replay', file, '--url', gate().url)).toMatchObject({ code: 1 });
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
}
