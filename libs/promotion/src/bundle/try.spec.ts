import { readFileSync } from 'node:fs';
import { compileBundle, faultInWords } from '.';
it('x', () => {
  const text = readFileSync('policies/default.yaml', 'utf8');
  const t = performance.now();
  const r = compileBundle(text, { file: 'policies/default.yaml' });
  console.log(performance.now() - t, r.ok ? r.policy : r.faults.map(faultInWords).join('\n'));
});
