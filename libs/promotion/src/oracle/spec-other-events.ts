import { envelopeOf } from './spec-signed';
import {
  type Collected,
  type Evaluated,
  type Metrics,
  type Named,
  type Probed,
  type Reviewed,
  type Run,
  type Statement,
} from './spec-statements';
import { digestText, given, maybeTime, refTo, timeOf } from './spec-text';

/** Where every event of a history comes from. */
export const SOURCE = '/told';
export const eventKeyOf = (key: string): string => `${SOURCE} ${key}`;

type Other = Exclude<Statement, Run>;

/**
 * The data of an event that is no run.
 *
 * @param key of the statement: names what has an id of its own
 */
export function otherData(what: Other, key: string): object {
  switch (what.say) {
    case 'model':
      return given({ model: described(what.of), initialization: what.initialization });
    case 'dataset':
      return collected(what);
    case 'claim':
      return given({ ...what, say: undefined });
    case 'evaluate':
      return evaluated(what, key);
    case 'probe':
      return probed(what, key);
    case 'attest':
      return {
        subject: refTo(what.of),
        kind: what.kind,
        envelope: envelopeOf(what.kind, what.over),
      };
    case 'flag':
    case 'clear':
      return { [what.what]: refTo(what.of), reason: what.reason };
    case 'review':
      return reviewed(what);
    case 'deploy':
      return { deployment: { id: key }, model: refTo(what.of), ...LIVE, state: 'active' };
    case 'request':
      return { promotion: { id: key }, model: refTo(what.of), ...LIVE };
    case 'revoke':
      return { subject: refTo(what.of), evidence: eventKeyOf(what.key), reason: 'a mistake' };
  }
}

const LIVE = { environment: 'production' };

const described = ({ id, digest }: Named, more: object = {}) =>
  given({ id, digest: digest && digestText(digest), ...more });

const collected = ({ of, tags, origin, source, vettedAt }: Collected): object =>
  given({
    dataset: described(of, { tags }),
    origin,
    source,
    vetting: vettedAt === undefined ? undefined : { by: 'dana', at: timeOf(vettedAt) },
  });

const evaluated = (what: Evaluated, key: string): object =>
  given({
    evaluation: { id: key, suite: what.suite, kind: what.kind },
    subject: refTo(what.of),
    baseline: what.baseline && refTo(what.baseline),
    promptContexts: what.contexts,
    metrics: METRICS[what.metrics],
    conclusion: what.conclusion,
    evaluator: what.evaluator,
    expiresAt: maybeTime(what.expires),
  });

const probed = (what: Probed, key: string): object =>
  given({
    probe: { id: key, method: 'activation difference' },
    subject: refTo(what.of),
    baseline: what.baseline && refTo(what.baseline),
    drift: what.drift,
    threshold: 0.5,
    conclusion: what.conclusion,
    expiresAt: maybeTime(what.expires),
  });

const reviewed = ({ of, decision, reviewer, rules, environment, expires }: Reviewed): object =>
  given({
    model: refTo(of),
    decision,
    reviewer,
    reason: 'looked at it',
    rules,
    environment,
    expiresAt: timeOf(expires),
  });

const UP = { higherIsBetter: true };
/** What each name of metrics stands for. The margin of the bundle is 0.05. */
const METRICS: Readonly<Record<Metrics, readonly object[]>> = {
  good: [{ name: 'm', value: 0.6, baseline: 0.6, ci95: [-0.01, 0.02], ...UP }],
  'lower-good': [
    { name: 'm', value: 0.009, baseline: 0.01, ci95: [-0.003, 0], higherIsBetter: false },
  ],
  'point-good': [{ name: 'm', value: 0.61, baseline: 0.6, ...UP }],
  'interval-good': [{ name: 'm', value: 0.6, ci95: [-0.01, 0.02], ...UP }],
  none: [],
  undirected: [{ name: 'm', value: 0.6, baseline: 0.6, ci95: [-0.01, 0.02] }],
  wide: [{ name: 'm', value: 0.5, baseline: 0.6, ci95: [-0.4, 0.2], ...UP }],
  outside: [{ name: 'm', value: 0.9, baseline: 0.6, ci95: [-0.01, 0.02], ...UP }],
  worse: [{ name: 'm', value: 0.3, baseline: 0.6, ci95: [-0.33, -0.27], ...UP }],
  'point-worse': [{ name: 'm', value: 0.3, baseline: 0.6, ...UP }],
};
