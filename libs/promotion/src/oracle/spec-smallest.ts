import {
  type History,
  type Named,
  type Question,
  type Statement,
  type Told,
} from './spec-statements';

/** A history and what is asked about it. */
export interface Asked {
  readonly history: History;
  readonly question: Question;
}

/**
 * The smallest part of a history that still fails: statements, fields and entries of lists are left out as long
 * as it does. Fields that the events need come back as errors, which are no failures.
 */
export function smallest<A extends Asked>(asked: A, fails: (asked: A) => boolean): A {
  const isSmaller = (one: A): boolean => {
    try {
      return fails(one);
    } catch {
      return false;
    }
  };
  for (let best = asked; ;) {
    const next = smallerThan(best).find(isSmaller);
    if (next === undefined) return best;
    best = next;
  }
}

const smallerThan = <A extends Asked>(asked: A): A[] => [
  ...asked.history.map((_, at) => ({ ...asked, history: asked.history.toSpliced(at, 1) })),
  ...asked.history.flatMap((told, at) =>
    simplerThan(told).map((one) => ({ ...asked, history: asked.history.with(at, one) })),
  ),
  ...simplerQuestions(asked.question).map((question) => ({ ...asked, question })),
];

function simplerThan(told: Told): Told[] {
  const { by: _, ...anonymous } = told;
  return [
    ...simplerStatements(told.what).map((what) => ({ ...told, what })),
    ...(told.at === told.taken ? [] : [{ ...told, at: told.taken }]),
    ...(told.by === undefined ? [{ ...anonymous, by: 'local' as const }] : []),
  ];
}

const simplerStatements = (what: Statement): Statement[] =>
  Object.entries(what).flatMap(([name, value]: [string, unknown]) => {
    const { [name]: _, ...rest } = what as unknown as Record<string, unknown>;
    const shorter = Array.isArray(value)
      ? value.map((_one, at) => ({ ...what, [name]: value.toSpliced(at, 1) as unknown[] }))
      : [];
    const digestless = isNamed(value) ? [{ ...what, [name]: { id: value.id } }] : [];
    return [rest, ...shorter, ...digestless] as unknown as Statement[];
  });

const isNamed = (value: unknown): value is Named =>
  typeof value === 'object' && value !== null && 'id' in value && 'digest' in value;

function simplerQuestions({ model, environment }: Question): Question[] {
  const { id } = model;
  return [
    ...(model.digest === undefined ? [] : [{ model: { id }, environment }]),
    ...(environment === 'clinic' ? [{ model, environment: 'production' as const }] : []),
  ];
}

/** The history line by line, for whoever has to understand it. */
export const inWords = ({ history, question }: Asked): string =>
  [
    `asked: ${JSON.stringify(question)}`,
    ...history.map(
      ({ key, by = 'a stranger', taken, at, what }) =>
        `  ${key} by ${by}, taken ${String(taken)}${at === taken ? '' : `, dated ${String(at)}`}: ${JSON.stringify(what)}`,
    ),
  ].join('\n');
