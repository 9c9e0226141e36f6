import * as fc from 'fast-check';
import { answerOf } from './spec-gate-oracle';
import { decisionOn } from './spec-asked';
import { worlds } from './spec-histories';
import { type Asked as World } from './spec-smallest';
import { writeFileSync } from 'node:fs';

const N = Number(process.env['N'] ?? 2000);
const SEED = Number(process.env['SEED'] ?? 1);
const SKIP = new Set((process.env['SKIP'] ?? '').split(',').filter(Boolean));

function diff(w: World): string[] {
  const a = answerOf(w.history, w.question);
  const d = decisionOn(w.history, w.question);
  const e = new Set(d.reasons.map((r) => r.rule));
  if (a.unjudgeable && e.has('indeterminate')) return [];
  if (a.unjudgeable) return ['+indeterminate'];
  return [...(a.verdict !== d.verdict ? [`VERDICT oracle ${a.verdict}`] : []),
    ...[...a.blocking].filter((r) => !e.has(r)).map((r) => `+${r}`),
    ...[...e].filter((r) => !a.blocking.has(r)).map((r) => `-${r}`),
  ].filter((r) => !SKIP.has(r));
}
function minimal(w: World, key: string): World {
  let best = w;
  for (let again = true; again; ) {
    again = false;
    for (let i = 0; i < best.history.length; i++) {
      const t = { ...best, history: best.history.filter((_, j) => j !== i) };
      if (safe(t).includes(key)) { best = t; again = true; break; }
    }
    if (again) continue;
    outer: for (let i = 0; i < best.history.length; i++) {
      const one = best.history[i]!;
      const simpler: any[] = [];
      for (const k of Object.keys(one.what)) { const { [k]: _, ...rest } = one.what as any; simpler.push({ ...one, what: rest }); 
        const v = (one.what as any)[k]; if (Array.isArray(v)) for (let m = 0; m < v.length; m++) simpler.push({ ...one, what: { ...one.what, [k]: v.filter((_: any, q: number) => q !== m) } });
        if (v?.digest) simpler.push({ ...one, what: { ...one.what, [k]: { id: v.id } } }); }
      if (one.at !== one.taken) simpler.push({ ...one, at: one.taken });
      if (one.by === undefined) simpler.push({ ...one, by: 'local' });
      for (const s of simpler) { const t = { ...best, history: best.history.map((x, j) => (j === i ? s : x)) }; if (safe(t).includes(key)) { best = t; again = true; break outer; } }
    }
    if (!again && best.question.model.digest) { const t = { ...best, question: { ...best.question, model: { id: best.question.model.id } } }; if (safe(t).includes(key)) { best = t; again = true; } }
    if (!again && best.question.environment !== 'staging') { const t = { ...best, question: { ...best.question, environment: 'staging' as const } }; if (safe(t).includes(key)) { best = t; again = true; } }
  }
  return best;
}
const safe = (w: World): string[] => { try { return diff(w); } catch { return []; } };
it('explores', () => {
  const found = new Map<string, { n: number; w: World }>();
  let n = 0, verdict = 0, approved = 0, to = 0, te = 0;
  for (const w of fc.sample(worlds, { numRuns: N, seed: SEED })) {
    n++;
    const t0 = performance.now();
    const a = answerOf(w.history, w.question);
    const t1 = performance.now();
    const d = decisionOn(w.history, w.question);
    const t2 = performance.now();
    to += t1 - t0; te += t2 - t1;
    if (a.verdict === 'approved') approved++;
    if (a.verdict !== d.verdict && !(a.unjudgeable)) verdict++;
    for (const key of diff(w)) { const f = found.get(key); if (f) { f.n++; if (w.history.length < f.w.history.length) f.w = w; } else found.set(key, { n: 1, w }); }
  }
  let out = `n ${n} approved ${approved} verdicts ${verdict} oracle ${(to / n).toFixed(3)}ms engine ${(te / n).toFixed(3)}ms\n`;
  for (const [k, { n, w }] of [...found].sort((a, b) => b[1].n - a[1].n)) {
    const m = minimal(w, k);
    const a = answerOf(m.history, m.question); const d = decisionOn(m.history, m.question);
    out += `\n== ${k} x${n} ask ${JSON.stringify(m.question)} oracle=${[...a.blocking]} engine=${d.reasons.map((r) => r.rule)} cleared=${[...a.cleared]}|${d.cleared.map((r) => r.rule)}\n`;
    for (const t of m.history) out += `   ${t.key} ${t.by ?? '-----'} taken ${t.taken}${t.at !== t.taken ? ' at ' + t.at : ''} ${JSON.stringify(t.what).replace(/"/g, '')}\n`;
  }
  writeFileSync('/tmp/wo-explore.txt', out);
}, 600000);
