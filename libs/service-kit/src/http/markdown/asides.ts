import { isRecord } from '@pedigree/events';
import { code, prose } from './escape';
import { type DecisionShown } from './shown';

/** Most entries of a list. */
const MOST = 20;

/** Everything beside verdict and reasons, each under a heading of its own, left out where there is nothing. */
export const asideBlocks = (decision: DecisionShown): string[] =>
  [
    section('Running on it', deploymentsOf(decision)),
    section('Because of these events', (decision.revoked?.because ?? []).map(code)),
    section('To be shown once the model is trained', conditionsOf(decision)),
    section('Other teachers, with an independent initialization', teachersOf(decision)),
    section('Cleared', clearedIn(decision)),
    section('Evidence that does not count', rejectedIn(decision)),
    section('Contradicting claims', contradictionsIn(decision)),
    section('Why the ancestry cannot be relied on', problemsIn(decision)),
  ].flatMap((block) => block ?? []);

function section(title: string, entries: readonly string[]): string | undefined {
  if (entries.length === 0) return undefined;
  const rest = entries.length - MOST;
  const more = rest > 0 ? [`and ${String(rest)} more`] : [];
  const lines = [...entries.slice(0, MOST), ...more].map((entry) => `- ${entry}`);
  return `### ${title}\n\n${lines.join('\n')}`;
}

const deploymentsOf = ({ revoked }: DecisionShown): string[] =>
  (revoked?.deployments ?? []).map(({ id, environment }) => `${code(id)} in ${code(environment)}`);

const conditionsOf = ({ conditions = [] }: DecisionShown): string[] =>
  conditions.map((text) => `[ ] ${prose(text)}`);

function teachersOf({ alternatives }: DecisionShown): string[] {
  const teachers: unknown = isRecord(alternatives) ? alternatives['teachers'] : [];
  const named = Array.isArray(teachers) ? teachers : [];
  return named.flatMap((one: unknown) => (typeof one === 'string' ? [code(one)] : []));
}

const clearedIn = ({ cleared }: DecisionShown): string[] =>
  cleared.map(({ rule, by }) => {
    const named = by.slice(0, MOST).map(code).join(', ');
    return `[x] ${code(rule)}${named === '' ? '' : ` by ${named}`}`;
  });

const rejectedIn = ({ rejected = [] }: DecisionShown): string[] =>
  rejected.map(
    ({ event, kind, about, code: why, message }) =>
      `${prose(kind)} about ${code(about)}, event ${code(event)} (${code(why)}): ${prose(message)}`,
  );

const contradictionsIn = ({ contradictions = [] }: DecisionShown): string[] =>
  contradictions.map(({ models, counts, claims }) => {
    const said = claims
      .slice(0, MOST)
      .map(
        ({ relation, evidence, event }) =>
          `${prose(relation)} (${prose(evidence)}, ${code(event)})`,
      )
      .join(', ');
    return `${models.map(code).join(' and ')}: ${code(counts)} counts, as the strictest of ${said}`;
  });

const problemsIn = ({ problems = [] }: DecisionShown): string[] =>
  problems.map(({ problem, message }) => `**${prose(problem)}**: ${prose(message)}`);
