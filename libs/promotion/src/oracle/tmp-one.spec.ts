import { answerOf } from './spec-gate-oracle';
import { decisionOn } from './spec-asked';
const T = (key: string, taken: number, what: any, by: any = 'local') => ({ key, taken, at: taken, what, ...(by ? { by } : {}) });
it('one', () => {
  const h: any = [
    T('e0', 43, { say: 'model', of: { id: 'pkg:generic/a/base', digest: 'a' }, initialization: 'random' }),
    T('e3', 13, { say: 'tune', run: 'r', of: { id: 'cand' }, base: { id: 'pkg:generic/b/base' }, method: 'finetune', corpora: [] }),
    T('x2', 62, { say: 'model', of: { id: 'pkg:generic/b/base', digest: 'a' } }),
  ];
  const q: any = { model: { id: 'cand' }, environment: 'staging' };
  console.log(JSON.stringify(decisionOn(h, q).reasons.map((r) => [r.rule, r.message]), null, 1), [...answerOf(h, q).blocking]);
});
