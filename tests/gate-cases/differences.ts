import { type Expectation } from './cases';

export interface Answer {
  status: number;
  body: {
    verdict?: string;
    reasons?: { rule: string }[];
    nodes?: { id: string }[];
    rejected?: unknown[];
  };
}

/** What an answer lacks or has beyond what was expected, in words; empty where it is as expected. */
export function differencesIn(expected: Expectation, { status, body }: Answer): string[] {
  const rules = (body.reasons ?? []).map(({ rule }) => rule);
  const nodes = (body.nodes ?? []).map(({ id }) => id);
  const { has = [], hasNot = [], hasAny, nodes: shown = [], nodesNot = [] } = expected;
  return [
    ...statusFault(expected, status, (body.rejected ?? []).length > 0),
    ...verdictFault(expected, body.verdict, rules),
    ...has.filter((rule) => !rules.includes(rule)).map((rule) => `lacks ${rule}`),
    ...hasNot.filter((rule) => rules.includes(rule)).map((rule) => `has ${rule}`),
    ...(hasAny === undefined || hasAny.some((rule) => rules.includes(rule))
      ? []
      : [`has none of ${hasAny.join(', ')}`]),
    ...shown.filter((id) => !nodes.includes(id)).map((id) => `shows no ${id}`),
    ...nodesNot.filter((id) => nodes.includes(id)).map((id) => `shows ${id}`),
  ];
}

function statusFault(expected: Expectation, status: number, rejected: boolean): string[] {
  const { status: wanted = 'success' } = expected;
  const isRefused = (status >= 400 && status < 500) || rejected;
  const fits =
    wanted === 'any'
      ? status < 500
      : wanted === 'refused'
        ? isRefused
        : wanted === 'success'
          ? status >= 200 && status < 300
          : status === wanted;
  return fits ? [] : [`status ${String(status)}, not ${String(wanted)}`];
}

const verdictFault = (
  { verdict }: Expectation,
  given: string | undefined,
  rules: readonly string[],
): string[] =>
  verdict === undefined || verdict === given
    ? []
    : [`verdict ${given ?? 'missing'}, not ${verdict} [${rules.join(', ')}]`];
