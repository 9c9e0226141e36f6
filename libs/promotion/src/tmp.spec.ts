import { readFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { parseEvent } from '@pedigree/events';
import { recordEvent, idOf } from '@pedigree/lineage';
import { subgraphOf } from '../../testing/src/worlds/subgraph-of';
import { judge, plannedModel, withPlan } from '.';
import { DEFAULT_POLICY } from './fixtures/default-policy';

const all = JSON.parse(readFileSync('/work/shared/cases/gate-cases.json', 'utf8')) as any[];
const only = process.env['ONLY'] ?? '';
const now = Date.now();
const UNIT: any = { s: 1000, m: 60000, h: 3600000, d: 86400000 };
const sha = (s: string) => createHash('sha256').update(s).digest('hex');
const fill = (x: any): any =>
  typeof x === 'string'
    ? x
        .replaceAll('{k}', 'k-')
        .replace(/\{sha:([\w-]+)\}/g, (_, n) => `sha256:${sha(n)}`)
        .replace(/\{t:([+-]\d+)([smhd])\}/g, (_, n, u) =>
          new Date(now + Number(n) * UNIT[u]).toISOString(),
        )
    : Array.isArray(x)
      ? x.map(fill)
      : x && typeof x === 'object'
        ? Object.fromEntries(Object.entries(x).map(([f, v]) => [f, fill(v)]))
        : x;
let bad: string[] = [];
for (const c of all) {
  if (only && !c.id.startsWith(only)) continue;
  const reqs = c.requests ?? [];
  if (reqs.some((r: any) => !r.events) || !c.ask || c.ask.get || c.ask.standing) continue;
  it(c.id + ' ' + c.title, () => {
    let n = 0;
    const recs: any[] = [];
    const take = (list: any[], recordedAt: number) => {
      for (const [type, data, extra = {}] of fill(list)) {
        n++;
        const e = {
          specversion: '1.0',
          id: `e${n}`,
          source: '/cases',
          time: new Date(now - 3600000 + n * 1000).toISOString(),
          type: `ai.pedigree.${type}.v1`,
          data,
          ...extra,
        };
        const p = parseEvent(e, new Date(recordedAt).toISOString());
        if (!p.ok) {
          if (c.refusable) continue;
          throw new Error(JSON.stringify(p.errors));
        }
        const r = recordEvent(p.value, {
          topic: 'lineage.events',
          partition: 0,
          offset: n,
          timestamp: recordedAt,
        });
        recs.push({ ...r, stamp: { ...r.stamp, by: 'local' } });
      }
    };
    take(c.events ?? [], now - 1000);
    let t = now - 500;
    for (const r of reqs) take(r.events, t++);
    const at = new Date(now).toISOString();
    const ask = fill(c.ask);
    let model = ask.model;
    let g;
    let plan = false;
    if (ask.plan) {
      const p = { plan: { id: 'p' }, ...ask.plan };
      model = plannedModel(p);
      g = withPlan(subgraphOf(recs, model), p, at, 'local');
      plan = true;
    } else g = subgraphOf(recs, idOf(model));
    const d = judge(
      {
        model,
        environment: (ask.environment ?? 'production').normalize('NFKC').trim().toLowerCase(),
        decidedAt: at,
        ancestry: g,
        problems: [],
        requestedBy: 'ci',
        plan,
      },
      DEFAULT_POLICY,
    );
    const have = d.reasons.map((r) => r.rule);
    const w: string[] = [];
    if (c.expect.verdict && d.verdict !== c.expect.verdict) w.push(`verdict ${d.verdict}`);
    for (const r of c.expect.has ?? []) if (!have.includes(r)) w.push(`lacks ${r}`);
    for (const r of c.expect.hasNot ?? []) if (have.includes(r)) w.push(`has ${r}`);
    if (c.expect.hasAny && !c.expect.hasAny.some((r: string) => have.includes(r)))
      w.push('none of any');
    if (w.length) {
      bad.push(c.id);
      throw new Error(
        w.join(', ') +
          ` [${have}] ` +
          d.reasons.map((r) => r.message).join(' | ') +
          JSON.stringify(d.rejected ?? []),
      );
    }
    if (process.env['SHOW'])
      console.log(c.id, d.verdict, have.join(), d.advice?.map((r) => r.rule).join());
  });
}
