import { environmentName } from '@pedigree/events';
import { type DeploymentFact, type Stamped } from '@pedigree/lineage';
import { compareText } from './order';
import { type DeploymentQuery, type DeploymentRecord } from './ports';

type Changed = Stamped<DeploymentFact>;

/** How long a model runs under the id of a deployment. */
export interface DeploymentSpan extends Pick<DeploymentRecord, 'id' | 'model' | 'environment'> {
  /** When the event that says so occurred. RFC 3339 UTC. */
  since: string;
  /** From when on it does not, as another event says; that may lie ahead. RFC 3339 UTC. */
  until?: string;
  /** That something else took its place then. */
  replaced?: true;
  /** Who retired it then. */
  retiredBy?: string;
}

/**
 * The spans of one deployment that may still matter: those that are not over by when the broker took the
 * last of the facts, or else the last one. The same for every order in which the facts arrived.
 *
 * A retirement ends the span of the model and the environment that it names, and nothing else. An
 * activation ends the spans of all that ran before it; it counts at once, whatever its date, and what it
 * ends runs until then.
 */
export function deploymentSpans(facts: readonly Changed[]): readonly DeploymentSpan[] {
  const fold = new Fold();
  for (const fact of facts.toSorted(inOrder))
    if (fact.state === 'active') fold.activate(fact);
    else fold.retire(fact);
  const known = facts.reduce((latest, { recordedAt }) => Math.max(latest, timeOf(recordedAt)), 0);
  const open = fold.spans.filter((span) => lasts(span, known));
  return open.length > 0 ? open : fold.last();
}

/** What is retired at the same instant was so before. */
const inOrder = (a: Changed, b: Changed): number =>
  timeOf(a.occurredAt) - timeOf(b.occurredAt) ||
  Number(a.state === 'active') - Number(b.state === 'active') ||
  compareText(a.eventId, b.eventId) ||
  compareText(a.model, b.model) ||
  compareText(a.environment, b.environment);

/** Text order is time order up to the year 9999 only. */
const timeOf = (time: string): number => Date.parse(time);

const lasts = ({ until }: DeploymentSpan, at: number): boolean =>
  until === undefined || timeOf(until) > at;

class Fold {
  readonly spans: DeploymentSpan[] = [];
  /** What runs, and when it was last said to. */
  private readonly running = new Map<DeploymentSpan, number>();
  private retirement: DeploymentSpan | undefined;

  activate(fact: Changed): void {
    const { id, model, environment, occurredAt: since } = fact;
    for (const [span, said] of this.running)
      if (!isOf(span, fact) && said < timeOf(since))
        this.end(span, { until: since, replaced: true });
    const [span = { id, model, environment, since }] = this.runningAs(fact);
    if (!this.running.has(span)) this.spans.push(span);
    this.running.set(span, timeOf(since));
  }

  retire(fact: Changed): void {
    const { occurredAt: until, by } = fact;
    const [span] = this.runningAs(fact);
    if (span === undefined) this.retirement = over(fact);
    else this.end(span, { until, ...(by === undefined ? {} : { retiredBy: by }) });
  }

  private runningAs(fact: Changed): DeploymentSpan[] {
    return [...this.running.keys()].filter((span) => isOf(span, fact));
  }

  private end(span: DeploymentSpan, end: Partial<DeploymentSpan>): void {
    Object.assign(span, end);
    this.running.delete(span);
  }

  /** What ended last; where nothing was ever said to run, the last retirement. */
  last(): readonly DeploymentSpan[] {
    const endOf = ({ until = '' }: DeploymentSpan): number => timeOf(until);
    return this.spans
      .toSorted((a, b) => endOf(a) - endOf(b))
      .slice(-1)
      .concat(this.spans.length === 0 && this.retirement !== undefined ? [this.retirement] : []);
  }
}

/** Of what nobody ever said that it runs: it is over, whatever the date. */
function over({ id, model, environment, occurredAt, recordedAt }: Changed): DeploymentSpan {
  const since = timeOf(occurredAt) < timeOf(recordedAt) ? occurredAt : recordedAt;
  return { id, model, environment, since, until: since };
}

const isOf = (
  span: Pick<DeploymentSpan, 'model' | 'environment'>,
  { model, environment }: Pick<Changed, 'model' | 'environment'>,
): boolean =>
  span.model === model && environmentName(span.environment) === environmentName(environment);

/**
 * What spans say of a moment.
 *
 * @param spans of whole deployments, or all that one model has of each
 * @param now used where the query names no moment. RFC 3339
 */
export function deploymentsAt(
  spans: readonly DeploymentSpan[],
  { state, at }: Omit<DeploymentQuery, 'models'>,
  now: string,
): DeploymentRecord[] {
  const moment = timeOf(at ?? now);
  const records = spans.flatMap((span) => recordAt(span, moment));
  const running = new Set(records.flatMap((each) => (each.state === 'active' ? each.id : [])));
  return records.filter(
    (each) =>
      (each.state === 'active' || !running.has(each.id)) &&
      (state === undefined || each.state === state),
  );
}

function recordAt(span: DeploymentSpan, at: number): DeploymentRecord[] {
  const { id, model, environment, since, until = since, replaced, retiredBy } = span;
  if (lasts(span, at)) return [{ id, model, environment, state: 'active', since }];
  if (replaced === true) return [];
  const by = retiredBy === undefined ? {} : { retiredBy };
  return [{ id, model, environment, state: 'retired', since: until, ...by }];
}
